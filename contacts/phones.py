"""Phone numbers: kept as they are written, dialled as they must be."""

import phonenumbers
from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _
from phonenumbers import NumberParseException, PhoneNumberFormat

REGION = "SE"


def dialled(written: str) -> str | None:
    """What to dial for a number as written: `+4684650041`, a short number such as `112`, or None if it is neither."""
    try:
        number = phonenumbers.parse(written, REGION)
    except NumberParseException:
        return None
    if phonenumbers.is_valid_short_number_for_region(number, REGION):
        return str(number.national_number)
    if phonenumbers.is_valid_number(number):
        return phonenumbers.format_number(number, PhoneNumberFormat.E164)
    return None


def uri(written: str) -> str:
    """The `tel:` address (RFC 3966) of a number as written; empty if the number is none."""
    number = dialled(written)
    return f"tel:{number}" if number else ""


def validate_phone_number(written: str) -> None:
    if dialled(written) is None:
        raise ValidationError(_("This is not a phone number that works in Sweden."))


class PhoneNumberField(models.CharField):
    default_validators = [validate_phone_number]

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **{"max_length": 40, **kwargs})
