"""Lists narrowed by their address: every filter is a GET parameter, every state of the filters an address to share."""

from collections.abc import Callable, Iterable, Iterator
from typing import Any
from urllib.parse import urlencode

from languages.said import Said
from pages.choices import ContactFilter
from pages.finding.asking import search
from pages.reader import Reader
from search.choices import Kind

#: The longest value of a parameter that is looked at; what is longer is cut.
LONGEST = 100
#: What fits words so much less than the best is left out.
LEAST = 0.2
#: What asks for things of every situation, where the address has one.
ALL = "alla"


class Asked:
    """What the address asks for; unknown values find nothing, which the page says."""

    def __init__(self, parameters, reader: Reader, names: Iterable[str]):
        def clean(name: str) -> str:
            return parameters.get(name, "").replace("\0", "").strip()[:LONGEST]

        self.q = clean("q")
        self.values = {str(name): clean(name) for name in names}
        self.as_written = self.values | {"q": self.q, **reader.manner}
        if ContactFilter.AUDIENCE in self.values:
            audience = self.values[ContactFilter.AUDIENCE] if "malgrupp" in parameters else reader.audience or ""
            self.values[ContactFilter.AUDIENCE] = "" if audience == ALL else audience
        number = clean("sida")
        self.number = max(1, int(number)) if number.isdecimal() else 1

    def address(self, **changes: str) -> str:
        """The same question with changes, as the end of an address."""
        kept = {name: value for name, value in (self.as_written | changes).items() if value}
        return f"?{urlencode(kept)}" if kept else "."

    @property
    def cleared(self) -> str:
        """The address that asks for nothing but to be read in the same manner."""
        return self.address(q="", **dict.fromkeys(self.values, ""))

    def chosen(self, called: Callable[[ContactFilter, str], Said | str | None]) -> Iterator[dict]:
        """What has been chosen, in words, and the address without it; `called` says what a choice is called."""
        if self.q:
            yield {"label": self.q, "written": True, "without": self.address(q="")}
        for name, value in self.values.items():
            if value and self.as_written[name]:
                label = called(ContactFilter(name), value)
                yield {"label": label or value, "written": not label, "without": self.address(**{name: ""})}

    def paged(self, count: int, size: int) -> dict[str, Any]:
        """Which page of a list is asked for, of how many, and the addresses of those beside it."""
        pages = max(1, -(-count // size))
        number = min(self.number, pages)
        return {
            "number": number,
            "pages": pages,
            "earlier": self.address(sida=str(number - 1)) if number > 1 else "",
            "later": self.address(sida=str(number + 1)) if number < pages else "",
        }


def scores(q: str, reader: Reader, kind: Kind) -> dict[str, float] | None:
    """The keys of what free text finds of a kind in whatever language, with how well; None where none is asked."""
    if not q:
        return None
    found = {one.key: one.score for one in search(reader, q, kind=kind).found}
    least = max(found.values(), default=0) * LEAST
    return {key: score for key, score in found.items() if score > least}


def themes(reader: Reader) -> list[dict[str, Any]]:
    """The themes as choices."""
    return [{"value": t.slug, "icon": t.icon, "title": reader.say(t, "title")} for t in reader.known.themes]


def situations(reader: Reader) -> list[dict[str, Any]]:
    """The audiences of the site as choices."""
    return [{"value": one.slug, "title": reader.say(one.audience, "title")} for one in reader.known.offered]
