"""All contacts of a site as bits: a filter is an `&`, a count a `bit_count`, however many contacts there are.

A contact is one bit, at its place in the order of the index; a choice of a filter is an integer with the bits of all
contacts that answer to it. It holds until a contact changes, but for who is open, which is asked of each hours once.
"""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import cached_property, lru_cache, reduce
from itertools import chain, islice
from operator import and_, or_

from wagtail.models import Site

from contacts.choices import Access, OrganisationKind, Visit
from contacts.directory import shown, with_hours
from contacts.hours import Hours
from contacts.models import Contact, ContactPhone

#: The value of a filter that is set or is not.
YES = "1"
DROP_IN = {Visit.DROP_IN, Visit.DROP_IN_OR_APPOINTMENT}
#: Whose contacts stand first in the index; all others come after.
NEAREST = [OrganisationKind.KOMMUN, OrganisationKind.MYNDIGHET]

NAMES = ["pk", "translation_key", "title"]
FACTS = ["organisation__kind", "languages", "interpreter", "visit", "access", "place__access"]
HOURS = ["opening_hours", "hours_here", "place__opening_hours"]

#: A choice, and the key of a contact that answers to it.
Pairs = Iterable[tuple[str, int]]


@dataclass(frozen=True)
class CardIndex:
    """The contacts that a reader may see: their keys in order, and the bits of every choice."""

    keys: list[int]
    by_translation_key: dict[str, int]
    choices: dict[str, dict[str, int]]
    hours: dict[str, int]  # by expression
    meant: dict[str, int]  # by audience: those that are not for all
    emergency: int

    @cached_property
    def everything(self) -> int:
        return (1 << len(self.keys)) - 1

    @cached_property
    def _places(self) -> dict[int, int]:
        return {key: place for place, key in enumerate(self.keys)}

    def of(self, keys: Collection[int]) -> int:
        """The bits of contacts; keys that are not in the index are left out."""
        return bits(self._places[key] for key in keys if key in self._places)

    def open_at(self, moment: datetime) -> int:
        """Who is open: where one may come, or whose phone is answered."""
        minute = moment.replace(second=0, microsecond=0)
        return reduce(or_, (kept for hours, kept in self.hours.items() if _is_open(hours, minute)), 0)

    def ranked(self, chosen: int, preferred: Sequence[int]) -> Iterator[int]:
        """The keys of contacts, those among the first of `preferred` before others, and so on; else in order."""
        tiers = [chosen]
        for first in preferred:
            tiers = [part for tier in tiers for part in (tier & first, tier & ~first)]
        return (self.keys[place] for place in chain.from_iterable(map(places, tiers)))


class Selection:
    """What is left of an index when filters are set, and what would be left if a choice were another."""

    def __init__(self, index: CardIndex, asked: Mapping[str, str], words: Collection[int] | None, moment: datetime):
        """`words` are the keys of the contacts that free text finds; None where none was asked for."""
        self.index, self.moment = index, moment
        self.choices = {**index.choices, "oppet": {YES: index.open_at(moment)}}
        self.kept = {name: self.choices[name].get(value, 0) for name, value in asked.items() if value}
        if words is not None:
            self.kept["q"] = index.of(words)

    @cached_property
    def found(self) -> int:
        return self._without("")

    def count(self, name: str, choice: str) -> int:
        """How many are found with a choice of a filter, the others as they are; with no choice, how many with any."""
        left = self._without(name)
        return (left & self.choices[name].get(choice, 0) if choice else left).bit_count()

    def page(self, preferred: Sequence[int], start: int, number: int) -> list[int]:
        """The keys of some of what is found, most useful first."""
        return list(islice(self.index.ranked(self.found, preferred), start, start + number))

    def opening_next(self, number: int) -> list[int]:
        """The keys of some that would be found if it did not matter who is open, the first to open first."""
        left, minute = self._without("oppet"), self.moment.replace(second=0, microsecond=0)
        opening = ((opens, kept & left) for hours, kept in self.index.hours.items() if (opens := _opens(hours, minute)))
        soonest = sorted((opens, kept) for opens, kept in opening if kept)
        first = dict.fromkeys(place for _opens_at, kept in soonest for place in islice(places(kept), number))
        return [self.index.keys[place] for place in islice(first, number)]

    def _without(self, name: str) -> int:
        return reduce(and_, (kept for other, kept in self.kept.items() if other != name), self.index.everything)


def card_index(
    site: Site, audiences: Iterable[str], topics: Mapping[str, Pairs], *, professional: bool = False
) -> CardIndex:
    """The index of a site's contacts (four queries). `topics` are filters that only rooms above know of, by name."""
    contacts = shown(site, professional=professional)
    rows = sorted(with_hours(contacts).values_list(*NAMES, *FACTS, *HOURS, named=True), key=_nearest)
    index = CardIndex([row.pk for row in rows], {}, {}, {}, {}, 0)

    def sorted_out(pairs: Pairs) -> dict[str, int]:
        found = defaultdict(list)
        for choice, key in pairs:
            found[choice].append(key)
        return {choice: index.of(keys) for choice, keys in found.items()}

    meant = sorted_out(_meant(contacts))
    for_all = index.everything & ~reduce(or_, meant.values(), 0)
    kinds = sorted_out((row.organisation__kind, row.pk) for row in rows)
    choices = {
        "typ": kinds,
        "malgrupp": {slug: meant.get(slug, 0) | for_all for slug in audiences},
        "sprak": sorted_out((language, row.pk) for row in rows for language in row.languages),
        "tolk": sorted_out((YES, row.pk) for row in rows if row.interpreter),
        "rullstol": sorted_out((YES, row.pk) for row in rows if Access.STEP_FREE in _access(row)),
        "dropin": sorted_out((YES, row.pk) for row in rows if row.visit in DROP_IN),
        **{name: sorted_out(pairs) for name, pairs in topics.items()},
    }
    hours = sorted_out(_hours(rows, contacts))
    by_translation_key = {str(row.translation_key): row.pk for row in rows}
    return CardIndex(index.keys, by_translation_key, choices, hours, meant, kinds.get(OrganisationKind.NOD, 0))


def _nearest(row) -> tuple:
    kind = row.organisation__kind
    return NEAREST.index(kind) if kind in NEAREST else len(NEAREST), row.title.casefold(), row.pk


def _meant(contacts) -> Pairs:
    return Contact.audiences.through.objects.filter(contact__in=contacts).values_list("audience__slug", "contact_id")


def _access(row) -> list[str]:
    return row.access or row.place__access or []


def _hours(rows: list, contacts) -> Pairs:
    """When one may come to each contact, and when its phones are answered."""
    visits = ((row.opening_hours or row.hours_here or row.place__opening_hours, row.pk) for row in rows)
    phones = ContactPhone.objects.filter(contact__in=contacts).values_list("opening_hours", "contact_id")
    return ((hours, key) for hours, key in chain(visits, phones) if hours)


@lru_cache(maxsize=4096)
def _is_open(expression: str, minute: datetime) -> bool:
    return bool(Hours(expression).at(minute))


@lru_cache(maxsize=4096)
def _opens(expression: str, minute: datetime) -> datetime | None:
    return Hours(expression).opens_next(minute)


def bits(places: Iterable[int]) -> int:
    """The integer that has a bit at each of the places."""
    mask = bytearray()
    for place in places:
        if place >> 3 >= len(mask):
            mask.extend(bytes((place >> 3) + 1 - len(mask)))
        mask[place >> 3] |= 1 << (place & 7)
    return int.from_bytes(mask, "little")


def places(mask: int) -> Iterator[int]:
    """The places of the bits of an integer, the lowest first."""
    written = f"{mask:b}"[::-1]
    place = written.find("1")
    while place >= 0:
        yield place
        place = written.find("1", place + 1)
