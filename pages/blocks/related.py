"""Blocks that name what stands elsewhere: read from the Swedish page in every language (law 2)."""

from collections.abc import Iterator
from typing import Any

from wagtail import blocks
from wagtail.fields import StreamField

from languages.choosers import SpokenChooserBlock
from pages.blocks.words import AtSource


class OrganisationBlock(AtSource, SpokenChooserBlock):
    """An authority, a kommun or an association."""

    def __init__(self, **kwargs):
        super().__init__("contacts.Organisation", **kwargs)


class PlaceBlock(AtSource, SpokenChooserBlock):
    """Where something takes place."""

    def __init__(self, **kwargs):
        super().__init__("contacts.Place", **kwargs)


class StepBlock(AtSource, blocks.PageChooserBlock):
    """A step of the path."""

    def __init__(self, **kwargs):
        super().__init__(page_type="pages.StepPage", **kwargs)


def named_by(page, kind: type[blocks.Block]) -> Iterator[Any]:
    """What the blocks of a kind name in all the streams of a page, however deep they lie."""
    for field in page._meta.get_fields():
        if isinstance(field, StreamField):
            yield from _named(field.stream_block, getattr(page, field.name), kind)


def _named(block: blocks.Block, value: Any, kind: type[blocks.Block]) -> Iterator[Any]:
    if isinstance(block, kind):
        yield from [value] if value else []
    elif isinstance(block, blocks.StructBlock):
        for name, child in block.child_blocks.items():
            yield from _named(child, value.get(name), kind)
    elif isinstance(block, blocks.StreamBlock | blocks.ListBlock):
        for child in value if isinstance(block, blocks.StreamBlock) else value.bound_blocks:
            yield from _named(child.block, child.value, kind)
