"""How well the search answers: queries with graded answers, and how near the ideal the answers come.

`judged.json` was judged before the search was tuned, and tuned on since; `held_out.json` was judged by others and never
tuned on. An answer is named by its address below the language.
"""

import json
from collections import defaultdict
from dataclasses import dataclass, field
from math import log2
from pathlib import Path

from wagtail.models import Site

from languages import declared
from pages.finding.asking import search
from pages.finding.results import Results
from pages.known import known
from pages.reader import Reader
from search.asking import Found
from search.models import Entry

#: The answers that count, from the top (Järvelin and Kekäläinen 2002, nDCG).
DEPTH = 5
TUNED, HELD_OUT = "judged.json", "held_out.json"


def queries(name: str) -> list[dict]:
    return json.loads((Path(__file__).parent / name).read_text(encoding="utf-8"))


def answers(query: dict) -> list[str]:
    """The addresses that a search answers with on the default site, in order."""
    of_site = known(Site.objects.get(is_default_site=True))
    audience = next((one for one in of_site.offered if one.slug == query.get("audience")), None)
    reader = Reader(of_site, query["language"], audience)
    return addresses(search(reader, query["q"]).found[: 2 * DEPTH], reader)


def findable() -> list[str]:
    """The addresses of all that can be found on the default site."""
    site = Site.objects.get(is_default_site=True)
    things = Entry.objects.filter(site=site).values_list("kind", "key").distinct()
    return addresses([Found(kind, key, 0) for kind, key in things], Reader(known(site), declared.SOURCE, None))


def addresses(found: list[Found], reader: Reader) -> list[str]:
    return [one["url"].removeprefix(reader.inside("")) for one in Results(found, reader).told()]


def gain(grades: list[int]) -> float:
    """The discounted cumulative gain of grades in an order."""
    return sum((2**grade - 1) / log2(place + 2) for place, grade in enumerate(grades[:DEPTH]))


def nearness(found: list[str], relevant: dict[str, int]) -> float:
    """nDCG at 5: what the answers are worth, in parts of what the best order would be."""
    return gain([relevant.get(one, 0) for one in found]) / gain(sorted(relevant.values(), reverse=True))


@dataclass
class Measured:
    """What many queries came to: all, by language and by way of asking; and those without any answer."""

    scores: dict[str, list[float]] = field(default_factory=lambda: defaultdict(list))
    empty: list[str] = field(default_factory=list)

    def mean(self, of: str = "all") -> float:
        return sum(self.scores[of]) / len(self.scores[of])

    @property
    def zero_hit_rate(self) -> float:
        return len(self.empty) / len(self.scores["all"])


def measure(name: str) -> Measured:
    """Ask all queries of a set that have an answer."""
    measured = Measured()
    for query in queries(name):
        if query["relevant"]:
            found = answers(query)
            score = nearness(found, query["relevant"])
            for part in ("all", query["language"], query["way"]):
                measured.scores[part].append(score)
            if not found:
                measured.empty.append(query["q"])
    return measured
