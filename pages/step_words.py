"""Steps in the reader's language, a page's worth at a time."""

from collections.abc import Iterable

from knowledge import tokens
from languages import declared
from languages.said import Said, choose
from pages import models
from pages.journey import Step
from pages.reader import Reader


class StepWords:
    """Titles, summaries and notes of many steps for one reader (two queries, none in Swedish)."""

    def __init__(self, reader: Reader, pages: Iterable["models.StepPage"], rows: Iterable["models.AudienceRow"] = ()):
        self.reader = reader
        self.translated: dict = {}
        self.translated_rows: dict = {}
        if reader.language != declared.SOURCE:
            self._fetch(list(pages), list(rows))

    def _fetch(self, pages, rows) -> None:
        locale = {"locale__language_code": self.reader.language}
        translations = models.StepPage.objects.filter(
            translation_key__in=[page.translation_key for page in pages], alias_of=None, **locale
        )
        self.translated = {page.translation_key: page for page in translations.defer("body", "bring")}
        if rows and self.translated:
            found = models.AudienceRow.objects.filter(
                translation_key__in=[row.translation_key for row in rows], **locale
            )
            self.translated_rows = {row.translation_key: row for row in found}

    def of_page(self, page, name: str) -> Said:
        return self._say(page, self.translated.get(page.translation_key), name)

    def of_row(self, row, name: str) -> Said:
        return self._say(row, self.translated_rows.get(row.translation_key), name)

    def _say(self, swedish, translated, name: str) -> Said:
        text, language = choose(getattr(swedish, name), getattr(translated, name, None), self.reader.language)
        return Said(tokens.render(text, self.reader.facts, language), language)

    def link(self, step: Step) -> dict:
        """A step as a chip: its number, title and address."""
        return {
            "number": step.number,
            "title": self.of_page(step.page, "title"),
            "icon": step.page.icon,
            "slug": step.page.slug,
            "url": self.reader.url(step.page),
        }

    def responsible(self, page, row=None) -> Said | None:
        """Who answers for a step: for the audience, in words, or by the name of the organisation."""
        if row and row.responsible:
            return self.reader.swedish(row.responsible.name)
        if page.responsible_words:
            return self.of_page(page, "responsible_words")
        return self.reader.swedish(page.responsible.name) if page.responsible else None

    def deadline(self, page, row=None) -> Said | None:
        """The last day: the audience's own, else the step's."""
        if row and row.deadline:
            return self.of_row(row, "deadline")
        return self.of_page(page, "deadline") if page.deadline else None

    def swedish_title(self, page) -> Said | None:
        """The Swedish title where the title is shown in another language: it is the word on the sign."""
        title = self.of_page(page, "title")
        return None if title.language == declared.SOURCE else self.reader.swedish(page.title)

    def note(self, row) -> dict:
        return {"condition": row.get_condition_display(), "text": self.of_row(row, "note"), "applies": row.applies}

    def reason(self, step: Step) -> Said | None:
        """Why a step does not apply, where the editors have said it."""
        row = step.rows[0] if step.rows else None
        return self.of_row(row, "note") if row and row.note else None
