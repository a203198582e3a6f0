"""Leaf blocks: words that are translated, and things that every language reads from the Swedish page."""

from wagtail import blocks

from knowledge import tokens
from knowledge.models import Fact
from pages.comparing import ChosenComparison


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


class LineBlock(blocks.CharBlock):
    """One line of words, with fact tokens."""

    def clean(self, value):
        value = super().clean(value)
        check_tokens(value)
        return value


class ParagraphBlock(blocks.TextBlock):
    """A few sentences of words, with fact tokens."""

    def clean(self, value):
        value = super().clean(value)
        check_tokens(value)
        return value


class RichParagraphBlock(blocks.RichTextBlock):
    """A short text with bold words and links, with fact tokens."""

    def __init__(self, **kwargs):
        super().__init__(features=["bold", "link", "document-link"], **kwargs)

    def clean(self, value):
        value = super().clean(value)
        check_tokens(value.source)
        return value


class SwedishLineBlock(AtSource, blocks.CharBlock):
    """One line that stays Swedish in every language, such as a phrase to say aloud or a paragraph of law."""


class SwedishParagraphBlock(AtSource, blocks.TextBlock):
    """A text that stays Swedish in every language."""

    def clean(self, value):
        value = super().clean(value)
        check_tokens(value)
        return value


class ChosenBlock(blocks.ChoiceBlock):
    """One of some choices; versions of it are compared by their labels."""

    def get_comparison_class(self) -> type[ChosenComparison]:
        return ChosenComparison


class FactKeyBlock(AtSource, ChosenBlock):
    """The key of a fact that is shown large."""

    def __init__(self, **kwargs):
        super().__init__(**{**kwargs, "choices": fact_choices})

    def normalize_choice(self, value):
        """The key as it is stored: Wagtail looks it up among all facts, a query for each that a page shows."""
        return value


def fact_choices() -> list[tuple[str, str]]:
    labels = dict(Fact.objects.values_list("key", "label"))
    return [(key, f"{label} ({key})") for key, label in sorted(labels.items(), key=lambda fact: fact[1].casefold())]
