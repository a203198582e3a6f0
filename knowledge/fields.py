"""Fields for text that may name facts. They check how tokens are written; a form checks that the facts exist.

In a StreamField the blocks of `pages.blocks.words` check both.
"""

from collections.abc import Iterator
from typing import Any

from django import forms
from django.apps import apps
from django.db import models
from wagtail.admin.widgets import AdminAutoHeightTextInput

from knowledge import tokens

#: The feature of a rich text that may name facts (`knowledge.rich_text`).
FEATURE = "fact"

#: What a field is mixed with; the checker is told nothing more of Django's.
_Field: Any = object


def invite_facts(widget: forms.Widget) -> None:
    """Let the editor choose a fact at the caret of an input, and read below it what its tokens say (`facts.js`)."""
    controllers = [widget.attrs.get("data-controller", ""), "facts"]
    widget.attrs["data-controller"] = " ".join(filter(None, controllers))


def references(text: str) -> Iterator[tuple]:
    """The facts a text names, for Wagtail's reference index; it knows them by their tokens, not by a row."""
    for key in sorted(tokens.used(text)):
        yield apps.get_model("knowledge", "Fact"), tokens.token(key), "", ""


class _NamesFacts(_Field):
    """A field of a model whose text may name facts."""

    def formfield(self, **kwargs):
        field = super().formfield(**kwargs)
        invite_facts(field.widget)
        return field

    def extract_references(self, value: str) -> Iterator[tuple]:
        return references(value)


class TokenCharField(_NamesFacts, models.CharField):
    default_validators = [tokens.check_syntax]


class TokenTextField(_NamesFacts, models.TextField):
    default_validators = [tokens.check_syntax]

    def formfield(self, **options):
        """In the editor a box that grows with the text, as Wagtail gives to a plain text field."""
        return super().formfield(**{"widget": AdminAutoHeightTextInput, **options})
