"""Blocks of the seed as a StreamField keeps them.

Every block and every item of a list has an id made of its place, so that a second load changes none of them:
translations and a reader's ticks hang on the ids.
"""

import json
import uuid
from typing import Any

from django.utils.html import escape
from wagtail.blocks import CharBlock, TextBlock

from pages.blocks.body import BodyBlock
from pages.demo.words import swedish

NAMESPACE = uuid.UUID("6f1d0c4e-6a0b-4f6a-9a51-0f6a2f4f7c11")
KINDS = BodyBlock().child_blocks


def body(owner: str, blocks: list[dict]) -> str:
    """The body of a page, `owner` being its slug."""
    return json.dumps([_block(f"{owner}.body.{number}", block) for number, block in enumerate(blocks)])


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


def _block(place: str, block: dict) -> dict:
    kind = block["type"]
    values = {name: "" for name, child in KINDS[kind].child_blocks.items() if isinstance(child, CharBlock | TextBlock)}
    values |= {name: _value(f"{place}.{name}", node) for name, node in block.items() if name != "type"}
    if kind == "text":
        values["text"] = "".join(f"<p>{escape(swedish(node))}</p>" for node in block["text"])
    return {"type": kind, "value": values, "id": _id(f"{place}.{kind}")}


def _value(place: str, node: Any) -> Any:
    if not isinstance(node, list):
        return swedish(node)
    return [
        {"type": "item", "value": swedish(item), "id": _id(f"{place}.{number}")} for number, item in enumerate(node)
    ]


def _id(place: str) -> str:
    return str(uuid.uuid5(NAMESPACE, place))
