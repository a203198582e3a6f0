"""Finding contacts: what the public directory, the contact blocks and the addresses of contacts ask for."""

from collections.abc import Iterable
from typing import TypeVar

from django.db.models import OuterRef, Prefetch, Subquery
from wagtail.models import Site

from contacts.choices import VisibleTo
from contacts.models import Contact, Place, PlaceHost
from contacts.models.contacts import ContactQuerySet

Row = TypeVar("Row", Contact, Place)


def find(site: Site) -> ContactQuerySet:
    """The Swedish rows of a site and the nation that newcomers may see, with everything a card shows (two queries)."""
    return with_all(shown(site))


def shown(site: Site) -> ContactQuerySet:
    """The same rows as they are."""
    return Contact.objects.identities().for_site(site).filter(visible_to__has=VisibleTo.NYANLAND)


def with_all(contacts: ContactQuerySet) -> ContactQuerySet:
    """The same contacts with everything a card shows, in one further query however many they are."""
    contacts = with_hours(contacts)
    return contacts.select_related("organisation", "unit", "place").prefetch_related("phones")


def with_hours(contacts: ContactQuerySet) -> ContactQuerySet:
    """The same contacts with what is said of their organisation at their place."""
    here = PlaceHost.objects.filter(place=OuterRef("place"), organisation=OuterRef("organisation"))
    return contacts.annotate(hours_here=Subquery(here.values("hours")), note_here=Subquery(here.values("note")))


def contact_at(site: Site, key: str) -> Contact | None:
    """The contact that a site knows by `key`, with everything a card shows."""
    return nearest(find(site).filter(key=key))


def find_at(site: Site, place: Place) -> ContactQuerySet:
    """The contacts at a place that newcomers may see, with everything a card shows."""
    return find(site).filter(place=place)


def place_at(site: Site, key: str) -> Place | None:
    """The place that a site knows by `key`, with who sits there."""
    hosts = Prefetch("hosts", PlaceHost.objects.select_related("organisation"))
    return nearest(Place.objects.for_site(site).filter(key=key).prefetch_related(hosts))


def nearest(rows: Iterable[Row]) -> Row | None:
    """Of the rows that have the same key, the site's own rather than the national one."""
    return min(rows, key=lambda row: row.site_id is None, default=None)
