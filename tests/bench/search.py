"""How well and how fast the search answers: judged queries, and 100,000 pages."""

import random
import statistics
import time
import uuid
from collections.abc import Iterator

PAGES = 100_000
BATCH = 1_000
WORDS_A_PAGE = 40
ROUNDS = 3
#: How many of the words are asked for that stand in most pages.
COMMON = 20

#: A search in the reader's language, a misspelt one, one by ear, a sentence, one that finds nothing.
ASKED = {
    "a word": "/sv/sok/?q=skola",
    "a Swedish word, in Arabic": "/ar/sok/?q=folkbokföring",
    "misspelt": "/sv/sok/?q=personumer",
    "by ear": "/ar/sok/?q=سكاتيفيركت",
    "a sentence": "/uk/anvisad/sok/?q=де мені вчити шведську мову",
    "nothing found": "/sv/sok/?q=bitcoin",
    "suggestions": "/ar/sok/?forslag=1&q=folkb",
}


def quality() -> list[str]:
    """nDCG at 5 and zero-hit rate of the judged queries, and of those that nobody tuned on."""
    from tests.search import judged

    sets = {name: judged.measure(name) for name in (judged.TUNED, judged.HELD_OUT)}
    lines = [
        "## Search: judged queries on the demo content",
        "",
        "| set | queries | nDCG@5 | zero hits |",
        "|---|---|---|---|",
        *(
            f"| `{name}` | {len(one.scores['all'])} | {one.mean():.3f} | {one.zero_hit_rate:.1%} |"
            for name, one in sets.items()
        ),
        "",
    ]
    tuned, held_out = sets.values()
    parts = sorted(tuned.scores.keys() & held_out.scores.keys() - {"all"}, key=lambda part: (len(part) > 2, part))
    return [
        *lines,
        "By language, then by way of asking:",
        "",
        "| | queries | nDCG@5 | held out | nDCG@5 |",
        "|---|---|---|---|---|",
        *(
            f"| {part} | {len(tuned.scores[part])} | {tuned.mean(part):.2f} | "
            f"{len(held_out.scores[part])} | {held_out.mean(part):.2f} |"
            for part in parts
        ),
        "",
    ]


def speed(measure, bare_ms: float) -> list[str]:
    """The search page on the demo content and among 100,000 pages, and all kinds of searches there."""
    few = {name: measure(path) for name, path in ASKED.items()}
    filled = _grow()
    many = {name: measure(path) for name, path in ASKED.items()}
    spread = _spread()
    percentile = statistics.quantiles(spread, n=20)[-1]
    return [
        f"## Search: demo content, and with {PAGES:,} pages more",
        "",
        "| search | queries | time, × a bare page | with many pages: queries | time, × a bare page |",
        "|---|---|---|---|---|",
        *(
            f"| {name} | {one['queries']} | {one['ms'] / bare_ms:.1f} | "
            f"{many[name]['queries']} | {many[name]['ms'] / bare_ms:.1f} |"
            for name, one in few.items()
        ),
        "",
        f"Among them, {len(spread)} held-out queries and the {COMMON} most common words, {ROUNDS} times each: "
        f"median {statistics.median(spread) / bare_ms:.1f}, 95th percentile {percentile / bare_ms:.1f} × a bare page "
        f"(budget 5). The search took up the {PAGES:,} pages in {filled:.0f} s; the first search of a process then "
        "reads the vocabulary.",
        "",
    ]


def _grow() -> float:
    """Many articles of words as common as words are (Zipf), in the tree and the search; seconds for the search."""
    from wagtail.models import Site

    from search.filling import write

    site = Site.objects.select_related("root_page").get(is_default_site=True)
    seconds = 0.0
    chance = random.Random(5)
    vocabulary = _vocabulary(chance)
    weights = [1 / rank for rank in range(1, len(vocabulary) + 1)]
    for start in range(0, PAGES, BATCH):
        texts = [chance.choices(vocabulary, weights, k=WORDS_A_PAGE) for _page in range(BATCH)]
        keys = _articles(site, start, texts)
        started = time.perf_counter()
        write(site, _documents(keys, texts))
        seconds += time.perf_counter() - started
    return seconds


def _vocabulary(chance: random.Random) -> list[str]:
    """The site's own words, the most common first, among 20,000 made of syllables."""
    from search.models import Term

    syllables = [
        first + vowel + last for first in "bdfghklmnprstv" for vowel in "aeiouåäö" for last in ["", "l", "n", "r", "s"]
    ]
    made = {"".join(chance.choices(syllables, k=chance.choice([2, 3, 3, 4]))) for _word in range(20_000)}
    own = list(Term.objects.filter(is_swedish=True).values_list("written", flat=True))
    chance.shuffle(own)
    return [*own[:300], *sorted(made)]


def _articles(site, start: int, texts: list[list[str]]) -> list[uuid.UUID]:
    """Rows of articles below the home page, without the cost of publishing each."""
    from django.contrib.contenttypes.models import ContentType
    from django.db import connection
    from wagtail.models import Page

    from pages.models import ArticlePage

    home = site.root_page
    kind = ContentType.objects.get_for_model(ArticlePage)
    rows = [
        Page(
            title=" ".join(words[:3]),
            slug=f"many-{start + number}",
            path=f"{home.path}{Page._int2str(50_000 + start + number).rjust(4, '0')}",
            depth=home.depth + 1,
            url_path=f"{home.url_path}many-{start + number}/",
            content_type=kind,
            locale_id=home.locale_id,
            translation_key=uuid.uuid4(),
            live=True,
        )
        for number, words in enumerate(texts)
    ]
    Page.objects.bulk_create(rows)
    with connection.cursor() as cursor:
        table = ArticlePage._meta.db_table
        cursor.executemany(
            f"INSERT INTO {table} (page_ptr_id, summary, body, minor_edit) VALUES (%s, %s, %s, %s)",
            [(row.pk, " ".join(words), "[]", False) for row, words in zip(rows, texts, strict=True)],
        )
    return [row.translation_key for row in rows]


def _documents(keys: list[uuid.UUID], texts: list[list[str]]) -> Iterator:
    from search.choices import Kind
    from search.filling import Document

    for key, words in zip(keys, texts, strict=True):
        title, summary, text = " ".join(words[:3]), " ".join(words[3:10]), " ".join(words[10:])
        yield Document(Kind.PAGE, str(key), "sv", title, summary=summary, text=text)


def _spread() -> list[float]:
    """Milliseconds of many searches, each the best of a few."""
    from urllib.parse import quote

    from django.db.models import Count
    from django.test import Client

    from search.models import Posting
    from tests.search import judged

    client = Client()
    common = Posting.objects.values("term__written").annotate(many=Count("pk")).order_by("-many")[:COMMON]
    asked = [("sv", row["term__written"]) for row in common]
    asked += [(query["language"], query["q"]) for query in judged.queries(judged.HELD_OUT)]
    found = []
    for language, text in asked:
        times = []
        for _round in range(ROUNDS):
            started = time.perf_counter()
            client.get(f"/{language}/sok/?q={quote(text)}")
            times.append((time.perf_counter() - started) * 1000)
        found.append(min(times))
    return found
