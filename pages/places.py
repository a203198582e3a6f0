"""A place as its page tells it: who sits there and when, how to get there, how accessible it is."""

from collections.abc import Iterable
from typing import Any

from django.utils import timezone

from contacts.hours import Hours
from contacts.models import Contact, Place
from contacts.scope import belongs
from languages.said import swedish
from pages import cards, opening
from pages.reader import Reader

#: How many contacts are told of an organisation that has none at the place.
ELSEWHERE = 2


def told(place: Place, contacts: Iterable[Contact], reader: Reader) -> dict:
    """A place in the reader's language; names and notes of the place are Swedish in all of them."""
    return {
        "title": swedish(place.name),
        "url": cards.address_of_place(place, reader),
        "address": place.address,
        "map_url": place.map_url,
        "geo_uri": place.geo_uri,
        "bus_stop": swedish(place.bus_stop),
        "travel_note": swedish(place.travel_note),
        "access": [access.label for access in place.premises],
        "hosts": hosts(place, contacts, reader),
    }


def hosts(place: Place, contacts: Iterable[Contact], reader: Reader) -> list[dict]:
    """The organisations at a place, those that are named as hosts first, each with its contacts and its hours there.

    Of one that has no contact there, its other contacts are told: whom to call before one goes.
    """
    named = [host for host in place.hosts.all() if belongs(host.organisation, reader.site.pk)]
    hours = {host.organisation_id: Hours(host.hours or place.opening_hours) for host in named}
    notes = {host.organisation_id: swedish(host.note) for host in named}
    found: dict[int, dict[str, Any]] = {
        host.organisation_id: {"name": swedish(host.organisation.name), "contacts": []} for host in named
    }
    rows = list(contacts)
    for contact, card in zip(rows, cards.cards(rows, reader), strict=True):
        own = {"name": swedish(contact.organisation.name), "contacts": []}
        same = contact.hours.expression == hours.get(contact.organisation_id, Hours()).expression
        line = {**card, "own_opening": None if same else card["opening"]}
        found.setdefault(contact.organisation_id, own)["contacts"].append(line)
    away = [key for key, host in found.items() if not host["contacts"]]
    elsewhere = list(reader.contacts.filter(organisation__in=away)) if away else []
    for contact, card in zip(elsewhere, cards.cards(elsewhere, reader), strict=True):
        if len(found[contact.organisation_id]["contacts"]) < ELSEWHERE:
            found[contact.organisation_id]["contacts"].append({**card, "own_opening": card["opening"]})
    now = timezone.localtime()
    return [
        {**host, "opening": opening.told(hours.get(key, Hours()), now), "note": notes.get(key)}
        for key, host in found.items()
    ]
