"""What a page says to the reader: her words where there are any, else the Swedish, marked as such (law 3).

The Swedish page is the skeleton: structure, order, facts and relations are always read there (law 2); a translation
lends its words, found by the same field, block id or row.
"""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from wagtail import blocks
from wagtail.rich_text import expand_db_html

from knowledge import tokens
from knowledge.models import Fact
from languages import declared
from languages.said import Said, choose, language_attributes
from pages.blocks.words import AtSource
from pages.links import keep_audience

PARAGRAPH = re.compile(r"<p\b")


@dataclass(frozen=True)
class Spoken:
    """A block as it is said: `value` holds `Said` where there are words, plain values where there are facts."""

    kind: str
    id: str
    value: Any

    @property
    def template(self) -> str:
        return f"components/blocks/{self.kind}.html"


class Speech:
    """The words of a page in one language, with its facts filled in."""

    def __init__(
        self,
        page,
        facts: Mapping[str, Fact],
        audience: str | None = None,
        root_url: str = "",
        shown: Mapping[type, Callable] | None = None,
    ):
        """`shown` says how to show the value of a block that holds no words, by the class of the block."""
        self.shown = shown or {}
        self.source = page.source
        self.words = page.words
        self.language = page.locale.language_code
        self.facts = facts
        self.audience, self.root_url = audience, root_url

    def field(self, name: str) -> Said:
        """A text field of the page."""
        return self.text(getattr(self.source, name), getattr(self.words, name))

    def text(self, swedish: str, translated: str | None) -> Said:
        """One text: the translation if there is one, with its fact tokens replaced in its own language."""
        return tokens.fill(Said(*choose(swedish, translated, self.language)), self.facts)

    def rich(self, swedish: str, translated: str | None) -> Said:
        """One rich text, as markup, with links that keep the audience."""
        source, language = choose(swedish, translated, self.language)
        parts = [(source, language)] if language == declared.SOURCE else paragraphs(source, swedish, language)
        markup = "".join(self._told(part, spoken, aside=spoken != language) for part, spoken in parts)
        return Said(markup, language, html=True)

    def _told(self, markup: str, language: str, *, aside: bool) -> str:
        """A paragraph with its links and facts; marked where it is in another language than those around it."""
        expanded = keep_audience(expand_db_html(markup), self.root_url, self.audience)
        told = tokens.fill(Said(expanded, language, html=True), self.facts)
        return PARAGRAPH.sub(f"<p{language_attributes(language)}", told) if aside else str(told)

    def stream(self, name: str, only: str = "") -> list[Spoken]:
        """The blocks of a stream field, or those of one kind."""
        return self._stream(children(getattr(self.source, name), only), getattr(self.words, name))

    def _stream(self, swedish, translated) -> list[Spoken]:
        lent = _by_id(translated.raw_data if translated else [])
        return [
            Spoken(child.block_type, child.id, self._block(child.block, child.value, lent.get(child.id)))
            for child in swedish
        ]

    def _block(self, block: blocks.Block, value: Any, translated: Any) -> Any:
        """A value with the words of its translation, which is as it is stored: what it refers to is not fetched."""
        if type(block) in self.shown:
            return self.shown[type(block)](value)
        if isinstance(block, AtSource):
            translated = None
        if isinstance(block, blocks.CharBlock | blocks.TextBlock):
            return self.text(value or "", translated)
        if isinstance(block, blocks.RichTextBlock):
            return self.rich(value.source, translated)
        if isinstance(block, blocks.StructBlock):
            return {
                name: self._block(child, value.get(name), translated.get(name) if translated else None)
                for name, child in block.child_blocks.items()
            }
        if isinstance(block, blocks.ListBlock):
            lent = _by_id(translated or [])
            return [self._item(block.child_block, item, lent.get(item.id)) for item in value.bound_blocks]
        return value

    def _item(self, block: blocks.Block, item, translated: Any) -> Any:
        """An item of a list; one of several parts keeps its id, which a reader's ticks hang on."""
        told = self._block(block, item.value, translated)
        return {"id": item.id, **told} if isinstance(block, blocks.StructBlock) else told


def children(stream, only: str = "") -> list:
    """The blocks of a stream, or those of one kind, without what the others would fetch from the database."""
    return [stream[place] for place, raw in enumerate(stream.raw_data) if not only or raw["type"] == only]


def paragraphs(translated: str, swedish: str, language: str) -> list[tuple[str, str]]:
    """The paragraphs of a translated text with the language of each: one equal to the Swedish at its place is Swedish.

    Where the Swedish has got more or fewer since, the text is as it was translated.
    """
    ours, theirs = (re.split(r"(?=<p\b)", text) for text in (translated, swedish))
    if len(ours) != len(theirs):
        return [(translated, language)]
    return [
        (one, declared.SOURCE if one and bare(one) == bare(other) else language)
        for one, other in zip(ours, theirs, strict=True)
    ]


def bare(markup: str) -> str:
    """Markup without its attributes: links are to the page in the reader's own language."""
    return re.sub(r"<(\w+)[^>]*>", r"<\1>", markup)


def _by_id(stored) -> dict[str, Any]:
    """Blocks of a stream or items of a list as they are stored, by their ids."""
    return {item["id"]: item["value"] for item in stored}
