"""The questions and answers of all steps, narrowed by their address."""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import partial
from typing import Any

from django.http import HttpResponse

from languages.said import Said
from pages import feeds, pairs, questions, sheet_view, structured_data
from pages.choices import ContactFilter
from pages.filtering import ALL, Asked, scores, situations, themes
from pages.questions import Question
from pages.reader import Reader
from search.choices import Kind

#: What questions are narrowed by, and the choices of each.
FILTERS = {ContactFilter.THEME: themes, ContactFilter.AUDIENCE: situations}


@dataclass(frozen=True)
class Way:
    """The way to the step of a question; no words of a pair, for one that is Swedish in both languages is told once."""

    icon: str
    title: Said
    url: str


class Selection:
    """The questions that fit what is asked, those that fit the words best first."""

    def __init__(self, reader: Reader, asked: Asked):
        self.asked, self.rows = asked, reader.known.rows
        gathered, named = questions.of_site(reader), scores(asked.q, reader, Kind.QUESTION)
        best = gathered if named is None else sorted(named, key=lambda key: -named[key])
        self.named = [gathered[key] for key in best if key in gathered]

    def of(self, **instead: str) -> list[Question]:
        """Those that fit, or would with other choices."""
        values = self.asked.values | instead
        theme, audience = values[ContactFilter.THEME], values[ContactFilter.AUDIENCE]
        return [
            one
            for one in self.named
            if theme in ("", one.step.theme.slug) and (not audience or audience in self._concerned(one.step.pk))
        ]

    def _concerned(self, step: int) -> set[str]:
        return {row.audience.slug for row in self.rows.get(step, []) if row.applies}


def context(request, page) -> dict:
    """The questions that fit under their themes, and the filters as they are set; on paper beside Swedish."""
    own = Reader.of(request, page)
    reader = sheet_view.on_paper(own) if sheet_view.asked(request) else own
    asked = Asked(request.GET, own, FILTERS)
    selection = Selection(reader, asked)
    found = selection.of()

    def tell(page, reader: Reader) -> dict:
        """The list in one language."""
        speech = reader.speech(page)
        words = {name: speech.field(name) for name in ("title", "lead")}
        return {**words, "themes": by_theme((one.key for one in found), reader)}

    told = tell(page, reader)
    beside = pairs.context(reader, page, told, tell, parts)
    rows = beside["pairs"] or [pairs.Pair(template, value, None) for template, value in parts(told)]
    return {
        **told,
        "description": told["lead"],
        "count": len(found),
        "chosen": list(asked.chosen(partial(label_of, reader=reader))),
        "cleared": asked.cleared,
        "q": asked.q,
        "filters": filters(reader, selection),
        "feed": feeds.address_of(request, page, reader),
        "structured": structured_data.of_questions(found),
        **beside,
        "rows": rows[1:],  # on paper, where the title stands by itself
    }


def by_theme(keys: Iterable[str], reader: Reader) -> list[dict]:
    """Questions under their themes in a reader's language, each with its step; what comes first decides the order."""
    told = questions.of_site(reader)
    groups: dict[int, dict] = {}
    for one in (told[key] for key in keys):
        theme = one.step.theme
        words = {"slug": theme.slug, "icon": theme.icon, "title": reader.say(theme, "title"), "questions": []}
        asked = {"question": one.question, "answer": one.answer, "step": Way(**reader.line(one.step))}
        groups.setdefault(theme.pk, words)["questions"].append(asked)
    return list(groups.values())


def parts(told: dict) -> list[pairs.Part]:
    """The list in pairs: a theme, then its questions."""
    return [
        *pairs.title(told["title"]),
        *pairs.text(told["lead"]),
        *(
            part
            for theme in told["themes"]
            for part in [
                *pairs.title(theme["title"]),
                *(("components/pair_question.html", question) for question in theme["questions"]),
            ]
        ),
    ]


def label_of(name: ContactFilter, value: str, reader: Reader) -> Said | None:
    """A choice in the reader's language; None where there is no such choice."""
    return {choice["value"]: choice["title"] for choice in FILTERS[name](reader)}.get(value)


def filters(reader: Reader, selection: Selection) -> dict[str, dict[str, Any]]:
    """Every filter with its choices in the reader's language, and how many questions each would leave."""
    return {
        name.value: {
            "name": name.value,
            "label": name.label,
            "value": selection.asked.values[name],
            "all": ALL if name == ContactFilter.AUDIENCE and reader.audience else "",
            "choices": [
                {**choice, "count": len(selection.of(**{name: choice["value"]}))} for choice in choices(reader)
            ],
        }
        for name, choices in FILTERS.items()
    }


def feed(request, page) -> HttpResponse:
    """The questions that fit, those that were changed last first."""
    reader = Reader.of(request, page)
    asked = Asked(request.GET, reader, FILTERS)
    found = sorted(Selection(reader, asked).of(), key=lambda one: one.updated or feeds.NEVER, reverse=True)
    entries = [
        feeds.Entry(
            one.step.translation_key,
            one.question,
            one.answer,
            reader.line(one.step)["url"],
            one.updated,
            one.step.first_published_at,
            (reader.say(one.step.theme, "title"),),
            one.block,
        )
        for one in found
    ]
    speech = reader.speech(page)
    chosen = [str(one["label"]) for one in asked.chosen(partial(label_of, reader=reader))]
    return feeds.atom(request, page, [speech.field("title"), *chosen], speech.field("lead"), entries)
