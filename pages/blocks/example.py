"""What the block chooser shows of each block: an example as readers see it, in Swedish."""

import json
from functools import cache
from pathlib import Path
from typing import Any

from languages.said import Said, swedish

FILE = Path(__file__).with_name("examples.json")


class Shown:
    """A block whose example in `examples.json` is shown with its real template and style."""

    name: str

    def get_preview_value(self):
        return examples()[self.name]

    def get_preview_context(self, value, parent_context=None) -> dict[str, Any]:
        return {
            **(parent_context or {}),
            "template": f"components/blocks/{self.name}.html",
            "value": said(value),
        }


@cache
def examples() -> dict[str, Any]:
    return json.loads(FILE.read_text(encoding="utf-8"))


def said(value: Any) -> Any:
    """A value of JSON with its words as templates want them; what begins with a tag is markup, `=` a plain value."""
    if isinstance(value, dict):
        return {name: said(each) for name, each in value.items()}
    if isinstance(value, list):
        return [said(each) for each in value]
    if not isinstance(value, str):
        return value
    if value.startswith("="):
        return value[1:]
    return Said(value, "sv", html=True) if value.startswith("<") else swedish(value)
