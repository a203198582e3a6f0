"""The contact directory: every filter is a GET parameter, every state of the filters an address to share."""

from collections.abc import Mapping
from functools import partial, reduce
from operator import or_
from typing import Any

from django.utils import timezone

from contacts.card_index import YES, CardIndex, Selection, card_index
from contacts.choices import OrganisationKind
from contacts.directory import kept_apart
from languages import declared
from languages.open import languages_of
from languages.said import Said
from pages import cards, pairs
from pages.choices import ContactFilter
from pages.filtering import ALL, Asked, scores, situations, themes
from pages.reader import Reader
from search.choices import Kind

#: Contacts on a page.
PAGE = 40
#: How many are told of that open first, where none is open.
OPENING = 4
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
    asked = Asked(request.GET, reader, ContactFilter.values)
    words = named(asked.q, reader)
    selection = Selection(index_of(reader), asked.values, words, timezone.localtime())
    count = selection.found.bit_count()
    paged = asked.paged(count, PAGE)
    keys = selection.page(useful(selection, asked, reader, words), (paged["number"] - 1) * PAGE, PAGE)
    opening = selection.opening_next(OPENING) if not keys and asked.values[ContactFilter.OPEN] == YES else []
    keys = keys or opening
    return {
        "rows": sorted(reader.contacts.filter(pk__in=keys), key=lambda row: keys.index(row.pk)),
        "count": count,
        "opening": bool(opening),
        "chosen": list(asked.chosen(partial(label_of, request=request, reader=reader))),
        "cleared": asked.cleared,
        "is_more_chosen": any(asked.as_written[name] for name in LESS_OFTEN),
        "q": asked.q,
        "filters": filters(request, reader, selection, asked),
        "emergency": cards.for_emergency(reader),
        **paged,
    }


def parts(told: dict) -> list[pairs.Part]:
    return [*pairs.title(told["title"]), *pairs.text(told["lead"]), *pairs.contacts(told["contacts"])]


def useful(selection: Selection, asked: Asked, reader: Reader, words: Mapping[int, float] | None) -> list[int]:
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
    found = scores(q, reader, Kind.CONTACT)
    if found is None:
        return None
    keys = index_of(reader).by_translation_key
    apart = kept_apart(reader.site, q.split()).values_list("pk", flat=True) if reader.professional else []
    best = max(found.values(), default=1)
    return dict.fromkeys(apart, best) | {keys[key]: score for key, score in found.items() if key in keys}


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
    match name:
        case ContactFilter.KIND:
            return [{"value": kind.value, "title": reader.written(kind.label)} for kind in OrganisationKind]
        case ContactFilter.THEME:
            return themes(reader)
        case ContactFilter.AUDIENCE:
            return situations(reader)
        case ContactFilter.STEP:
            steps = reader.known.steps.values()
            return [{"value": step.slug, "title": reader.words.of_page(step, "title")} for step in steps]
        case ContactFilter.LANGUAGE:
            codes = index_of(reader).choices[name].keys() | {one.code for one in languages_of(request)}
            return [
                {"value": code, "title": Said(language.endonym, code)}
                for code, language in declared.DECLARED.items()
                if code in codes
            ]
    return []
