"""The questions and answers of all steps, gathered once a language."""

from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING

from languages import declared
from languages.said import Said
from pages import models
from pages.speech import Speech

if TYPE_CHECKING:
    from pages.known import Known
    from pages.reader import Reader

#: The key of a question is the key of its page and the id of its block.
WITHIN_PAGE = "#"


@dataclass(frozen=True)
class Question:
    """A question with its answer in one language; the step is the Swedish one."""

    step: "models.StepPage"
    block: str
    question: Said
    answer: Said
    updated: datetime | None

    @property
    def key(self) -> str:
        return f"{self.step.translation_key}{WITHIN_PAGE}{self.block}"


def of_site(reader: "Reader") -> dict[str, Question]:
    """All of them by their keys, theme by theme in the order of the tree (one query)."""
    known, language = reader.known, reader.language
    return known.once(("questions", language), lambda: {one.key: one for one in _gathered(known, language)})


def _gathered(known: "Known", language: str) -> list[Question]:
    codes = {declared.SOURCE, language}
    rows = models.StepPage.objects.live().select_related("locale")
    rows = rows.filter(translation_key__in=known.steps_by_key, locale__language_code__in=codes)
    pages = {(row.translation_key, row.locale.language_code): row for row in rows}
    themes = [theme.pk for theme in known.themes]
    found = []
    for step in sorted(known.steps.values(), key=lambda step: themes.index(step.theme_id)):
        source = pages[step.translation_key, declared.SOURCE]
        page = pages.get((step.translation_key, language), source)
        page.source = source
        updated = max(filter(None, [source.last_published_at, page.last_published_at]), default=None)
        for block in Speech(page, known.facts).stream("body", only="question"):
            found.append(Question(step, block.id, block.value["question"], block.value["answer"], updated))
    return found
