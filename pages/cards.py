"""Contacts as cards: the function, how to reach it, when it is open, which languages it speaks.

All but title, role and note is structured data, so a card speaks every language without a translator (law 2).
"""

from collections import defaultdict
from collections.abc import Iterable
from datetime import datetime
from typing import TYPE_CHECKING

from django.db.models import Exists, F, OuterRef, Subquery
from django.utils import timezone

from contacts.choices import Help, Interpreter, OrganisationKind, VisibleTo, Visit
from contacts.directory import find
from contacts.hours import Hours
from contacts.models import Contact, Place
from languages import declared
from languages.lexicon import Lexicon
from languages.said import swedish
from pages import models, opening

if TYPE_CHECKING:
    from pages.reader import Reader

ICONS = {
    "kommun": "building",
    "myndighet": "office",
    "region": "health",
    "civilsamhalle": "volunteer",
    "nod": "warning",
}

#: Below the address of the directory: the place that follows.
PLACE = "plats"

#: Pictograms of the ways to help.
HELP_ICONS = {Help.GOES_ALONG: "people", Help.FORMS: "document", Help.LETTERS: "mail", Help.DEVICE: "work"}


def for_step(step, reader: "Reader") -> tuple[list[Contact], list[Contact]]:
    """The contacts of a step, and those that give practical help with any step, as far as the reader may see them.

    Those for her audience come before others, in the editors' order; those that help with any step are meant for her.
    """
    if step.pk is None:
        return [], []
    row = models.ContactRow.objects.filter(step=step, contact=OuterRef("pk"))
    asked = reader.contacts.annotate(on_step=Exists(row)).exclude(on_step=False, helps_with="")
    asked = asked.prefetch_related("audiences").order_by(Subquery(row.values("sort_order")), "pk")
    own = _meant_first([contact for contact in asked if contact.on_step], reader)
    return own, [contact for contact in asked if not contact.on_step and _meant(contact, reader.audience)]


def for_steps(steps: Iterable, reader: "Reader") -> dict[int, list[dict]]:
    """The contacts of many steps, by the keys of the steps, with as many queries as for one."""
    rows = find(reader.site).filter(step_rows__step__in=steps).annotate(step=F("step_rows__step"))
    ordered = rows.prefetch_related("audiences").order_by("step_rows__sort_order", "pk")
    contacts = _meant_first(ordered, reader)
    found: dict[int, list[dict]] = {step.pk: [] for step in steps}
    for contact, card in zip(contacts, cards(contacts, reader), strict=True):
        found[contact.step].append(card)
    return found


def first_of_steps(reader: "Reader") -> dict[int, str]:
    """The translation key of the contact to name first on each step: the first that is meant for her, else the first.

    Asked once for each audience (two queries).
    """
    known, audience = reader.known, reader.audience

    def asked() -> dict[int, str]:
        shown = find(reader.site).values("pk")
        rows = models.ContactRow.objects.filter(step__in=known.steps, contact__in=shown).order_by("sort_order", "pk")
        pairs = list(rows.values_list("step", "contact"))
        contacts = Contact.objects.filter(pk__in={contact for _step, contact in pairs}).prefetch_related("audiences")
        keys = {contact.pk: str(contact.translation_key) for contact in contacts}
        for_others = {contact.pk for contact in contacts if not _meant(contact, audience)}
        ranked = sorted(pairs, key=lambda pair: pair[1] in for_others)
        return {step: keys[contact] for step, contact in reversed(ranked)}

    return known.once(("first of steps", audience), asked)


def _meant_first(contacts: Iterable[Contact], reader: "Reader") -> list[Contact]:
    return sorted(contacts, key=lambda contact: not _meant(contact, reader.audience))


def _meant(contact: Contact, slug: str | None) -> bool:
    audiences = [audience.slug for audience in contact.audiences.all()]
    return not slug or not audiences or slug in audiences


def cards(contacts: Iterable[Contact], reader: "Reader") -> list[dict]:
    """Cards of contacts, their words learnt with one query."""
    contacts = list(contacts)
    lexicon = Lexicon(reader.language)
    lexicon.learn(contacts)
    now = timezone.localtime()
    return [card(contact, lexicon, now, reader) for contact in contacts]


def in_full(contacts: Iterable[Contact], reader: "Reader") -> list[dict]:
    """Cards with the steps that each contact helps with: where contacts are what the page is about."""
    contacts = list(contacts)
    steps = steps_of(reader)
    return [
        {
            **card,
            "in_full": True,
            "steps": [reader.line(step) for step in steps.get(contact.pk, [])],
            "geo_uri": contact.place.geo_uri if contact.place else "",
            "vcard_url": reader.as_read(f"{reader.inside(f'kontakter/{contact.key}')}.vcf"),
        }
        for contact, card in zip(contacts, cards(contacts, reader), strict=True)
    ]


def steps_of(reader: "Reader") -> dict[int, list]:
    """The steps that name each contact, by the key of the contact (one query, once)."""
    known = reader.known

    def asked() -> dict[int, list]:
        found = defaultdict(list)
        for contact, step in models.ContactRow.objects.filter(step__in=known.steps).values_list("contact", "step"):
            found[contact].append(known.steps[step])
        return {contact: sorted(steps, key=lambda step: step.path) for contact, steps in found.items()}

    return known.once(("steps of contacts",), asked)


def for_emergency(reader: "Reader") -> list[dict]:
    """Whom to call in danger, with the shortest number first, which is 112 (asked once a language)."""

    def asked() -> list[dict]:
        told = cards(find(reader.site).filter(organisation__kind=OrganisationKind.NOD), reader)
        lines = [
            {"title": one["title"], "phones": [{**phone, "opening": None} for phone in one["phones"]]}
            for one in told
            if one["phones"]
        ]
        return sorted(lines, key=lambda line: len(line["phones"][0]["uri"]))

    return reader.known.once(("emergency", reader.language), asked)


def address_of(contact: Contact, reader: "Reader") -> str:
    """Where a contact is told alone."""
    return reader.as_read(reader.inside(f"kontakter/{contact.key}/"))


def address_of_place(place: Place, reader: "Reader") -> str:
    """Where a place is told."""
    return reader.as_read(reader.inside(f"kontakter/{PLACE}/{place.key}/"))


def card(contact: Contact, lexicon: Lexicon, now: datetime, reader: "Reader") -> dict:
    """One contact as templates want it."""
    kind = contact.organisation.kind
    title = lexicon.say(contact, "title")
    opened = opening.told(contact.hours, now)
    phones = [_phone(phone, contact, now) for phone in contact.phones.all()]
    changing = [each for each in [opened, *(phone["opening"] for phone in phones)] if each and each["until"]]
    return {
        "key": contact.key,
        "url": address_of(contact, reader),
        "icon": ICONS.get(kind, "person"),
        "title": title,
        "swedish_title": None if title.language == declared.SOURCE else swedish(contact.title),
        "role": lexicon.say(contact, "role"),
        "organisation": swedish(contact.organisation.name),
        "unit": swedish(contact.unit.name) if contact.unit and contact.unit.name != contact.title else None,
        "kind": contact.organisation.get_kind_display(),
        "phones": phones,
        "email": contact.email,
        "website": contact.website,
        "booking_url": contact.booking_url,
        "address": contact.place.address if contact.place else "",
        "place_url": address_of_place(contact.place, reader) if contact.place else "",
        "map_url": contact.place.map_url if contact.place else "",
        "place_notes": [swedish(note) for note in contact.place_notes],
        "languages": [
            {"tag": declared.tag(one.code), "dir": declared.direction(one.code), "endonym": one.endonym}
            for one in contact.spoken
        ],
        "help": [{"icon": HELP_ICONS[help], "label": help.label} for help in contact.help],
        "interpreter": contact.get_interpreter_display() if contact.interpreter != Interpreter.NONE else "",
        "visit": contact.get_visit_display() if contact.visit != Visit.NONE else "",
        "access": [access.label for access in contact.premises],
        "opening": opened,
        "has_hours": bool(changing),
        "hours_note": lexicon.say(contact, "hours_note"),
        "is_demo": contact.is_demo,
        "kept_apart": VisibleTo.NYANLAND not in contact.visible_to,
        "is_emergency": contact.is_emergency,
    }


def _phone(phone, contact: Contact, now: datetime) -> dict:
    """A number, and when it is answered if that is not when one may come."""
    own = phone.hours if phone.opening_hours != contact.hours.expression else Hours()
    return {
        "written": phone.number,
        "uri": phone.uri,
        "label": phone.get_label_display(),
        "opening": opening.told(own, now),
    }
