import pytest
from django.core.exceptions import ValidationError

from contacts.models import ContactPhone
from contacts.phones import validate_phone_number


@pytest.mark.parametrize(
    ("written", "uri"),
    [
        ("08-465 004 01", "tel:+46846500401"),
        ("070-174 06 10", "tel:+46701740610"),
        ("0771-567 567", "tel:+46771567567"),
        ("020-50 50 50", "tel:+4620505050"),
        ("+46 31 390 06 30", "tel:+46313900630"),
        ("+380 44 123 4567", "tel:+380441234567"),
        ("112", "tel:112"),
        ("1177", "tel:1177"),
        ("114 14", "tel:11414"),
        ("113 13", "tel:11313"),
        ("116 111", "tel:116111"),
    ],
)
def test_a_number_is_kept_as_written_and_dialled_as_it_must_be(written, uri):
    validate_phone_number(written)
    phone = ContactPhone(number=written)
    assert (str(phone), phone.uri) == (written, uri)


@pytest.mark.parametrize("written", ["", "ring oss", "12", "08-1", "999 999 999 999 999", "\x00", "🙂", "+46"])
def test_what_is_no_number_is_refused_and_has_no_address(written):
    assert ContactPhone(number=written).uri == ""
    with pytest.raises(ValidationError):
        validate_phone_number(written)
