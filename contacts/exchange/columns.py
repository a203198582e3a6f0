"""The columns of a list of contacts: what each writes of a contact, and how it takes what somebody wrote there.

Their headings and choices are those of the Swedish admin, whatever language an editor works in: a file goes from hand
to hand. Their names and their order never change.
"""

from collections.abc import Callable
from datetime import date
from typing import TYPE_CHECKING

from django.core.exceptions import ValidationError
from django.utils.text import capfirst
from django.utils.translation import gettext, override

from contacts.choices import Access, Help, Interpreter, PhoneLabel, VisibleTo, Visit
from contacts.exchange.drafts import Draft
from contacts.exchange.words import Options, cleaned, one_line, spoken
from contacts.models import Contact, ContactPhone
from contacts.phones import dialled
from languages import declared

if TYPE_CHECKING:
    from contacts.exchange.known import Known

#: Numbers that one contact can have in a file.
MOST_PHONES = 20
#: What spreadsheets and people write for no and yes.
ALSO_YES_OR_NO = [
    (False, "0"),
    (False, "falskt"),
    (False, "no"),
    (True, "1"),
    (True, "sant"),
    (True, "yes"),
    (True, "x"),
]


class Column:
    """A field of one line of text."""

    def __init__(self, name: str, heading: str = ""):
        self.name = name
        self.heading = capfirst(heading or str(Contact._meta.get_field(name).verbose_name))

    def written(self, draft: Draft) -> str:
        """What stands in the cell of a contact."""
        return cleaned(getattr(draft.contact, self.name))

    def take(self, draft: Draft, cell: str, known: "Known") -> None:
        """Let the contact be what a cell says; raises `ValidationError` where it cannot be understood."""
        setattr(draft.contact, self.name, one_line(cell))


class Identity(Column):
    """What finds the contact, and so is never changed."""

    def take(self, draft: Draft, cell: str, known: "Known") -> None:
        pass


class SiteOf(Identity):
    """The site that a contact belongs to, by its address; national ones have none."""

    def written(self, draft: Draft) -> str:
        return address(draft.contact.site) if draft.contact.site else ""


class Day(Column):
    def written(self, draft: Draft) -> str:
        day = getattr(draft.contact, self.name)
        return day.isoformat() if day else ""

    def take(self, draft: Draft, cell: str, known: "Known") -> None:
        try:
            setattr(draft.contact, self.name, date.fromisoformat(cell.partition(" ")[0]) if cell else None)
        except ValueError as error:
            raise ValidationError(gettext("Write the date as 2026-05-01.")) from error


class OneOf(Column):
    """One of a few options; an empty cell is the first of them."""

    def __init__(self, name: str, options: Options):
        super().__init__(name)
        self.options = options

    def written(self, draft: Draft) -> str:
        value = getattr(draft.contact, self.name)
        return self.options.word(value) if value else ""

    def take(self, draft: Draft, cell: str, known: "Known") -> None:
        setattr(draft.contact, self.name, self.options.value(cell) if cell else self.options.first)


class YesOrNo(OneOf):
    def __init__(self, name: str):
        super().__init__(name, Options([(False, gettext("No")), (True, gettext("Yes"))], ALSO_YES_OR_NO))

    def written(self, draft: Draft) -> str:
        return self.options.word(getattr(draft.contact, self.name))


class SeveralOf(Column):
    """Several of a few options, with commas between."""

    def __init__(self, name: str, options: Options):
        super().__init__(name)
        self.options = options

    def written(self, draft: Draft) -> str:
        return ", ".join(self.options.words(getattr(draft.contact, self.name)))

    def take(self, draft: Draft, cell: str, known: "Known") -> None:
        default = Contact._meta.get_field(self.name).get_default()
        setattr(draft.contact, self.name, self.options.values(cell) or default)


class Audiences(Column):
    """Audiences, by the slugs that stand in addresses."""

    def written(self, draft: Draft) -> str:
        return ", ".join(sorted(audience.slug for audience in draft.contact.audiences.all()))

    def take(self, draft: Draft, cell: str, known: "Known") -> None:
        draft.contact.audiences = known.audiences.values(cell)


class Related(Column):
    """A row that the contact points at, by what it is called in lists."""

    def __init__(self, name: str, called: Callable, find: Callable):
        super().__init__(name)
        self.called, self.find = called, find

    def written(self, draft: Draft) -> str:
        row = getattr(draft.contact, self.name) if getattr(draft.contact, f"{self.name}_id") else None
        return cleaned(self.called(row, draft.contact)) if row else ""

    def take(self, draft: Draft, cell: str, known: "Known") -> None:
        setattr(draft.contact, self.name, None)  # so that an old one is not compared where no new one is found
        setattr(draft.contact, self.name, self.find(known, cell, draft.contact) if cell else None)


class PhonePart(Column):
    """A part of one of the numbers."""

    def __init__(self, field: str, place: int, heading: str = ""):
        heading = heading or str(ContactPhone._meta.get_field(field).verbose_name)
        super().__init__(f"{field}_{place + 1}", f"{heading} {place + 1}")
        self.field, self.place = field, place

    def written(self, draft: Draft) -> str:
        is_there = self.place < len(draft.phones) and draft.phones[self.place].number
        return self.of(draft.phones[self.place]) if is_there else ""

    def of(self, phone: ContactPhone) -> str:
        return cleaned(getattr(phone, self.field))

    def take(self, draft: Draft, cell: str, known: "Known") -> None:
        setattr(draft.phone(self.place), self.field, one_line(cell))


class Number(PhonePart):
    def take(self, draft: Draft, cell: str, known: "Known") -> None:
        draft.phone(self.place).number = written = one_line(cell)
        has_lost_its_zero = written[:1].isdigit() and not written.startswith("0")
        if has_lost_its_zero and (dialled(written) or "+").startswith("+"):
            message = gettext("The number “%(number)s” begins with neither 0 nor +. Excel takes the first zero away.")
            raise ValidationError(message % {"number": written})


class Use(PhonePart):
    def __init__(self, field: str, place: int):
        super().__init__(field, place)
        self.options = Options(PhoneLabel.choices)

    def of(self, phone: ContactPhone) -> str:
        return self.options.word(phone.label)

    def take(self, draft: Draft, cell: str, known: "Known") -> None:
        draft.phone(self.place).label = self.options.value(cell) if cell else self.options.first


def columns(phones: int) -> list[Column]:
    """All columns, with room for so many numbers; the first of them are those of a printed list."""
    with override(declared.SOURCE):
        return [
            Identity("key"),
            Column("title"),
            Column("role"),
            Related("organisation", lambda row, contact: row.key, lambda known, *asked: known.organisation(*asked)),
            Related("unit", _unit_within, lambda known, *asked: known.unit(*asked)),
            Related("place", lambda row, contact: row.name, lambda known, *asked: known.place(*asked)),
            *_phone(0),
            Column("email"),
            Column("opening_hours"),
            Column("hours_note"),
            Column("website"),
            Column("booking_url"),
            OneOf("visit", Options(Visit.choices)),
            SeveralOf("languages", spoken()),
            OneOf("interpreter", Options(Interpreter.choices)),
            SeveralOf("helps_with", Options(Help.choices)),
            SeveralOf("access", Options(Access.choices)),
            Audiences("audiences"),
            SeveralOf("visible_to", Options(VisibleTo.choices)),
            SiteOf("site", gettext("The municipality’s site")),
            Related("owner", lambda row, contact: row.name, lambda known, *asked: known.owner(*asked)),
            Day("checked_on"),
            Day("next_review"),
            Column("check_note"),
            YesOrNo("named_person"),
            YesOrNo("is_demo"),
            *[part for place in range(1, phones) for part in _phone(place)],
        ]


def _phone(place: int) -> list[Column]:
    return [Number("number", place, str(PhoneLabel.MAIN.label)), Use("label", place), PhonePart("opening_hours", place)]


def _unit_within(unit, contact: Contact) -> str:
    """What a unit is called in the organisation of the contact; nothing where it belongs to another."""
    return unit.name if unit.organisation_id == contact.organisation_id else ""


def address(site) -> str:
    """A site as editors know it: its host, and the port where that is no usual one."""
    return site.hostname if site.port in (80, 443) else f"{site.hostname}:{site.port}"
