"""Reading side by side. The Swedish page is the skeleton of a step in every language, so the rows of two match."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django import template

register = template.Library()


@dataclass(frozen=True)
class Row:
    """The same words twice; `template` renders either."""

    template: str
    ours: Any
    theirs: Any


@register.filter
def rows_beside(step: dict, other: dict) -> list[Row]:
    """Summary, facts, own note, things to bring, text and questions of a step, each beside the same in the other."""
    bring = [Row("components/pair_list.html", step["bring"], other["bring"])] if step["bring"] else []
    return [
        Row("components/pair_text.html", step["summary"], other["summary"]),
        *rows("components/pair_fact.html", step["facts"], other["facts"]),
        *rows("components/pair_note.html", own_notes(step), own_notes(other)),
        *bring,
        *(Row(ours.template, ours.value, theirs.value) for ours, theirs in pairs(step["body"], other["body"])),
        *rows("components/pair_question.html", step["questions"], other["questions"]),
    ]


def pairs(ours: list, theirs: list) -> Iterable[tuple]:
    """Two tellings have the same parts, for the Swedish page gives both their structure."""
    return zip(ours, theirs, strict=True)


def rows(template_name: str, ours: list, theirs: list) -> list[Row]:
    return [Row(template_name, one, other) for one, other in pairs(ours, theirs)]


def own_notes(step: dict) -> list[dict]:
    """What is said to the reader's own audience."""
    return [note for note in step["notes"] if note["own"] and note["text"]]
