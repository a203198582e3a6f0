"""A contact for the address book of a phone: vCard 4.0 (RFC 6350), in the reader's language."""

from collections.abc import Iterable

from contacts.models import Contact
from knowledge import formats
from languages import declared
from languages.said import Said

#: Octets on a line, without its end (RFC 6350, 3.2).
LINE = 75
#: What a text writes with a backslash (3.4).
ESCAPED = {ord("\\"): "\\\\", ord(","): "\\,", ord(";"): "\\;", ord("\n"): "\\n"}


def vcard(contact: Contact, card: dict, url: str, language: str) -> str:
    """The vCard of a contact whose `card` is told in `language`; `url` is where it is told in full."""
    place = contact.place
    visits, calls = hours(card["opening"], language), answered(card["phones"], language)
    notes = [str(card["role"]), *visits, *calls, str(card["hours_note"]), card["interpreter"]]
    lines = [
        "BEGIN:VCARD",
        "VERSION:4.0",
        "KIND:org",
        f"UID:urn:uuid:{contact.translation_key}",
        f"FN;LANGUAGE={_tag(card['title'])}:{text(card['title'])}",
        f"ORG:{text(contact.organisation.name)}" + (f";{text(contact.unit.name)}" if contact.unit else ""),
        *(f"TEL;TYPE=work;VALUE=uri:{phone['uri']}" for phone in card["phones"]),
        *([f"EMAIL;TYPE=work:{text(contact.email)}"] if contact.email else []),
        *([f"ADR;TYPE=work:;;{text(place.street)};{text(place.locality)};;{text(place.postcode)};"] if place else []),
        *([f"GEO:{place.geo_uri}"] if place and place.geo_uri else []),
        *(f"LANG:{one['tag']}" for one in card["languages"]),
        f"NOTE:{text(chr(10).join(filter(None, notes)))}",
        f"URL:{url}",
        "END:VCARD",
    ]
    return "".join(f"{folded(line)}\r\n" for line in lines)


def hours(opening: dict | None, language: str) -> list[str]:
    """The hours of a week, a line for the days that have the same."""
    spoken = declared.interface_of(language)
    return [
        f"{_days(stretch, spoken)} {', '.join(_span(span, spoken) for span in stretch.spans)}"
        for stretch in (opening or {"week": []})["week"]
        if stretch.spans
    ]


def answered(phones: Iterable[dict], language: str) -> list[str]:
    """When each number is answered, where that is not when one may come."""
    return [f"{phone['written']}: {'; '.join(told)}" for phone in phones if (told := hours(phone["opening"], language))]


def text(value: str) -> str:
    """A text as a value; signs that steer a terminal have no place in one."""
    lines = str(value).replace("\r\n", "\n").replace("\r", "\n")
    return "".join(sign for sign in lines if sign == "\n" or sign.isprintable()).translate(ESCAPED)


def folded(line: str) -> str:
    """A line of at most 75 octets, and what is left on lines that begin with a space; no sign is cut in two."""
    parts, part = [], ""
    for sign in line:
        if len((part + sign).encode()) > LINE:
            parts.append(part)
            part = " "
        part += sign
    return "\r\n".join([*parts, part])


def _tag(said: Said) -> str:
    return declared.tag(said.language)


def _days(stretch, language: str) -> str:
    days = dict.fromkeys(formats.weekday(day, language) for day in (stretch.first, stretch.last))
    return "–".join(days)


def _span(span, language: str) -> str:
    return f"{formats.clock(span.start, language)}–{formats.clock(span.end, language)}"
