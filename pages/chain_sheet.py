"""A chain on paper: for the newcomer in two languages, with boxes to tick; for those at work what they hand over."""

from dataclasses import replace

from django.utils.translation import override

from languages.open import Language
from pages import chain_view, freshness, pairs
from pages.reader import Reader
from pages.sheet_view import on_paper
from pages.states import states_of

ROW = "components/sheet_meeting.html"
#: What is told of a meeting in each language; names of places and organisations are the same in all.
WORDS = ["title", "when", "others_words", "interpreter", "gate", "gate_steps", "bring", "fee", "waiting"]


def context(request, page) -> dict:
    """The chain as it is printed, with the meeting that the address says the reader is at."""
    told = sheets(page, Reader.of(request, page), chain_view.asked(request))
    return {"sheets": told, "title": told[0]["title"]}


def sheets(page, reader: Reader, here: int = 0) -> list[dict]:
    """The sheet of a chain in the reader's language, if the chain is there in it."""
    reader = on_paper(reader)
    own = page if page.locale.language_code == reader.language else _in_language(page, reader)
    return [_sheet(own, reader, here)] if own else []


def _in_language(page, reader: Reader):
    return pairs.companion_of(replace(reader, companion=reader.language), page)


def _sheet(page, reader: Reader, here: int) -> dict:
    chain = chain_view.tell(page, reader)
    place = chain_view.located(chain["meetings"], here)
    sheet = {
        **chain,
        **place,
        "slug": page.slug,
        "notices": states_of(reader, page),
        "checked": freshness.told(page.source, reader),
        "short": _address(page, reader, place["here"]),
    }
    if reader.professional:
        return {**sheet, "template": "components/sheet_handovers.html"}
    return {**sheet, "template": "components/sheet_chain.html", **_told_twice(page, chain["meetings"], reader)}


def _address(page, reader: Reader, here: dict | None) -> str:
    """The short address; where a meeting is told of, the long one that knows it."""
    if here is None:
        return reader.short(page.source)
    return f"{reader.site.root_url}{reader.url(page.source)}?mote={here['number']}"


def _told_twice(page, meetings: list[dict], reader: Reader) -> dict:
    """The words of each meeting, beside those in the other language; alone where both say the same."""
    ours = [_words(meeting) for meeting in meetings]
    companion = pairs.companion_of(reader, page)
    if companion is None:
        return {"rows": _rows(meetings, ours, ours)}
    other = reader.beside(companion.locale.language_code)
    with override(other.language):
        told = chain_view.tell(companion, other)
        theirs = [_words(meeting) for meeting in told["meetings"]]
    rows = _rows(meetings, ours, theirs)
    if all(row["pair"].same for row in rows):
        return {"rows": rows}
    beside = {"companion": Language(companion.locale), "companion_title": told["title"]}
    return {"rows": rows, **beside, "companion_notices": states_of(other, companion)}


def _rows(meetings: list[dict], ours: list[dict], theirs: list[dict]) -> list[dict]:
    told = zip(meetings, ours, theirs, strict=True)
    return [{"meeting": meeting, "pair": pairs.Pair(ROW, one, other)} for meeting, one, other in told]


def _words(meeting: dict) -> dict:
    return {name: meeting[name] for name in WORDS}
