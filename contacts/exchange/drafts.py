"""A contact as a row of a list tells it, on its way into the list or out of it."""

from dataclasses import dataclass
from functools import cached_property

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from contacts.choices import PhoneLabel
from contacts.models import Contact, ContactPhone
from contacts.models.contacts import ContactQuerySet

#: What `clean_fields` would ask the database about, row by row; the plan has looked it up for all rows at once.
LOOKED_UP = ["locale", "site", "organisation", "unit", "place", "owner"]


def with_all(contacts: ContactQuerySet) -> ContactQuerySet:
    """The same contacts with all that their rows tell, in two further queries however many they are."""
    related = contacts.select_related("locale", "site", "organisation", "unit", "place", "owner")
    return related.prefetch_related("phones", "audiences")


@dataclass
class Draft:
    """A contact, and its numbers by their place in the row, where one may be missing between two others."""

    contact: Contact

    @cached_property
    def phones(self) -> list[ContactPhone]:
        if not self.contact.pk:
            return []
        return sorted(self.contact.phones.all(), key=lambda phone: (phone.sort_order or 0, phone.pk))

    def phone(self, place: int) -> ContactPhone:
        """The number at a place, from 0, which is made where there is none."""
        while len(self.phones) <= place:
            self.phones.append(ContactPhone(number="", label=PhoneLabel.MAIN))
        return self.phones[place]

    def faults(self) -> dict[str, list[str]]:
        """What is wrong with the contact and its numbers, by the names of columns."""
        found: dict[str, list[str]] = {}
        for name, errors in self._errors().items():
            found[name] = [message for error in errors for message in ValidationError(error).messages]
        for place, phone in enumerate(self.phones, start=1):
            for name, messages in _errors_of_phone(phone).items():
                found[f"{name}_{place}"] = messages
        return found

    def _errors(self) -> dict:
        try:
            self.contact.clean_fields(exclude=LOOKED_UP)
        except ValidationError as error:
            return {**self.contact.contradictions(), **error.error_dict}
        return {name: [text] for name, text in self.contact.contradictions().items()}

    def settle(self) -> None:
        """Give the contact its numbers, in their order and without gaps."""
        numbers = [phone for phone in self.phones if phone.number]
        for place, phone in enumerate(numbers):
            phone.sort_order = place
        self.contact.phones = numbers


def _errors_of_phone(phone: ContactPhone) -> dict[str, list[str]]:
    if phone.number:
        try:
            phone.clean_fields(exclude=["contact"])
        except ValidationError as error:
            return error.message_dict
    elif phone.opening_hours or phone.label != PhoneLabel.MAIN:
        return {"number": [_("There is no number here, but something is said about it.")]}
    return {}
