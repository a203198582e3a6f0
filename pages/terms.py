"""The words worth knowing of a step: explained on its page, and led to from where its text first says them."""

import re
from collections.abc import Iterable
from dataclasses import replace
from typing import Any

from django.utils.html import escape

from knowledge import tokens
from languages import declared
from languages.said import Said, swedish
from pages.reader import Reader
from pages.speech import Spoken

#: Blocks whose text leads to the words.
LEADING = {"text", "how_to", "bullets", "while_you_wait"}
#: What a Swedish word may end in beside its dictionary form: the definite form, and that of many.
ENDING = "(?:e?[nt]s?|a[nrs]|[aeo]r(?:na)?s?|na|s)?"
#: Parts of markup that hold no text of ours: a whole link, a tag, an entity.
APART = r"<a\b.*?</a>|<[^>]*>|&#?\w+;"
#: What stands beside a word in the glossary, such as a short form.
BESIDE = re.compile(r"\s*\([^)]*\)")


def of_step(step, reader: Reader) -> list[dict]:
    """The words of a step: Swedish, in the reader's language where there is one, and what they mean."""
    lexicon = reader.known.glossary(reader.language)
    return [
        {
            "slug": term.slug,
            "swedish": swedish(term.word),
            "word": word if (word := lexicon.say(term, "word")).language != declared.SOURCE else None,
            "definition": tokens.fill(lexicon.say(term, "definition"), reader.known.facts),
        }
        for term in reader.known.terms.get(step.pk, [])
    ]


def linked(blocks: Iterable[Spoken], words: list[dict]) -> list[Spoken]:
    """The blocks of a text, where the first mention of each word leads to what it means, below on the same page."""
    waiting = list(words)
    return [
        replace(block, value=_within(block.value, waiting)) if waiting and block.kind in LEADING else block
        for block in blocks
    ]


def _within(value: Any, waiting: list[dict]) -> Any:
    match value:
        case Said():
            return _lead(value, waiting)
        case dict():
            return {name: part if name == "heading" else _within(part, waiting) for name, part in value.items()}
        case list():
            return [_within(part, waiting) for part in value]
    return value


def _lead(said: Said, waiting: list[dict]) -> Said:
    """A text that leads to the words it says, each the first time; what is found waits no more."""
    markup = str(said.text)
    for word in list(waiting):
        name = _name(word, said.language)
        found = re.compile(f"{APART}|(?<!\\w)({name})(?!\\w)", re.IGNORECASE | re.DOTALL) if name else None
        place = next((one for one in found.finditer(markup) if one[1]), None) if found else None
        if place:
            waiting.remove(word)
            link = f'<a href="#ord-{word["slug"]}">{place[1]}</a>'
            markup = markup[: place.start()] + link + markup[place.end() :]
    return Said(markup, said.language, html=True)


def _name(word: dict, language: str) -> str:
    """How a word is written in a language, as a pattern; empty where it has none there."""
    own = word["swedish"] if language == declared.SOURCE else word["word"]
    if not own or own.language != language:
        return ""
    bare = re.escape(escape(BESIDE.sub("", str(own))))
    return bare + ENDING if language == declared.SOURCE else bare
