"""What a translator is told beside a unit: where it stands, the agreed words of the glossary, the values of facts."""

import re
from collections.abc import Iterable
from uuid import UUID

from django.core.exceptions import FieldDoesNotExist
from django.db import models
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from wagtail.models import Locale, Site

from knowledge import tokens
from knowledge.models import Fact, GlossaryTerm
from languages import declared

#: Words up to this length are looked for as they stand: “bo” with an ending would be found in “bord”.
SHORT = 4
ENDING = r"\w{0,4}"


class Notes:
    """The notes for one language on one site (two queries)."""

    def __init__(self, site: Site, locale: Locale):
        self.facts = Fact.objects.for_site(site)
        self.terms = _terms(locale)
        ways = [_way(number, word) for number, (word, _agreed) in enumerate(self.terms)]
        self.pattern = re.compile(rf"(?<!\w)(?:{'|'.join(ways)})(?!\w)", re.IGNORECASE) if ways else None

    def about(self, swedish: str) -> list[str]:
        """The terms and facts of a Swedish text, a line each."""
        return [*self._glossary(swedish), *self._values(swedish)]

    def _glossary(self, swedish: str) -> Iterable[str]:
        found = {match.lastgroup for match in self.pattern.finditer(swedish)} if self.pattern else set()
        for number, (word, agreed) in enumerate(self.terms):
            if f"t{number}" in found:
                yield _("Agreed word: %(word)s = %(agreed)s") % {"word": word, "agreed": agreed}

    def _values(self, swedish: str) -> Iterable[str]:
        for key in sorted(tokens.used(swedish)):
            value = self.facts[key].written(declared.SOURCE) if key in self.facts else tokens.MISSING
            yield _("[[%(key)s]] is filled in by itself: %(value)s") % {"key": key, "value": value}


def _way(number: int, word: str) -> str:
    """The pattern of one word, with a name to know it by."""
    return f"(?P<t{number}>{re.escape(word)}){ENDING if len(word) > SHORT else ''}"


def _terms(locale: Locale) -> list[tuple[str, str]]:
    """Swedish words, synonyms too, and what they are called in a language; the longest first."""
    rows = GlossaryTerm.objects.filter(locale__language_code__in=[declared.SOURCE, locale.language_code])
    swedish, agreed = {}, {}
    for row in rows:
        (agreed if row.locale_id == locale.pk else swedish)[row.translation_key] = row
    found = [
        (word, agreed[key].word) for key, row in swedish.items() if key in agreed for word in [row.word, *row.synonyms]
    ]
    return sorted(found, key=lambda term: (-len(term[0]), term))


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
