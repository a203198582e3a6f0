"""Texts of the seed: a string where it is Swedish only, else an object from language to text."""

import hashlib
import json
from collections.abc import Iterator
from typing import Any

from languages import declared


def is_words(node: Any) -> bool:
    return isinstance(node, dict) and declared.SOURCE in node


def swedish(node: Any) -> Any:
    """A part of the seed with its Swedish texts alone."""
    if is_words(node):
        return node[declared.SOURCE]
    if isinstance(node, dict):
        return {name: swedish(part) for name, part in node.items()}
    return [swedish(part) for part in node] if isinstance(node, list) else node


def each_words(node: Any) -> Iterator[dict[str, str]]:
    """All translated texts in a part of the seed."""
    if is_words(node):
        yield node
        return
    parts = node.values() if isinstance(node, dict) else node if isinstance(node, list) else []
    for part in parts:
        yield from each_words(part)


def each_text(node: Any) -> Iterator[tuple[str, str]]:
    """All texts in a part of the seed, with their language."""
    if is_words(node):
        yield from node.items()
    elif isinstance(node, str):
        yield declared.SOURCE, node
    else:
        parts = node.values() if isinstance(node, dict) else node if isinstance(node, list) else []
        for part in parts:
            yield from each_text(part)


def translations(node: Any) -> dict[str, dict[str, str]]:
    """The translations in a part of the seed: language → Swedish text → translated text."""
    found: dict[str, dict[str, str]] = {}
    for words in each_words(node):
        for language, text in words.items():
            if language != declared.SOURCE:
                found.setdefault(language, {})[words[declared.SOURCE]] = text
    return found


def digest(node: Any) -> str:
    """A short sum of anything that JSON can hold."""
    written = json.dumps(node, sort_keys=True, ensure_ascii=False, default=str)
    return hashlib.sha256(written.encode()).hexdigest()[:32]
