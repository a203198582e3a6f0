"""Leaf blocks: words that are translated, and things that every language reads from the Swedish page."""

from collections.abc import Iterator
from typing import Any

from django import forms
from wagtail import blocks

from knowledge import tokens
from knowledge.fields import FEATURE, invite_facts, references
from knowledge.models import Fact
from pages.comparing import ChosenComparison, FactComparison

#: What a block is mixed with; the checker is told nothing more of Wagtail's.
_Block: Any = object


class AtSource:
    """A block whose value is a fact or a relation: kept out of translation, read from the Swedish page (law 2)."""

    def get_translatable_segments(self, value) -> list:
        return []

    def restore_translated_segments(self, value, segments):
        return value


def fact_keys() -> set[str]:
    """The keys of all facts, national and of every site: a block does not know its site."""
    return set(Fact.objects.values_list("key", flat=True))


def check_tokens(text: str) -> None:
    """Refuse fact tokens that are malformed or unknown."""
    if "[[" in text or "]]" in text:
        tokens.check(text, fact_keys())


class NamesFacts(_Block):
    """A block whose text may name facts: chosen while writing, known to the reference index, checked on save."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        invite_facts(self.field.widget)

    def clean(self, value):
        value = super().clean(value)
        check_tokens(value)
        return value

    def extract_references(self, value) -> Iterator[tuple]:
        return references(value or "")


class LineBlock(NamesFacts, blocks.CharBlock):
    """One line of words, with fact tokens."""


class ParagraphBlock(NamesFacts, blocks.TextBlock):
    """A few sentences of words, with fact tokens."""


class RichParagraphBlock(blocks.RichTextBlock):
    """A short text with bold words and links, with fact tokens."""

    def __init__(self, **kwargs):
        super().__init__(features=["bold", "link", "document-link", FEATURE], **kwargs)

    def clean(self, value):
        value = super().clean(value)
        check_tokens(value.source)
        return value

    def extract_references(self, value) -> Iterator[tuple]:
        yield from super().extract_references(value)
        yield from references(value.source)


class SwedishLineBlock(AtSource, blocks.CharBlock):
    """One line that stays Swedish in every language, such as a phrase to say aloud or a paragraph of law."""


class SwedishParagraphBlock(AtSource, ParagraphBlock):
    """A text that stays Swedish in every language."""


class FactKeyBlock(AtSource, blocks.FieldBlock):
    """The key of a fact that is shown large, chosen among those of the site that the text is on."""

    def __init__(self, required=True, help_text="", **kwargs):
        self.field = forms.CharField(required=required, help_text=help_text)
        self.field.widget.attrs["data-facts-key"] = True
        invite_facts(self.field.widget)
        super().__init__(**kwargs)

    def clean(self, value):
        key = super().clean(value)
        tokens.check(tokens.token(key), fact_keys())
        return key

    def extract_references(self, value) -> Iterator[tuple]:
        return references(tokens.token(value))

    def get_comparison_class(self) -> type[FactComparison]:
        return FactComparison


class ChosenBlock(blocks.ChoiceBlock):
    """One of some choices; versions of it are compared by their labels."""

    def get_comparison_class(self) -> type[ChosenComparison]:
        return ChosenComparison
