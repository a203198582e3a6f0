"""Contacts and places: they are no pages of the tree, but have addresses below the directory, and all a page has."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.http import Http404
from wagtail.models import Site

from contacts.choices import VisibleTo
from contacts.directory import contact_at, find_at, place_at
from contacts.models import Contact, Place
from languages.said import swedish
from languages.state import Tally
from pages import cards, pairs, places, structured_data
from pages.reader import Reader

if TYPE_CHECKING:
    from pages.known import Known


@dataclass(frozen=True)
class ContactLeaf:
    """A contact at `<key>/`."""

    contact: Contact
    template = "pages/contact.html"

    @property
    def row(self) -> Contact:
        return self.contact

    @property
    def below(self) -> str:
        return f"{self.contact.key}/"

    def told_in(self, page, known: "Known") -> dict[str, Tally]:
        return known.row_told_in(self.contact.translation_key)

    def context(self, request, page) -> dict:
        """The contact, alone or beside another language."""
        reader = Reader.of(request, page)

        def tell(page, reader: Reader) -> dict:
            return {"contact": cards.in_full([self.contact], reader)[0]}

        def parts(told: dict) -> list[pairs.Part]:
            return [*pairs.title(told["contact"]["title"]), *pairs.contacts([told["contact"]])]

        told = tell(page, reader)
        return {
            **told,
            "title": told["contact"]["title"],
            "description": told["contact"]["role"],
            "emergency": cards.for_emergency(reader),
            "structured": structured_data.of_contact(self.contact, told["contact"], reader),
            **pairs.context(reader, page, told, tell, parts),
        }


@dataclass(frozen=True)
class PlaceLeaf:
    """A place at `plats/<key>/`: its words are names, so it is told in every language the directory is."""

    place: Place
    template = "pages/place.html"

    @property
    def row(self) -> Place:
        return self.place

    @property
    def below(self) -> str:
        return f"{cards.PLACE}/{self.place.key}/"

    def told_in(self, page, known: "Known") -> dict[str, Tally]:
        return known.told_in(page.translation_key)

    def context(self, request, page) -> dict:
        """The place, alone or beside another language."""
        reader = Reader.of(request, page)
        contacts = list(find_at(reader.site, self.place, professional=reader.professional))

        def tell(page, reader: Reader) -> dict:
            return {"place": places.told(self.place, contacts, reader)}

        def parts(told: dict) -> list[pairs.Part]:
            rows = [card for host in told["place"]["hosts"] for card in host["contacts"]]
            return [*pairs.title(told["place"]["title"]), *pairs.contacts(rows)]

        told = tell(page, reader)
        return {
            **told,
            "title": told["place"]["title"],
            "description": swedish(self.place.address),
            "emergency": cards.for_emergency(reader),
            "structured": structured_data.of_place(self.place, told["place"], reader),
            **pairs.context(reader, page, told, tell, parts),
        }


Leaf = ContactLeaf | PlaceLeaf


def find(site: Site, path_components: list[str], *, professional: bool = False) -> Leaf:
    """What a site has at an address below its directory; 404 where that is nothing that the reader may see."""
    match path_components:
        case [key]:
            contact = contact_at(site, key, professional=professional)
            if contact:
                return ContactLeaf(contact)
        case [cards.PLACE, key]:
            place = place_at(site, key)
            if place:
                return PlaceLeaf(place)
    raise Http404


def of_site(site: Site) -> dict[str, set[str]]:
    """The addresses of all contacts and places of a site below its directory, with the languages each has words in."""
    found: dict[str, set[str]] = {f"{cards.PLACE}/{place.key}/": set() for place in Place.objects.for_site(site)}
    rows = Contact.objects.for_site(site).filter(visible_to__has=VisibleTo.NYANLAND)
    for key, language in rows.values_list("key", "locale__language_code"):
        found.setdefault(f"{key}/", set()).add(language)
    return found
