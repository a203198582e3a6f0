"""Steps in a language, a site's worth at a time."""

from collections.abc import Iterable, Mapping

from contacts.choices import OrganisationKind
from knowledge import tokens
from knowledge.models import Fact
from languages import declared
from languages.said import Said, choose, swedish
from pages import models
from pages.choices import Level, StepFact
from pages.journey import Step

#: The level that an organisation stands on, by its kind; all others are others.
LEVEL_OF = {
    OrganisationKind.KOMMUN: Level.KOMMUN,
    OrganisationKind.REGION: Level.REGION,
    OrganisationKind.MYNDIGHET: Level.STATE,
}


class StepWords:
    """Titles, summaries and notes of steps in one language (two queries, none in Swedish)."""

    def __init__(self, language: str, facts: Mapping[str, Fact], pages: Iterable, rows: Iterable):
        self.language, self.facts = language, facts
        self.translated: dict = {}
        self.translated_rows: dict = {}
        if language != declared.SOURCE:
            self._fetch(list(pages), list(rows))

    def _fetch(self, pages: list, rows: list) -> None:
        locale = {"locale__language_code": self.language}
        keys = [page.translation_key for page in pages]
        translations = models.StepPage.objects.filter(translation_key__in=keys, alias_of=None, **locale)
        self.translated = {page.translation_key: page for page in translations.defer("body", "bring")}
        row_keys = [row.translation_key for row in rows]
        found = models.AudienceRow.objects.filter(translation_key__in=row_keys, step__alias_of=None, **locale)
        self.translated_rows = {row.translation_key: row for row in found}

    def of_page(self, page, name: str) -> Said:
        return self._say(page, self.translated.get(page.translation_key), name)

    def of_row(self, row, name: str) -> Said:
        return self._say(row, self.translated_rows.get(row.translation_key), name)

    def _say(self, swedish, translated, name: str) -> Said:
        words = choose(getattr(swedish, name), getattr(translated, name, None), self.language)
        return tokens.fill(Said(*words), self.facts)

    def responsible(self, page, row=None) -> Said | None:
        """Who answers for a step: for the audience, in words, or by the name of the organisation."""
        if row and row.responsible:
            return swedish(row.responsible.name)
        if page.responsible_words:
            return self.of_page(page, "responsible_words")
        return swedish(page.responsible.name) if page.responsible else None

    def level(self, page, row=None) -> Level:
        """On which level who answers for a step stands: of the step, or of the audience's own responsible."""
        own = row and row.responsible
        return LEVEL_OF.get(own.kind, Level.OTHER) if own else Level(page.level)

    def in_swedish(self, words: str) -> Said:
        """Swedish words with their facts filled in."""
        return tokens.fill(swedish(words), self.facts)

    def deadline(self, page, row=None) -> Said | None:
        """The last day: the audience's own, else the step's."""
        if row and row.deadline:
            return self.of_row(row, "deadline")
        return self.of_page(page, "deadline") if page.deadline else None

    def swedish_title(self, page) -> Said | None:
        """The Swedish title where the title is shown in another language: it is the word on the sign."""
        title = self.of_page(page, "title")
        return None if title.language == declared.SOURCE else swedish(page.title)

    def reason(self, step: Step) -> Said | None:
        """Why a step does not apply, where the editors have said it."""
        row = step.rows[0] if step.rows else None
        return self.of_row(row, "note") if row and row.note else None

    def in_short(self, page, row=None) -> list[dict]:
        """The facts of a step, as its audience row has them."""
        told = {
            StepFact.RESPONSIBLE: self.responsible(page, row),
            StepFact.DURATION: self.of_page(page, "duration"),
            StepFact.FEE: self.of_page(page, "fee"),
            StepFact.DEADLINE: self.deadline(page, row),
        }
        return facts(told)


def facts(told: Mapping[StepFact, Said | None], on_the_sign: Said | None = None) -> list[dict]:
    """What is known at a glance as templates want it; `on_the_sign` is the Swedish of who is responsible."""
    return [
        {
            "icon": fact.value,
            "label": fact.label,
            "value": value,
            "swedish": on_the_sign if fact == StepFact.RESPONSIBLE else None,
            "due": fact == StepFact.DEADLINE,
        }
        for fact, value in told.items()
        if value
    ]
