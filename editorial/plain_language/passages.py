"""The words of a page, block by block, each with its place in the editor's form."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from typing import Any, Protocol

from bs4 import BeautifulSoup
from django.utils.text import capfirst
from wagtail import blocks
from wagtail_localize.fields import TranslatableField

from pages.blocks.words import AtSource


@dataclass(frozen=True)
class Passage:
    """A paragraph or line: what its field or block is called, its input (by name or contentpaths), text and links."""

    label: str
    path: str
    text: str
    links: tuple[str, ...] = ()


class Values(Protocol):
    """What a page says, whether it is saved or stands in a form."""

    def value(self, name: str) -> Any: ...

    def rows(self, relation: str) -> Iterable[tuple[int, "Values"]]:
        """The rows of a relation, numbered as the form does."""
        ...


class Saved:
    """The values of a page, or of a row, as it is."""

    def __init__(self, instance):
        self.instance = instance

    def value(self, name: str) -> Any:
        return getattr(self.instance, name)

    def rows(self, relation: str) -> Iterator[tuple[int, "Saved"]]:
        return ((index, Saved(row)) for index, row in enumerate(getattr(self.instance, relation).all()))


class Typed:
    """The values of a form as they stand there, whether they could be saved or not."""

    def __init__(self, form_class, data, prefix: str = ""):
        self.form_class, self.data, self.prefix = form_class, data, prefix

    def value(self, name: str) -> Any:
        """The value of a field; nothing where the form has not got it, or where what was posted makes no sense."""
        field = self.form_class.base_fields.get(name)
        try:
            return field.widget.value_from_datadict(self.data, {}, self.prefix + name) if field else ""
        except (KeyError, ValueError):
            return ""

    def rows(self, relation: str) -> Iterator[tuple[int, "Typed"]]:
        formset = self.form_class.formsets.get(relation)
        total = self.data.get(f"{relation}-TOTAL_FORMS", "")
        for index in range(int(total) if formset and total.isdecimal() else 0):
            prefix = f"{relation}-{index}-"
            if not self.data.get(f"{prefix}DELETE"):
                yield index, Typed(formset.form, self.data, prefix)


def passages(model: Any, values: Values) -> Iterator[Passage]:
    """All words that are translated, which are those that readers read; what is Swedish in every language is not.

    Blocks are read as they are stored, so that no chooser among them asks the database.
    """
    for name in (field.field_name for field in model.translatable_fields if isinstance(field, TranslatableField)):
        field: Any = model._meta.get_field(name)
        if field.is_relation:
            yield from _of_rows(field, values)
        else:
            block = getattr(field, "stream_block", None) or blocks.TextBlock()
            stored = block.get_prep_value(values.value(name) or block.get_default())
            yield from _said(block, stored, str(capfirst(field.verbose_name)), name)


def _of_rows(field, values: Values) -> Iterator[Passage]:
    kind = str(capfirst(field.related_model._meta.verbose_name))
    for index, row in values.rows(field.name):
        for one in passages(field.related_model, row):
            yield replace(one, label=": ".join([kind, one.label]), path=f"{field.name}-{index}-{one.path}")


def _said(block: blocks.Block, stored: Any, label: str, path: str) -> Iterator[Passage]:
    if isinstance(block, AtSource) or not stored:
        return
    if isinstance(block, blocks.RichTextBlock):
        yield from _rich(stored, label, path)
    elif isinstance(block, blocks.CharBlock | blocks.TextBlock):
        yield from (Passage(label, path, line) for line in stored.splitlines() if line.strip())
    for name, child, inner, its_label in _inside(block, stored):
        yield from _said(child, inner, its_label or label, f"{path}.{name}")


def _inside(block: Any, stored: Any) -> Iterator[tuple[str, blocks.Block, Any, str]]:
    """What a block holds: the name of each, its block, what is stored, and what editors call it in a stream."""
    if isinstance(block, blocks.StreamBlock):
        for child in stored:
            kind = block.child_blocks[child["type"]]
            yield child["id"], kind, child["value"], str(kind.label)
    elif isinstance(block, blocks.StructBlock):
        yield from ((name, child, stored.get(name), "") for name, child in block.child_blocks.items())
    elif isinstance(block, blocks.ListBlock):
        yield from ((item["id"], block.child_block, item["value"], "") for item in stored)


def _rich(markup: str, label: str, path: str) -> Iterator[Passage]:
    for part in BeautifulSoup(markup, "html.parser").find_all(["p", "li", "h2", "h3", "h4"]):
        links = tuple(link.get_text().strip() for link in part.find_all("a"))
        yield Passage(label, path, part.get_text(), links)
