"""Checks of the whole seed before anything is written, with a sentence a problem: file, row, what."""

from collections.abc import Iterator
from datetime import date
from typing import Any

from django.core.exceptions import ValidationError
from wagtail.blocks import Block

from knowledge import tokens
from languages import declared
from pages import path_rules
from pages.choices import Application
from pages.demo import bodies
from pages.demo.read import Seed, SeedError
from pages.demo.shapes import REFERENCES, ROWS, SHAPES, Shape
from pages.demo.words import each_text, each_words, is_words

LANGUAGES = {language.code for language in declared.INTERFACE}


def validate(seed: Seed) -> None:
    """Raise SeedError that names all problems of the seed."""
    problems = list(_shapes(seed))
    if not problems:
        problems = [*_references(seed), *_words(seed), *_tokens(seed), *_dates(seed), *_blocks(seed), *_said(seed)]
    if not problems:
        problems = list(_paths(seed))
    if problems:
        raise SeedError(*problems)


def _each_row(seed: Seed) -> Iterator[tuple[str, str, dict]]:
    """All rows with their file and name."""
    for kind, shape in SHAPES.items():
        for row in seed[kind]:
            name = row[shape.name]
            yield kind, name[declared.SOURCE] if is_words(name) else name, row


def _shapes(seed: Seed) -> Iterator[str]:
    for kind, shape in SHAPES.items():
        if not isinstance(seed.get(kind), list):
            yield f"{kind}.json: is no list of rows."
            continue
        seen: set[str] = set()
        for number, row in enumerate(seed[kind], 1):
            name = str(row.get(shape.name, f"row {number}")) if isinstance(row, dict) else f"row {number}"
            yield from _shape(f"{kind}.json, {name}", row, shape)
            if name in seen:
                yield f"{kind}.json, {name}: stands there twice."
            seen.add(name)
            yield from _parts(kind, name, row)


def _parts(kind: str, name: str, row: Any) -> Iterator[str]:
    for (of, part), shape in ROWS.items():
        for small in row.get(part) or [] if of == kind and isinstance(row, dict) else []:
            yield from _shape(f"{kind}.json, {name}, {part}", small, shape)


def _shape(where: str, row: Any, shape: Shape) -> Iterator[str]:
    if not isinstance(row, dict):
        yield f"{where}: is no object."
        return
    required, allowed = set(shape.required.split()), set(f"{shape.required} {shape.optional}".split())
    if missing := required - row.keys():
        yield f"{where}: lacks {', '.join(sorted(missing))}."
    if unknown := row.keys() - allowed:
        yield f"{where}: has unknown {', '.join(sorted(unknown))}."


def _said(seed: Seed) -> Iterator[str]:
    """What people write, by language, and what it means."""
    seen: set[tuple[str, str]] = set()
    for row in seed["search_words"]:
        name = row["means"], row["language"]
        if name in seen:
            yield f"search_words.json, {row['means']}: stands there twice."
        seen.add(name)
        if row["language"] not in LANGUAGES or not row["words"] or not all(row["words"]):
            yield f"search_words.json, {row['means']}: {row['language']} is no language with a list of words."


def _references(seed: Seed) -> Iterator[str]:
    known = {kind: {row[shape.name] for row in seed[kind]} for kind, shape in SHAPES.items()}
    for kind, name, row in _each_row(seed):
        for (of, *path), target in REFERENCES.items():
            if of == kind:
                for value in _values(row, path):
                    if value not in known[target]:
                        yield f"{kind}.json, {name}: {'.'.join(path)} “{value}” is not in {target}.json."


def _values(row: dict, path: list[str]) -> Iterator[str]:
    """The values at a path, through lists; empty ones left out."""
    value = row.get(path[0])
    if len(path) > 1:
        for small in value or []:
            yield from _values(small, path[1:])
    elif value:
        yield from value if isinstance(value, list) else [value]


def _words(seed: Seed) -> Iterator[str]:
    for kind, name, row in _each_row(seed):
        said: dict[tuple[str, str], str] = {}
        for words in each_words(row):
            for language, text in words.items():
                if language not in LANGUAGES:
                    yield f"{kind}.json, {name}: “{language}” is no language of the site."
                elif not isinstance(text, str) or not text.strip():
                    yield f"{kind}.json, {name}: the {language} of “{words[declared.SOURCE]}” is empty."
                elif said.setdefault((words[declared.SOURCE], language), text) != text:
                    yield f"{kind}.json, {name}: “{words[declared.SOURCE]}” has two translations into {language}."


def _tokens(seed: Seed) -> Iterator[str]:
    keys = {fact["key"] for fact in seed["facts"]}
    for kind, name, row in _each_row(seed):
        for language, text in each_text(row):
            try:
                tokens.check(text, keys)
            except ValidationError as error:
                yield f"{kind}.json, {name} ({language}): {' '.join(error.messages)}"


def _dates(seed: Seed) -> Iterator[str]:
    names = ["date", "valid_from", "valid_to", "checked_on", "reviewed_on", "next_review"]
    names += ["assessed_on", "updated_on", "published_on"]
    for kind, name, row in _each_row(seed):
        for key in names:
            try:
                date.fromisoformat(row.get(key) or "2000-01-01")
            except (TypeError, ValueError):
                yield f"{kind}.json, {name}: {key} “{row[key]}” is no date (2027-03-04)."


def _blocks(seed: Seed) -> Iterator[str]:
    for kind, name, row in _each_row(seed):
        for stream, known in bodies.STREAMS.items():
            for number, block in enumerate(row.get(stream) or [], 1):
                where = f"{kind}.json, {name}, {stream} {number}"
                if block.get("type") not in known:
                    yield f"{where}: there is no block “{block.get('type')}”."
                elif unknown := block.keys() - {"type", "value"} - parts_of(known[block["type"]]):
                    yield f"{where}: a {block['type']} has no {', '.join(sorted(unknown))}."


def parts_of(block: Block) -> set[str]:
    """The names of what a block is made of."""
    return set(getattr(block, "child_blocks", ()))


def _paths(seed: Seed) -> Iterator[str]:
    graph = {step["slug"]: _rows(step) for step in seed["steps"]}
    for rows in graph.values():
        for violation in path_rules.violations(rows, graph.values()):
            yield f"steps/{rows.step}.json, {violation.relation} {violation.row + 1}: {violation.message}"


def _rows(step: dict) -> path_rules.Rows:
    rows = path_rules.Rows(step["slug"], step["slug"])
    for row in step["audiences"]:
        applies = row["application"] != Application.DOES_NOT
        rows.applies[row["audience"]] = rows.applies.get(row["audience"], False) or applies
    rows.required = [(n, row["step"], row["audiences"]) for n, row in enumerate(step["prerequisites"])]
    return rows
