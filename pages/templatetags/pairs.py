"""Reading side by side. The Swedish page is the skeleton of a step in every language, so the rows of two match."""

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
    """Summary, facts, things to bring and text of a step, each beside the same in the other language."""
    facts = zip(step["facts"], other["facts"], strict=False)
    body = zip(step["body"], other["body"], strict=False)
    return [
        Row("components/pair_text.html", step["summary"], other["summary"]),
        *(Row("components/pair_fact.html", ours, theirs) for ours, theirs in facts),
        *([Row("components/pair_list.html", step["bring"], other["bring"])] if step["bring"] else []),
        *(Row(ours.template, ours.value, theirs.value) for ours, theirs in body),
    ]
