"""Reading the seed from its files."""

import json
from pathlib import Path
from typing import Any

SEED = Path(__file__).parent / "seed"
FILES = [
    *["site", "audiences", "phases", "themes", "facts", "glossary", "organisations", "units", "places", "contacts"],
    *["pages", "law_events"],
]

Seed = dict[str, Any]


class SeedError(Exception):
    """What is wrong with the seed, one sentence a problem: file, row, what."""

    def __init__(self, *problems: str):
        super().__init__("\n".join(problems))
        self.problems = list(problems)


def read(folder: Path = SEED) -> Seed:
    """The whole seed: rows by kind, the steps in their order. Raises SeedError."""
    seed = {name: _read_file(folder / f"{name}.json") for name in FILES}
    steps = [_read_file(path) for path in sorted((folder / "steps").glob("*.json"))]
    for path in sorted((folder / "pages").glob("*.json")):
        seed["pages"] += _read_file(path)
    seed["search_words"] = _by_language(_read_file(folder / "search_words.json"))
    seed["steps"] = sorted(steps, key=lambda step: step.get("order") or 0)
    return seed


def _by_language(rows: list[dict]) -> list[dict]:
    """What people write, a row for each language; the file has all languages of a meaning in a line."""
    return [
        {"means": row["means"], "language": language, "words": words}
        for row in rows
        for language, words in row.items()
        if language != "means"
    ]


def _read_file(path: Path) -> Any:
    try:
        return json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError) as error:
        raise SeedError(f"{path.name}: cannot be read: {error}") from error
