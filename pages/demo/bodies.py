"""Blocks of the seed as a StreamField keeps them.

Every block and every item of a list has an id made of its place, so that a second load changes none of them:
translations and a reader's ticks hang on the ids.
"""

import json
import uuid
from collections.abc import Mapping
from typing import Any

from django.db.models import Model
from django.utils.html import escape
from wagtail.blocks import Block, CharBlock, ListBlock, RichTextBlock, StructBlock, TextBlock

from pages.blocks.body import ContactBlock
from pages.blocks.guides import GuideBlock
from pages.blocks.meetings import MeetingsBlock
from pages.blocks.related import OrganisationBlock, PlaceBlock, StepBlock
from pages.demo.words import swedish

NAMESPACE = uuid.UUID("6f1d0c4e-6a0b-4f6a-9a51-0f6a2f4f7c11")
#: The streams of pages, with the blocks that each may hold.
STREAMS = {"body": GuideBlock().child_blocks, "meetings": MeetingsBlock().child_blocks}
#: What blocks name by key or slug, by the kind of it in the seed.
NAMED = {
    ContactBlock: "contacts",
    OrganisationBlock: "organisations",
    PlaceBlock: "places",
    StepBlock: "steps",
}

Known = Mapping[str, Mapping[str, Model]]


def stream(owner: str, name: str, blocks: list[dict], known: Known) -> str:
    """A stream of a page, `owner` being its slug; `known` is what its blocks may name."""
    place = f"{owner}.{name}"
    return json.dumps([_block(f"{place}.{number}", block, STREAMS[name], known) for number, block in enumerate(blocks)])


def bring(owner: str, things: list) -> str:
    """What to bring to a step."""
    return json.dumps(
        [
            {"type": "item", "value": swedish(thing), "id": _id(f"{owner}.bring.{number}")}
            for number, thing in enumerate(things)
        ]
    )


def shortcomings(owner: str, rows: list[dict]) -> str:
    """What a statement of accessibility lists."""
    return json.dumps(
        [
            {
                "type": "shortcoming",
                "value": {"why": "", "instead": "", **swedish(row)},
                "id": _id(f"{owner}.shortcomings.{number}"),
            }
            for number, row in enumerate(rows)
        ]
    )


def _block(place: str, block: dict, kinds: Mapping[str, Block], known: Known) -> dict:
    kind = block["type"]
    written = block["value"] if "value" in block else {name: node for name, node in block.items() if name != "type"}
    return {"type": kind, "value": _value(place, kinds[kind], written, known), "id": _id(f"{place}.{kind}")}


def _value(place: str, block: Block, node: Any, known: Known) -> Any:
    """A part of the seed as a block keeps it: texts Swedish, items with ids, names as the keys of rows."""
    if type(block) in NAMED:
        return known[NAMED[type(block)]][node].pk if node else None
    if isinstance(block, StructBlock):
        values = {name: "" for name, child in block.child_blocks.items() if isinstance(child, CharBlock | TextBlock)}
        parts = {name: _value(f"{place}.{name}", block.child_blocks[name], part, known) for name, part in node.items()}
        return {**values, **parts}
    if isinstance(block, ListBlock):
        return [
            {
                "type": "item",
                "value": _value(f"{place}.{number}", block.child_block, item, known),
                "id": _id(f"{place}.{number}"),
            }
            for number, item in enumerate(node)
        ]
    if isinstance(block, RichTextBlock):
        return "".join(f"<p>{escape(swedish(part))}</p>" for part in node)
    return swedish(node)


def _id(place: str) -> str:
    return str(uuid.uuid5(NAMESPACE, place))
