"""Finding contacts: what the public directory, the contact blocks and the addresses of contacts ask for."""

from collections.abc import Iterable
from typing import TypeVar

from django.db.models import OuterRef, Prefetch, Q, Subquery, Value
from django.db.models.functions import Concat
from wagtail.models import Site

from contacts.choices import VisibleTo
from contacts.models import Contact, Place, PlaceHost
from contacts.models.contacts import ContactQuerySet

Row = TypeVar("Row", Contact, Place)


def find(site: Site, *, professional: bool = False) -> ContactQuerySet:
    """The Swedish rows of a site and the nation that a reader may see, with everything a card shows (two queries)."""
    return with_all(shown(site, professional=professional))


def shown(site: Site, *, professional: bool = False) -> ContactQuerySet:
    """The same rows as they are: those that newcomers may see, or all, for who meets newcomers."""
    contacts = Contact.objects.identities().for_site(site)
    return contacts if professional else contacts.filter(visible_to__has=VisibleTo.NYANLAND)


def kept_apart(site: Site, words: Iterable[str]) -> ContactQuerySet:
    """The rows that newcomers may not see, of those whose title, task or organisation has all of some words."""
    said = Concat("title", Value(" "), "role", Value(" "), "organisation__name")
    contacts = shown(site, professional=True).exclude(visible_to__has=VisibleTo.NYANLAND).annotate(said=said)
    return contacts.filter(*(Q(said__icontains=word) for word in words))


def with_all(contacts: ContactQuerySet) -> ContactQuerySet:
    """The same contacts with everything a card shows, in one further query however many they are."""
    contacts = with_hours(contacts)
    return contacts.select_related("organisation", "unit", "place").prefetch_related("phones")


def with_hours(contacts: ContactQuerySet) -> ContactQuerySet:
    """The same contacts with what is said of their organisation at their place."""
    here = PlaceHost.objects.filter(place=OuterRef("place"), organisation=OuterRef("organisation"))
    return contacts.annotate(hours_here=Subquery(here.values("hours")), note_here=Subquery(here.values("note")))


def contact_at(site: Site, key: str, *, professional: bool = False) -> Contact | None:
    """The contact that a site knows by `key`, with everything a card shows."""
    return nearest(find(site, professional=professional).filter(key=key))


def find_at(site: Site, place: Place, *, professional: bool = False) -> ContactQuerySet:
    """The contacts at a place that a reader may see, with everything a card shows."""
    return find(site, professional=professional).filter(place=place)


def place_at(site: Site, key: str) -> Place | None:
    """The place that a site knows by `key`, with who sits there."""
    hosts = Prefetch("hosts", PlaceHost.objects.select_related("organisation"))
    return nearest(Place.objects.for_site(site).filter(key=key).prefetch_related(hosts))


def nearest(rows: Iterable[Row]) -> Row | None:
    """Of the rows that have the same key, the site's own rather than the national one."""
    return min(rows, key=lambda row: row.site_id is None, default=None)
