"""A chain of meetings, as the newcomer reads it and those who hand over to each other: the same blocks told once."""

from collections.abc import Iterable
from itertools import pairwise, zip_longest
from typing import Any

from contacts.choices import Interpreter
from languages.said import Said, swedish
from pages import context as page_context
from pages import pairs
from pages.choices import STEPS_HERE, WHAT_HAPPENS, MeetingFact, StepFact, Way
from pages.reader import Reader


def context(request, page) -> dict:
    """The chain, where in it the reader is (`?mote=`), and the same in the language it is read beside (`?med=`)."""
    reader = Reader.of(request, page)
    chain = tell(page, reader)
    path = reader.url(page.source)

    def address(**changes: str | None) -> str:
        return path + page_context.query(request, utskrift=None, **changes)

    for meeting in chain["meetings"]:
        meeting["url"] = address(mote=str(meeting["number"]))
    return {
        "title": chain["title"],
        "description": chain["summary"],
        "chain": chain | located(chain["meetings"], asked(request)),
        "above": reader.above,
        "whole": address(mote=None),
        "otherwise": address(yrke=None if reader.professional else "1"),
        **pairs.context(reader, page, chain, tell, parts),
    }


def asked(request) -> int:
    """The number of the meeting that an address says the reader is at; 0 for none."""
    said = request.GET.get("mote", "")
    return int(said) if said.isascii() and said.isdecimal() and len(said) < 3 else 0


def located(meetings: list[dict], number: int) -> dict:
    """Which meeting is where she is, which comes before and after; `here` is none where there is no such meeting."""
    here = next((meeting for meeting in meetings if meeting["number"] == number), None)
    for meeting in meetings:
        meeting["state"] = _state(meeting["number"], number) if here else "open"
    return {
        "here": here,
        "previous": here and next((one for one in meetings if one["number"] == number - 1), None),
        "next": here and next((one for one in meetings if one["number"] == number + 1), None),
    }


def _state(number: int, here: int) -> str:
    if number == here:
        return "here"
    return "done" if number < here else "next" if number == here + 1 else "open"


def tell(page, reader: Reader) -> dict:
    """The chain in one language; what is fact is read from the Swedish page."""
    speech = reader.speech(page)
    blocks = zip(page.source.meetings, speech.stream("meetings"), strict=True)
    meetings = [_meeting(number, own, spoken.value, reader) for number, (own, spoken) in enumerate(blocks, 1)]
    for meeting, following in pairwise(meetings):
        meeting["handed_to"] = meeting["handed_to"] or following["responsible"]
    for meeting in meetings:
        meeting["facts"] = _facts(meeting, reader)
    audiences = [one for one in reader.known.audiences.values() if one.slug in page.source.audiences]
    return {
        "title": speech.field("title"),
        "summary": speech.field("summary"),
        "audiences": [reader.say(one, "title") for one in audiences],
        "applies": page.source.is_for(reader.audience),
        "meetings": meetings,
        "handovers": _handovers(meetings),
        "body": [block for block in speech.stream("body") if reader.professional or block.kind != "professional"],
    }


def _meeting(number: int, own, value: dict[str, Any], reader: Reader) -> dict:
    """One meeting; things to bring carry the ids that ticks are kept by, and what is another site's falls away."""
    things = zip(own.value["bring"].bound_blocks, value["bring"], strict=True)
    return {
        **value,
        "number": number,
        "interpreter": str(Interpreter(value["interpreter"]).label) if value["interpreter"] else "",
        "happens": reader.written(WHAT_HAPPENS),
        "bring": [{"id": thing.id, "value": words} for thing, words in things],
        **{name: value[name] or "" for name in ["responsible", "handed_to"]},
        **{name: _there(value[name]) for name in ["others", "steps", "gate_steps"]},
    }


def _there(values: Iterable) -> list:
    return [value for value in values if value]


def _facts(meeting: dict, reader: Reader) -> list[dict]:
    """What to know of a meeting at a glance; a place is led to."""
    place, interpreter = meeting["place"], meeting["interpreter"]
    told = [
        (MeetingFact.WHEN, meeting["when"]),
        (MeetingFact.PLACE, place and place["where"]),
        (StepFact.RESPONSIBLE if reader.professional else MeetingFact.MET, meeting["responsible"]),
        (MeetingFact.ALSO, swedish(", ".join(meeting["others"]))),
        (MeetingFact.ALSO, meeting["others_words"]),
        (MeetingFact.INTERPRETER, interpreter and reader.written(interpreter)),
        (MeetingFact.FEE, meeting["fee"]),
    ]
    if reader.professional and meeting["handed_over"]:
        told += [
            (MeetingFact.HANDED_OVER, meeting["handed_over"]),
            (MeetingFact.HANDED_TO, meeting["handed_to"]),
        ]
    return [
        {
            "icon": fact.value,
            "label": fact.label,
            "value": value,
            "url": place["url"] if place and fact == MeetingFact.PLACE else "",
        }
        for fact, value in told
        if value
    ]


def _handovers(meetings: list[dict]) -> list[dict]:
    """What each meeting hands over, and the meeting it goes to where that is the next one."""
    return [
        {"meeting": one, "next": following if following and following["responsible"] == one["handed_to"] else None}
        for one, following in zip_longest(meetings, meetings[1:])
        if one["handed_over"]
    ]


def parts(chain: dict) -> list[pairs.Part]:
    """What is read side by side, line by line."""
    return [
        *pairs.title(chain["title"]),
        *pairs.text(chain["summary"]),
        *(part for meeting in chain["meetings"] for part in _parts(meeting)),
        *pairs.blocks(chain["body"]),
    ]


def _parts(meeting: dict) -> list[pairs.Part]:
    title, gate = meeting["title"], meeting["gate"]
    return [
        *pairs.title(Said(f"{meeting['number']}. {title}", title.language)),
        *(("components/pair_fact.html", fact) for fact in meeting["facts"]),
        *_lines("bullets", meeting["done"], heading=meeting["happens"]),
        *([("components/pair_fact.html", {"label": Way.GATE.label, "value": gate})] if gate else []),
        *pairs.links(Way.GATE.label, meeting["gate_steps"]),
        *([("components/pair_list.html", meeting["bring"])] if meeting["bring"] else []),
        *_lines("while_you_wait", meeting["waiting"]),
        *pairs.links(STEPS_HERE, meeting["steps"]),
        *pairs.contacts([meeting["contact"]] if meeting["contact"] else []),
    ]


def _lines(kind: str, items: list[Said], **beside: Said) -> list[pairs.Part]:
    """Lines as a block of a text shows them, where there are any."""
    return [(f"components/blocks/{kind}.html", {"items": items, **beside})] if items else []
