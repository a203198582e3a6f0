"""What is new on a site, gathered once a language."""

from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING
from uuid import UUID

from django.utils import timezone
from wagtail.models import Page

from languages import declared
from languages.said import Said
from pages import models
from pages.choices import Change
from pages.speech import Speech

if TYPE_CHECKING:
    from pages.known import Known
    from pages.reader import Reader

#: The tables of the pages that are told of, with their texts, which a list has no use for.
TABLES = {
    "steppage": ["body", "bring"],
    "articlepage": ["body"],
    "chainpage": ["meetings", "body"],
    "guidepage": ["body"],
}


@dataclass(frozen=True)
class News:
    """A Swedish page that was published, changed or translated last, in the words of one language."""

    page: Page
    title: Said
    summary: Said
    change: Change
    at: datetime


def of_site(reader: "Reader") -> list[News]:
    """The public pages of the site, the last published first (four queries)."""
    known, language = reader.known, reader.language
    return known.once(("news", language), lambda: _gathered(known, language))


def _gathered(known: "Known", language: str) -> list[News]:
    below = Page.objects.descendant_of(known.site.root_page).filter(last_published_at__isnull=False)
    swedish = {key: page for key, page in _whole(below).items() if known.is_public(page)}
    others = Page.objects.filter(translation_key__in=swedish, locale__language_code=language, alias_of=None)
    translated = _whole(others) if language != declared.SOURCE else {}
    known.learn_told_in(swedish)
    found = [_news(page, translated.get(key, page), known, language) for key, page in swedish.items()]
    return sorted(found, key=lambda one: (one.at, one.page.pk), reverse=True)


def _whole(rows) -> dict[UUID, Page]:
    """The live pages of the kinds that are told of, each as what it is, by what it shares with its translations."""
    kinds = [models.StepPage, models.ArticlePage, models.ChainPage, models.GuidePage]
    texts = [f"{table}__{name}" for table, names in TABLES.items() for name in names]
    found = {}
    for row in rows.live().type(*kinds).select_related("locale", *TABLES).defer(*texts).order_by():
        page = getattr(row, row.cached_content_type.model)
        page.locale = row.locale
        found[row.translation_key] = page
    return found


def _news(page, told, known: "Known", language: str) -> News:
    told.source = page
    speech = Speech(told, known.facts)
    title, summary = speech.field("title"), speech.field("summary")
    tally = known.told_in(page.translation_key).get(language) if title.language != declared.SOURCE else None
    change, at = Change.NEW, page.last_published_at
    if tally and tally.translated_on and tally.translated_on > at:
        change, at = Change.TRANSLATED, tally.translated_on
    elif page.first_published_at and timezone.localdate(page.first_published_at) < timezone.localdate(at):
        change = Change.CHANGED
    return News(page, title, summary, change, at)
