"""What there is to translate on a site: its pages in the order of the tree, its contacts, and the national words."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from uuid import UUID

from django.db import models
from django.db.models import F
from django.db.models.functions import Coalesce
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _
from wagtail.models import Page, Site, get_page_models
from wagtail_localize.models import TranslationSource

from contacts.models import Contact
from knowledge.models import GlossaryTerm
from languages import declared
from pages.choices import Application
from pages.models import AudienceRow, BasePage
from translation.scope import NATIONAL, pages_of


class Section(models.TextChoices):
    PAGES = "pages", _("Pages")
    CONTACTS = "contacts", _("Contacts")
    NATIONAL = "national", _("National words")


@dataclass
class Subject:
    """A Swedish page or row, what it is sorted by, and the languages whose readers get words of its own."""

    key: UUID
    title: str
    section: Section
    kind: str = ""
    level: int = 0
    unit_id: int | None = None
    theme: str = ""
    audiences: set[str] = field(default_factory=set)
    published_in: set[str] = field(default_factory=set)
    source_id: int | None = None


def subjects_of(site: Site, *, national: bool) -> list[Subject]:
    """Everything of a site that is translated, and the national words if asked for (5 queries, or 10)."""
    found = [*_pages(site), *_rows(Contact, Section.CONTACTS, site=site)]
    if national:
        found += _rows(Contact, Section.NATIONAL, site=None)
        found += [subject for model in NATIONAL for subject in _rows(model, Section.NATIONAL)]
    sources = TranslationSource.objects.filter(locale__language_code=declared.SOURCE)
    ids = dict(sources.filter(object__in=[one.key for one in found]).values_list("object_id", "pk"))
    for one in found:
        one.source_id = ids.get(one.key)
    return found


def _pages(site: Site) -> Iterable[Subject]:
    kinds = {model._meta.model_name: model for model in get_page_models()}
    owners = [f"{name}__unit" for name, model in kinds.items() if issubclass(model, BasePage)]
    rows = pages_of(site).annotate(owned_by=Coalesce(*owners), theme=F("steppage__theme__slug"))
    fields = ("pk", "translation_key", "title", "depth", "content_type__model", "owned_by", "theme")
    pages = {}
    for pk, key, title, depth, kind, unit_id, theme in rows.values_list(*fields):
        name, level = str(kinds[kind]._meta.verbose_name), depth - site.root_page.depth
        pages[pk] = Subject(key, title, Section.PAGES, name, level, unit_id, theme or "")
    _say_whom_they_concern(pages)
    _say_where_they_are_published({page.key: page for page in pages.values()}, site)
    return pages.values()


def _say_whom_they_concern(pages: dict[int, Subject]) -> None:
    rows = AudienceRow.objects.filter(step__in=pages).exclude(application=Application.DOES_NOT)
    for pk, audience in rows.values_list("step", "audience__slug"):
        pages[pk].audiences.add(audience)


def _say_where_they_are_published(pages: dict[UUID, Subject], site: Site) -> None:
    told = Page.objects.live().filter(alias_of=None, translation_key__in=pages_of(site).values("translation_key"))
    for key, code in told.values_list("translation_key", "locale__language_code"):
        pages[key].published_in.add(code)


def _rows(model, section: Section, **which) -> Iterable[Subject]:
    """The Swedish rows of a model in the order of their names, from one query over all languages."""
    name = "word" if model is GlossaryTerm else "title"
    owner = F("owner") if model is Contact else models.Value(None, models.IntegerField())
    rows = model.objects.filter(**which).annotate(owned_by=owner).order_by(name)
    found, published = {}, []
    for key, code, title, unit_id in rows.values_list("translation_key", "locale__language_code", name, "owned_by"):
        if code == declared.SOURCE:
            found[key] = Subject(key, title, section, capfirst(model._meta.verbose_name), unit_id=unit_id)
        else:
            published.append((key, code))
    for key, code in published:
        if key in found:
            found[key].published_in.add(code)
    return found.values()
