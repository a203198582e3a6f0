"""Contacts as cards: the function, how to reach it, when it is open, which languages it speaks.

All but title, role and note is structured data, so a card speaks every language without a translator (law 2).
"""

from collections.abc import Iterable
from typing import TYPE_CHECKING

from django.db.models import F
from django.utils import timezone

from contacts.choices import Interpreter, Visit
from contacts.directory import find
from contacts.hours import Hours
from contacts.models import Contact
from languages import declared
from languages.lexicon import Lexicon
from languages.said import swedish

if TYPE_CHECKING:
    from pages.reader import Reader

ICONS = {
    "kommun": "building",
    "myndighet": "office",
    "region": "health",
    "civilsamhalle": "volunteer",
    "nod": "warning",
}


def for_step(step, reader: "Reader") -> list[dict]:
    """The contacts of a step that the reader may see, those for her audience first, in the editors' order."""
    return for_steps([step], reader)[step.pk] if step.pk else []


def for_steps(steps: Iterable, reader: "Reader") -> dict[int, list[dict]]:
    """The same for many steps, by their keys, with as many queries as for one."""
    rows = find(reader.site).filter(step_rows__step__in=steps).annotate(step=F("step_rows__step"))
    contacts = list(rows.order_by("step_rows__sort_order", "pk"))
    found: dict[int, list[dict]] = {step.pk: [] for step in steps}
    meant_first = sorted(contacts, key=lambda contact: not _meant(contact, reader.audience))
    for contact, card in zip(meant_first, cards(meant_first, reader), strict=True):
        found[contact.step].append(card)
    return found


def _meant(contact: Contact, slug: str | None) -> bool:
    audiences = [audience.slug for audience in contact.audiences.all()]
    return not slug or not audiences or slug in audiences


def cards(contacts: Iterable[Contact], reader: "Reader") -> list[dict]:
    """Cards of contacts, their words learnt with one query."""
    contacts = list(contacts)
    lexicon = Lexicon(reader.language)
    lexicon.learn(contacts)
    now = timezone.localtime()
    return [card(contact, lexicon, now) for contact in contacts]


def card(contact: Contact, lexicon: Lexicon, now) -> dict:
    """One contact as templates want it."""
    kind = contact.organisation.kind
    title = lexicon.say(contact, "title")
    return {
        "key": contact.key,
        "icon": ICONS.get(kind, "person"),
        "title": title,
        "swedish_title": None if title.language == declared.SOURCE else swedish(contact.title),
        "role": lexicon.say(contact, "role"),
        "organisation": swedish(contact.organisation.name),
        "unit": swedish(contact.unit.name) if contact.unit and contact.unit.name != contact.title else None,
        "kind": contact.organisation.get_kind_display(),
        "phones": [_phone(phone, contact, now) for phone in contact.phones.all()],
        "email": contact.email,
        "website": contact.website,
        "booking_url": contact.booking_url,
        "address": contact.place.address if contact.place else "",
        "place_notes": [swedish(note) for note in contact.place_notes],
        "languages": [
            {"tag": declared.tag(one.code), "dir": declared.direction(one.code), "endonym": one.endonym}
            for one in contact.spoken
        ],
        "interpreter": contact.get_interpreter_display() if contact.interpreter != Interpreter.NONE else "",
        "visit": contact.get_visit_display() if contact.visit != Visit.NONE else "",
        "access": [access.label for access in contact.premises],
        "hours": contact.hours.at(now) if contact.hours.expression else None,
        "today": [] if is_always_open(contact, now) else contact.hours.today(now),
        "always_open": is_always_open(contact, now),
        "opening": contact.hours,
        "hours_note": lexicon.say(contact, "hours_note"),
        "is_demo": contact.is_demo,
        "is_emergency": contact.is_emergency,
        "checked_on": contact.checked_on,
    }


def is_always_open(contact: Contact, now) -> bool:
    """Whether it never closes today."""
    return contact.hours.on(now.date()).is_whole_day


def _phone(phone, contact: Contact, now) -> dict:
    """A number, and when it is answered if that is not when one may come."""
    own = phone.hours if phone.opening_hours != contact.hours.expression else Hours()
    return {
        "written": phone.number,
        "uri": phone.uri,
        "label": phone.get_label_display(),
        "opening": own,
        "open": own.at(now) if own.expression else None,
        "today": own.today(now),
        "always_open": own.on(now.date()).is_whole_day,
    }
