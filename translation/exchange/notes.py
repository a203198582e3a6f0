"""What a translator is told beside a unit: where it stands, the agreed words of the glossary, the values of facts."""

from collections.abc import Iterable
from uuid import UUID

from django.core.exceptions import FieldDoesNotExist
from django.db import models
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from wagtail.models import Locale, Site

from knowledge import tokens
from knowledge.models import Fact
from languages import declared
from translation.terms import Glossary


class Notes:
    """The notes for one language on one site (three queries)."""

    def __init__(self, site: Site, locale: Locale):
        self.facts = Fact.objects.for_site(site)
        self.glossary = Glossary.into(locale)

    def about(self, swedish: str) -> list[str]:
        """The terms and facts of a Swedish text, a line each."""
        return [*self._glossary(swedish), *self._values(swedish)]

    def _glossary(self, swedish: str) -> Iterable[str]:
        for term in self.glossary.found(swedish):
            if term.agreed:
                named = {"word": ", ".join(term.names), "agreed": term.agreed}
                yield _("Agreed word: %(word)s = %(agreed)s") % named

    def _values(self, swedish: str) -> Iterable[str]:
        for key in sorted(tokens.used(swedish)):
            value = self.facts[key].written(declared.SOURCE) if key in self.facts else tokens.MISSING
            yield _("[[%(key)s]] is filled in by itself: %(value)s") % {"key": key, "value": value}


def place(path: str, model: type[models.Model]) -> str:
    """Where in its object a segment stands, in words: `summary` of a step gives “Sammanfattning”."""
    first, *rest = path.split(".")
    names = [part for part in rest if not _is_id(part)]
    try:
        field = model._meta.get_field(first)
    except FieldDoesNotExist:
        return " › ".join([first, *names])
    if isinstance(field, models.ForeignObjectRel):  # the path goes on in a row of its own
        rows = field.related_model
        return " › ".join([_capital(rows._meta.verbose_name), *(place(name, rows) for name in names)])
    return " › ".join([_capital(getattr(field, "verbose_name", first)), *names])


def _capital(name) -> str:
    return capfirst(str(name))


def _is_id(part: str) -> bool:
    try:
        UUID(part)
    except ValueError:
        return False
    return True
