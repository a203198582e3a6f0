"""The contact directory: every filter is a GET parameter, every state of the filters an address to share."""

from collections.abc import Iterator, Mapping
from functools import reduce
from operator import or_
from typing import Any
from urllib.parse import urlencode

from django.utils import timezone

from contacts.card_index import YES, CardIndex, Selection, card_index
from contacts.choices import OrganisationKind
from contacts.directory import kept_apart
from languages import declared
from languages.open import languages_of
from languages.said import Said
from pages import cards, pairs
from pages.choices import ContactFilter
from pages.finding.asking import search
from pages.reader import Reader
from search.choices import Kind

#: The longest value of a parameter that is looked at; what is longer is cut.
LONGEST = 100
#: Contacts on a page.
PAGE = 40
#: Contacts that fit words so much less than the best are left out.
LEAST = 0.2
#: How many are told of that open first, where none is open.
OPENING = 4
#: What asks for contacts of every situation, where the address has one.
ALL = "alla"
#: Filters that are set or not, by pictogram.
SWITCHES = {
    ContactFilter.OPEN: "clock",
    ContactFilter.INTERPRETER: "meet",
    ContactFilter.WHEELCHAIR: "person",
    ContactFilter.DROP_IN: "calendar",
}
#: Filters that most readers do without.
LESS_OFTEN = set(ContactFilter.values) - {ContactFilter.LANGUAGE, ContactFilter.STEP, ContactFilter.OPEN}


def context(request, page) -> dict:
    """The contacts that fit, in one language or two, and the filters as they are set."""
    reader = Reader.of(request, page)
    found = fitting(request, reader)

    def tell(page, reader: Reader) -> dict:
        """The directory in one language."""
        speech = reader.speech(page)
        words = {name: speech.field(name) for name in ("title", "lead")}
        return {**words, "contacts": cards.in_full(found["rows"], reader)}

    told = tell(page, reader)
    return {**found, **told, "description": told["lead"], **pairs.context(reader, page, told, tell, parts)}


def fitting(request, reader: Reader) -> dict:
    """The rows of the contacts that fit, a page of them, and the filters as they are set."""
    asked = Asked(request.GET, reader)
    words = named(asked.q, reader)
    selection = Selection(index_of(reader), asked.values, words, timezone.localtime())
    count = selection.found.bit_count()
    pages = max(1, -(-count // PAGE))
    number = min(asked.number, pages)
    keys = selection.page(useful(selection, asked, reader, words), (number - 1) * PAGE, PAGE)
    opening = selection.opening_next(OPENING) if not keys and asked.values[ContactFilter.OPEN] == YES else []
    keys = keys or opening
    return {
        "rows": sorted(reader.contacts.filter(pk__in=keys), key=lambda row: keys.index(row.pk)),
        "count": count,
        "opening": bool(opening),
        "chosen": list(asked.chosen(request, reader)),
        "cleared": asked.cleared,
        "is_more_chosen": any(asked.as_written[name] for name in LESS_OFTEN),
        "q": asked.q,
        "filters": filters(request, reader, selection, asked),
        "emergency": cards.for_emergency(reader),
        "number": number,
        "pages": pages,
        "earlier": asked.address(sida=str(number - 1)) if number > 1 else "",
        "later": asked.address(sida=str(number + 1)) if number < pages else "",
    }


def parts(told: dict) -> list[pairs.Part]:
    return [*pairs.title(told["title"]), *pairs.text(told["lead"]), *pairs.contacts(told["contacts"])]


def useful(selection: Selection, asked: "Asked", reader: Reader, words: Mapping[int, float] | None) -> list[int]:
    """What makes a contact more useful to this reader than another, what counts most first.

    Where words are asked for, those that fit them best come first, then those that fit them well. Emergency numbers
    come last, for they stand by themselves above the list. Before others come the contacts that are named on a step:
    the one that is asked for, else those of her path, else any. Then those that are meant for her audience and not for
    all. Where all of that is equal, the kommun comes before the state and the state before others, and then the title
    decides (`contacts.card_index`).
    """
    index = selection.index
    steps = index.choices[ContactFilter.STEP]
    path = reader.known.journey(reader.offered.audience).steps if reader.offered else []
    hers = {asked.values[ContactFilter.STEP]} - {""} or {step.page.slug for step in path} or steps.keys()
    named = reduce(or_, (steps.get(slug, 0) for slug in hers), 0)
    audience = asked.values[ContactFilter.AUDIENCE] or reader.audience
    best = max((words or {}).values(), default=0)
    fitting = [index.of([key for key, score in (words or {}).items() if score > best * part]) for part in (0.8, 0.5)]
    return [*fitting, ~index.emergency, named, index.meant.get(audience or "", 0)]


def index_of(reader: Reader) -> CardIndex:
    """The contacts of the site with the steps and themes that name them; made once for all who may see the same."""
    known = reader.known

    def made() -> CardIndex:
        rows = [(step, contact) for contact, steps in cards.steps_of(reader).items() for step in steps]
        topics = {
            ContactFilter.STEP.value: ((step.slug, contact) for step, contact in rows),
            ContactFilter.THEME.value: ((step.theme.slug, contact) for step, contact in rows),
        }
        slugs = [offered.slug for offered in known.offered]
        return card_index(reader.site, slugs, topics, professional=reader.professional)

    return known.once(("card index", reader.professional), made)


def named(q: str, reader: Reader) -> dict[int, float] | None:
    """The keys of the contacts that free text finds in whatever language, with how well; None where none is asked.

    What newcomers may not see is not told to the search; who may see it finds it by its own words.
    """
    if not q:
        return None
    found = {one.key: one.score for one in search(reader, q, kind=Kind.CONTACT).found}
    least = max(found.values(), default=0) * LEAST
    keys = index_of(reader).by_translation_key
    apart = kept_apart(reader.site, q.split()).values_list("pk", flat=True) if reader.professional else []
    best = max(found.values(), default=1)
    return dict.fromkeys(apart, best) | {keys[key]: one for key, one in found.items() if one > least and key in keys}


class Asked:
    """What the address asks for; unknown values find nothing, which the page says."""

    def __init__(self, parameters, reader: Reader):
        def clean(name: str) -> str:
            return parameters.get(name, "").replace("\0", "").strip()[:LONGEST]

        self.q = clean("q")
        self.values = {str(name): clean(name) for name in ContactFilter.values}
        self.as_written = self.values | {"q": self.q} | reader.manner
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
        """The address that asks for nothing but to be read as this page is."""
        return self.address(q="", **dict.fromkeys(self.values, ""))

    def chosen(self, request, reader: Reader) -> Iterator[dict]:
        """What has been chosen, in words, and the address without it."""
        if self.q:
            yield {"label": self.q, "written": True, "without": self.address(q="")}
        for name, value in self.values.items():
            if value and self.as_written[name]:
                label = label_of(ContactFilter(name), value, request, reader)
                yield {"label": label or value, "written": not label, "without": self.address(**{name: ""})}


def label_of(name: ContactFilter, value: str, request, reader: Reader) -> Said | str | None:
    """A choice in the reader's language; None where there is no such choice."""
    if name in SWITCHES:
        return str(name.label)
    return {choice["value"]: choice["title"] for choice in options(name, request, reader)}.get(value)


def filters(request, reader: Reader, selection: Selection, asked: Asked) -> dict[str, dict[str, Any]]:
    """Every filter with its choices in the reader's language, and how many contacts each would leave."""
    return {
        name: {
            "name": name,
            "label": ContactFilter(name).label,
            "icon": SWITCHES.get(ContactFilter(name), ""),
            "value": asked.values[name],
            "count": selection.count(name, YES if name in SWITCHES else ""),
            "all": ALL if name == ContactFilter.AUDIENCE and reader.audience else "",
            "choices": [
                {**choice, "count": selection.count(name, choice["value"])}
                for choice in options(ContactFilter(name), request, reader)
            ],
        }
        for name in ContactFilter.values
    }


def options(name: ContactFilter, request, reader: Reader) -> list[dict[str, Any]]:
    """The choices of a filter in the reader's language; none where it is only set or not."""
    known = reader.known
    match name:
        case ContactFilter.KIND:
            spoken = declared.interface_of(reader.language)
            return [{"value": kind.value, "title": Said(str(kind.label), spoken)} for kind in OrganisationKind]
        case ContactFilter.THEME:
            return [{"value": t.slug, "icon": t.icon, "title": reader.say(t, "title")} for t in known.themes]
        case ContactFilter.AUDIENCE:
            return [{"value": one.slug, "title": reader.say(one.audience, "title")} for one in known.offered]
        case ContactFilter.STEP:
            steps = known.steps.values()
            return [{"value": step.slug, "title": reader.words.of_page(step, "title")} for step in steps]
        case ContactFilter.LANGUAGE:
            codes = index_of(reader).choices[name].keys() | {one.code for one in languages_of(request)}
            return [
                {"value": code, "title": Said(language.endonym, code)}
                for code, language in declared.DECLARED.items()
                if code in codes
            ]
    return []
