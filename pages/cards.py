"""Contacts as cards: the function, how to reach it, when it is open, which languages it speaks.

All but title, role and note is structured data, so a card speaks every language without a translator (law 2).
"""

from collections.abc import Iterable

from django.utils import timezone

from contacts.choices import Interpreter, Visit
from contacts.directory import find
from contacts.models import Contact
from languages import declared
from pages.reader import Reader

ICONS = {
    "kommun": "building",
    "myndighet": "office",
    "region": "health",
    "civilsamhalle": "volunteer",
    "nod": "warning",
}


def for_step(step, reader: Reader) -> list[dict]:
    """The contacts of a step that the reader may see, those for her audience first, in the editors' order."""
    ids = list(step.contact_rows.values_list("contact_id", flat=True))
    contacts = {contact.pk: contact for contact in find(reader.site, theme_contact_ids=ids)} if ids else {}
    ordered = [contacts[pk] for pk in ids if pk in contacts]
    return cards(sorted(ordered, key=lambda contact: not _meant(contact, reader.audience)), reader)


def _meant(contact: Contact, slug: str | None) -> bool:
    audiences = [audience.slug for audience in contact.audiences.all()]
    return not slug or not audiences or slug in audiences


def cards(contacts: Iterable[Contact], reader: Reader) -> list[dict]:
    """Cards of contacts, their words learnt with one query."""
    contacts = list(contacts)
    reader.lexicon.learn(contacts)
    now = timezone.localtime()
    return [card(contact, reader, now) for contact in contacts]


def card(contact: Contact, reader: Reader, now) -> dict:
    """One contact as templates want it."""
    kind = contact.organisation.kind
    return {
        "key": contact.key,
        "icon": ICONS.get(kind, "person"),
        "title": reader.say(contact, "title"),
        "role": reader.say(contact, "role"),
        "organisation": reader.swedish(contact.organisation.name),
        "kind": contact.organisation.get_kind_display(),
        "phones": [_phone(phone) for phone in contact.phones.all()],
        "email": contact.email,
        "website": contact.website,
        "booking_url": contact.booking_url,
        "address": contact.place.address if contact.place else "",
        "languages": [
            {"tag": declared.tag(one.code), "dir": declared.direction(one.code), "endonym": one.endonym}
            for one in contact.spoken
        ],
        "interpreter": contact.get_interpreter_display() if contact.interpreter != Interpreter.NONE else "",
        "visit": contact.get_visit_display() if contact.visit != Visit.NONE else "",
        "access": [access.label for access in contact.premises],
        "hours": contact.hours.at(now) if contact.hours.expression else None,
        "hours_note": reader.say(contact, "hours_note"),
        "is_demo": contact.is_demo,
        "is_emergency": contact.is_emergency,
        "checked_on": contact.checked_on,
    }


def _phone(phone) -> dict:
    return {"written": phone.number, "uri": phone.uri, "label": phone.get_label_display(), "hours": phone.hours}
