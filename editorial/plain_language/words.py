"""The words of `words.tsv`: what is hard to read in Swedish, and what to write instead."""

import csv
import re
from dataclasses import dataclass
from functools import cache
from pathlib import Path

FILE = Path(__file__).with_name("words.tsv")
SHORT, SHORT_LAST, KNOWN, WORD, PASSIVE = "short", "short-last", "known", "word", "passive"


@dataclass(frozen=True)
class Hard:
    """A form that is hard to read: its kind, the form, and what to write instead, if anything."""

    kind: str
    form: str
    instead: str


@cache
def hard() -> list[Hard]:
    with FILE.open(encoding="utf-8", newline="") as lines:
        rows = csv.reader((line for line in lines if not line.startswith("#")), delimiter="\t")
        return [Hard(*row) for row in rows]


@cache
def finder(*kinds: str) -> re.Pattern:
    """What finds the forms of some kinds in a text, also `t ex` and `tex` for `t.ex.`."""
    forms = sorted((_expression(each.form) for each in hard() if each.kind in kinds), key=len, reverse=True)
    return re.compile(rf"(?<![\w.])(?:{'|'.join(forms)})(?!\w)", re.IGNORECASE)


def _expression(form: str) -> str:
    if form.endswith("."):
        return r"\.? ?".join(re.escape(part) for part in form.rstrip(".").split(".")) + r"(?:\.|(?!\w))"
    return re.escape(form).replace(r"\*", r"\w*")


@cache
def told(found: str) -> Hard:
    """The row of a form that was found."""
    return next(each for each in hard() if re.fullmatch(_expression(each.form), found, re.IGNORECASE))
