"""What search engines and assistants read of a contact or a place: JSON-LD in the words of schema.org."""

import json
from collections.abc import Iterable
from datetime import date
from typing import Any

from django.core.serializers.json import DjangoJSONEncoder
from django.utils import timezone
from django.utils.safestring import SafeString

from contacts.choices import OrganisationKind
from contacts.hours import Day, Hours, Span, Stretch
from contacts.models import Contact, Place
from pages.questions import Question
from pages.reader import Reader

CONTEXT = "https://schema.org"
#: What a kind of organisation is to schema.org where it is no office; an association is no place there.
TYPES = {OrganisationKind.NOD: "EmergencyService", OrganisationKind.CIVILSAMHALLE: "NGO"}
OFFICE, ASSOCIATION = "GovernmentOffice", TYPES[OrganisationKind.CIVILSAMHALLE]
WEEKDAYS = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"]
#: How a day is written on which nothing opens.
CLOSED = {"opens": "00:00", "closes": "00:00"}
LAST_MINUTE = "23:59"
#: Signs that a page would read as markup, as JSON writes them.
MARKUP = {ord(sign): f"\\u{ord(sign):04x}" for sign in "<>&"}


def written(data: dict) -> SafeString:
    """JSON-LD as it can stand in a page."""
    return SafeString(json.dumps(data, cls=DjangoJSONEncoder, ensure_ascii=False).translate(MARKUP))


def of_contact(contact: Contact, card: dict, reader: Reader) -> SafeString:
    """A contact as an office, an emergency service or an association."""
    kind = TYPES.get(OrganisationKind(contact.organisation.kind), OFFICE)
    visit = _known(**_where(contact.place), openingHoursSpecification=opening_hours(contact.hours))
    phones = [_phone(phone, card["languages"]) for phone in contact.phones.all()]
    about = _known(
        name=str(card["title"]),
        description=str(card["role"]),
        email=contact.email,
        telephone=[phone["telephone"] for phone in phones],
        contactPoint=phones,
        sameAs=contact.website,
        parentOrganization={"@type": "Organization", "name": contact.organisation.name},
    )
    stands = {"location": {"@type": "Place", **visit}} if kind == ASSOCIATION and visit else visit
    return written({**_headed(kind, card["url"], reader), **about, **stands})


def of_place(place: Place, told: dict, reader: Reader) -> SafeString:
    """A place with the organisations in it."""
    about = _known(
        name=place.name,
        **_where(place),
        openingHoursSpecification=opening_hours(Hours(place.opening_hours)),
        amenityFeature=[_feature(label) for label in told["access"]],
        containsPlace=[_host(host) for host in told["hosts"]],
    )
    return written({**_headed("Place", told["url"], reader), **about})


def of_questions(questions: Iterable[Question]) -> SafeString:
    """Questions with their answers."""
    asked = [
        {
            "@type": "Question",
            "name": str(one.question),
            "acceptedAnswer": {"@type": "Answer", "text": str(one.answer)},
        }
        for one in questions
    ]
    return written({"@context": CONTEXT, "@type": "FAQPage", "mainEntity": asked})


def opening_hours(hours: Hours, today: date | None = None) -> list[dict]:
    """The days of the week with their hours, the days of what is not open every week, and the holidays to come."""
    day = today or timezone.localdate()
    seldom = hours.days_to_come(day) if hours else []
    days = [*(seldom or []), *hours.exceptions(day)]
    stretches = hours.usual_week(day) if seldom is None else []
    return [
        *(_specified(span, dayOfWeek=_weekdays(stretch)) for stretch in stretches for span in stretch.spans),
        *(specified for one in days for specified in _on(one)),
    ]


def _on(day: Day) -> list[dict]:
    dated = {"validFrom": day.date, "validThrough": day.date}
    if not day.spans:
        return [{"@type": "OpeningHoursSpecification", **CLOSED, **dated}]
    return [_specified(span, **dated) for span in day.spans]


def _specified(span: Span, **days: Any) -> dict:
    """A time of opening; one that ends the day at midnight closes a minute before."""
    closes = f"{span.end:%H:%M}"
    times = {"opens": f"{span.start:%H:%M}", "closes": LAST_MINUTE if closes == "00:00" else closes}
    return {"@type": "OpeningHoursSpecification", **times, **days}


def _weekdays(stretch: Stretch) -> list[str]:
    return WEEKDAYS[stretch.first.weekday() : stretch.last.weekday() + 1]


def _headed(kind: str, address: str, reader: Reader) -> dict:
    url = reader.site.root_url + address.partition("?")[0]
    return {"@context": CONTEXT, "@type": kind, "@id": url, "url": url}


def _phone(phone, languages: list[dict]) -> dict:
    return _known(
        **{"@type": "ContactPoint"},
        telephone=phone.uri.removeprefix("tel:"),
        availableLanguage=[language["tag"] for language in languages],
        hoursAvailable=opening_hours(phone.hours),
    )


def _where(place: Place | None) -> dict:
    """The address of a place, and where it is on a map if that is known."""
    if place is None:
        return {}
    lines = {"streetAddress": place.street, "postalCode": place.postcode, "addressLocality": place.locality}
    point = {"@type": "GeoCoordinates", "latitude": place.latitude, "longitude": place.longitude}
    return _known(
        address={"@type": "PostalAddress", **_known(**lines), "addressCountry": "SE"},
        geo=point if place.latitude is not None else None,
        hasMap=place.map_url,
    )


def _feature(label: str) -> dict:
    return {"@type": "LocationFeatureSpecification", "name": str(label), "value": True}


def _host(host: dict) -> dict:
    return {"@type": "LocalBusiness", "name": str(host["name"])}


def _known(**parts: Any) -> dict:
    """The parts that are known."""
    return {name: value for name, value in parts.items() if value}
