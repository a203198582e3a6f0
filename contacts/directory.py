"""Finding contacts: what the public directory and the contact blocks ask for."""

import unicodedata
from collections.abc import Collection

from django.db.models import Exists, OuterRef, Q, Subquery
from wagtail.models import Site

from audiences.models import Audience
from contacts.choices import OrganisationKind, VisibleTo
from contacts.models import Contact, PlaceHost
from contacts.models.contacts import ContactQuerySet
from languages import declared


def find(
    site: Site,
    *,
    kind: str | None = None,
    theme_contact_ids: Collection[int] | None = None,
    audience: str | None = None,
    language: str | None = None,
    q: str = "",
    visible_to: str = VisibleTo.NYANLAND,
) -> ContactQuerySet:
    """The Swedish rows of a site and the nation that answer to every filter, in a constant number of queries.

    `audience` is a slug. A filter that is None or empty does not filter; an unknown value finds nothing.
    """
    contacts = Contact.objects.identities().for_site(site)
    asked = [(kind, OrganisationKind.values), (language, declared.DECLARED)]
    if (
        "\0" in (audience or "")
        or visible_to not in VisibleTo.values
        or any(value and value not in known for value, known in asked)
    ):
        return contacts.none()

    contacts = contacts.filter(visible_to__has=visible_to)
    if kind:
        contacts = contacts.filter(organisation__kind=kind)
    if language:
        contacts = contacts.filter(languages__has=language)
    if audience:
        known = Audience.objects.identities().filter(slug=audience)
        contacts = contacts.filter(Q(audiences=None) | Q(audiences__slug=audience), Exists(known)).distinct()
    if theme_contact_ids is not None:
        contacts = contacts.filter(pk__in=theme_contact_ids)
    if q.strip():
        contacts = contacts.filter(translation_key__in=_naming(site, q))
    return with_all(contacts)


def with_all(contacts: ContactQuerySet) -> ContactQuerySet:
    """The same contacts with everything a card shows, in two further queries however many they are."""
    here = PlaceHost.objects.filter(place=OuterRef("place"), organisation=OuterRef("organisation"))
    contacts = contacts.annotate(hours_here=Subquery(here.values("hours")), note_here=Subquery(here.values("note")))
    return contacts.select_related("organisation", "unit", "place").prefetch_related("phones", "audiences")


def folded(text: str) -> str:
    """Text without case and accents, so that `forskola` finds `Förskola`."""
    decomposed = unicodedata.normalize("NFKD", text)
    return "".join(sign for sign in decomposed if not unicodedata.combining(sign)).casefold()


def _naming(site: Site, q: str) -> set:
    """The keys of the contacts whose words, in any one language, hold every word of `q`."""
    sought = folded(q).split()
    words = ["title", "role", "organisation__name", "unit__name", "place__name", "place__locality"]
    rows = Contact.objects.for_site(site).values_list("translation_key", *words)
    return {key for key, *texts in rows if holds(folded(" ".join(filter(None, texts))), sought)}


def holds(text: str, sought: Collection[str]) -> bool:
    return all(word in text for word in sought)
