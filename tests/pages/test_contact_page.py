"""Contacts and places have pages of their own: in every language, for every audience, for people and for machines."""

import json
import re
from datetime import date

import pytest
from bs4 import BeautifulSoup
from django.db import connection
from django.test.utils import CaptureQueriesContext

from contacts.choices import OrganisationKind
from contacts.hours import Hours
from contacts.models import Contact, ContactPhone, Place, PlaceHost
from editorial.models import Feedback
from languages import declared
from pages.structured_data import opening_hours
from tests.contacts.factories import ContactFactory, OrganisationFactory, PlaceFactory, site
from tests.editorial.sending import post
from tests.html import parse, read
from tests.sample import more

pytestmark = pytest.mark.django_db

CONTACT, PLACE = "kontakter/servicekontor/", "kontakter/plats/huset/"


@pytest.fixture
def house(small_site) -> Place:
    """A house where two organisations sit, one of them with the contact of the small site."""
    place = PlaceFactory(
        key="huset",
        name="Servicehuset",
        bus_stop="Stortorget",
        travel_note="Gå in från gården.",
        access=["step_free", "lift"],
        opening_hours="Mo-Fr 08:00-17:00",
        latitude="56.512000",
        longitude="13.043000",
    )
    contact = Contact.objects.get(key="servicekontor")
    contact.place, contact.email, contact.checked_on = place, "hej@example.se", date(2026, 10, 3)
    contact.save()
    pensions = OrganisationFactory(name="Pensionsmyndigheten", kind=OrganisationKind.MYNDIGHET)
    PlaceHost.objects.create(place=place, organisation=pensions, hours="Tu 10:00-12:00", note="Ta en kölapp.")
    return place


def structured(page: BeautifulSoup) -> dict:
    [script] = page.select("script[type='application/ld+json']")
    return json.loads(script.string)


@pytest.mark.one_database
@pytest.mark.parametrize("rest", [CONTACT, PLACE])
def test_a_page_answers_in_every_language_and_for_every_audience(client, every_language, house, rest, everything):
    """Every other language is told for an audience, the rest for nobody, or each for both."""
    for number, code in enumerate(language.code for language in declared.INTERFACE):
        for told in ["", "anvisad/"] if everything else [["", "anvisad/"][number % 2]]:
            page = read(client, f"/{code}/{told}{rest}")
            assert (page.html["lang"], page.html["dir"]) == (declared.tag(code), declared.direction(code))
            assert len(page.find_all("h1")) == 1
            assert page.find("link", rel="canonical")["href"] == f"http://localhost/{code}/{rest}"
            picked = {a["hreflang"]: a["href"] for a in page.find(class_="lang").find_all("a")}
            assert picked["ti"] == f"/ti/{told}{rest}"


def test_a_card_leads_to_its_contact_and_its_address_to_the_place(client, house):
    page = read(client, "/ar/anvisad/kontakter/")
    assert page.select_one(".contact h3 a")["href"] == f"/ar/anvisad/{CONTACT}"
    assert page.select_one(".contact .meta a[lang=sv]")["href"] == f"/ar/anvisad/{PLACE}"
    assert read(client, "/ar/anvisad/kontakter/?med=sv").select_one("h3 a")["href"] == f"/ar/anvisad/{CONTACT}?med=sv"


def test_a_contact_tells_all_there_is_to_know(client, house):
    page = read(client, f"/sv/{CONTACT}")
    card = page.select_one("article.contact")
    assert page.h1.get_text() == "Servicekontoret"
    for selector in ["a[href='tel:+46771451000']", "a[href='mailto:hej@example.se']", "a[href*=openstreetmap]"]:
        assert card.select_one(selector), selector
    assert card.select_one("a[href='geo:56.512000,13.043000']")
    assert card.select_one(".helps a")["href"] == "/sv/steg/folkbokforing/"
    assert card.select_one("details.week[open] .days")
    assert "3 oktober 2026" in page.select_one("main > .land > .review").get_text()
    assert card.select_one("a[href$='.vcf']")["href"] == "/sv/kontakter/servicekontor.vcf"


def test_a_place_tells_who_sits_there_when_and_how_to_come(client, house):
    page = read(client, f"/ar/{PLACE}")
    assert (page.h1.get_text(), page.h1["lang"]) == ("Servicehuset", "sv")
    hosts = {host.h3.get_text(): host for host in page.select(".host")}
    assert list(hosts) == ["Pensionsmyndigheten", "Skatteverket"]
    assert "10:00–12:00" in hosts["Pensionsmyndigheten"].select_one(".days").get_text()
    assert hosts["Pensionsmyndigheten"].select_one("p[lang=sv]").get_text() == "Ta en kölapp."
    assert hosts["Skatteverket"].select_one("h4 a")["href"] == f"/ar/{CONTACT}"
    way = page.select_one("dl.facts")
    assert [dd.get_text() for dd in way.select("dd[lang=sv]")] == [
        "Demogatan 1, 312 00 Exempelstad",
        "Stortorget",
        "Gå in från gården.",
    ]
    assert len(way.select("dd:not([lang])")) == 2


def test_an_organisation_without_a_contact_at_the_place_is_called_elsewhere(client, house):
    pensions = house.hosts.get().organisation
    for number in range(3):
        ContactFactory(title=f"Pension {number}", organisation=pensions, phones=["0771-776 776"])
    ContactFactory(title="Bara för yrkesverksamma", organisation=pensions, visible_to=["yrkesverksam"])
    host = read(client, f"/sv/{PLACE}").select_one(".host")
    assert [name.get_text() for name in host.select("h4")] == ["Pension 0", "Pension 1"]
    assert host.select_one("a[href^='tel:']")
    ContactFactory(title="Pension här", organisation=pensions, place=house)
    assert [name.get_text() for name in read(client, f"/sv/{PLACE}").select_one(".host").select("h4")] == [
        "Pension här"
    ]


def test_a_place_shows_nothing_of_another_site_and_nobody_for_professionals(client, house):
    theirs = OrganisationFactory(name="Varbergs kommun", site=site("varberg.example"))
    PlaceHost.objects.create(place=house, organisation=theirs)
    ContactFactory(title="Processledaren", place=house, visible_to=["yrkesverksam"])
    ContactFactory(title="Varbergaren", place=house, site=site("varberg.example"))
    text = read(client, f"/sv/{PLACE}").get_text()
    assert "Servicekontoret" in text
    assert not [word for word in ["Varberg", "Processledaren"] if word in text]


@pytest.mark.parametrize(
    "rest",
    [
        "kontakter/okand/",
        "kontakter/plats/okand/",
        "kontakter/servicekontor/mer/",
        "kontakter/okand.vcf",
        "steg/folkbokforing.vcf",
        "kontakter/" + "a/" * 900,
        *more("kontakter/plats/", "kontakter/plats/huset/mer/", "kontakter/plats/huset.vcf", "steg/folkbokforing/mer/"),
    ],
)
def test_what_is_not_there_is_said_in_the_language_of_the_address(client, house, rest):
    for told in ["", "anvisad/"]:
        response = client.get(f"/ar/{told}{rest}")
        assert response.status_code == 404
        assert parse(response).html["lang"] == "ar"


def test_the_contact_of_a_site_is_told_and_not_the_nations_with_the_same_key(client, house):
    ContactFactory(key="servicekontor", title="Vårt eget", site=site("localhost"))
    assert read(client, f"/sv/{CONTACT}").h1.get_text() == "Vårt eget"


def test_two_languages_stand_beside_each_other(client, house):
    for rest in (CONTACT, PLACE):
        page = read(client, f"/ar/{rest}?med=sv")
        assert {"ar", "sv"} <= {tag["lang"] for tag in page.select(".pair [lang]")}
        assert page.select(".pair .contact a[href^='tel:']")


def test_alternates_are_the_languages_a_contact_has_words_in(client, house):
    page = read(client, f"/ar/{CONTACT}")
    assert {link["hreflang"] for link in page.find_all("link", hreflang=True)} == {"sv", "x-default"}
    assert page.find(class_="notice", attrs={"data-kind": "missing"})
    assert not read(client, f"/sv/{CONTACT}").find(class_="notice")


def test_an_answer_to_a_contact_is_kept_with_its_address(client, house):
    page = read(client, f"/ar/anvisad/{CONTACT}")
    assert page.select_one("main form")["action"].startswith("svar/")
    assert post(client, f"/ar/anvisad/{CONTACT}svar/", hjalpte="ja").status_code == 200
    assert Feedback.objects.get().path == f"/ar/anvisad/{CONTACT}"


@pytest.mark.parametrize("rest", [CONTACT, PLACE])
def test_a_page_costs_few_queries_however_many_sit_there(client, house, rest):
    def queries() -> int:
        client.get(f"/ar/{rest}")
        with CaptureQueriesContext(connection) as asked:
            client.get(f"/ar/{rest}")
        return len(asked)

    ContactFactory(place=house, phones=["112"])
    before = queries()
    for number in range(5):
        ContactFactory(place=house, phones=["112"], title=f"Kontakt {number}")
    assert queries() == before <= 15


def test_machines_are_told_what_people_are(client, house):
    contact = Contact.objects.get(key="servicekontor")
    contact.opening_hours = "Mo-Th 10:00-16:00; Fr 10:00-12:00,13:00-15:00; PH off"
    contact.save()
    told = structured(read(client, f"/sv/anvisad/{CONTACT}?med=ar"))
    assert (told["@type"], told["name"]) == ("GovernmentOffice", "Servicekontoret")
    assert told["url"] == f"http://localhost/sv/anvisad/{CONTACT}"
    assert told["telephone"] == ["+46771451000"]
    assert told["contactPoint"][0]["availableLanguage"] == ["sv", "ar"]
    assert told["address"] == {
        "@type": "PostalAddress",
        "streetAddress": "Demogatan 1",
        "postalCode": "312 00",
        "addressLocality": "Exempelstad",
        "addressCountry": "SE",
    }
    assert told["geo"]["latitude"] == "56.512000"
    weekly = [one for one in told["openingHoursSpecification"] if "dayOfWeek" in one]
    assert [(one["dayOfWeek"][0], one["opens"], one["closes"]) for one in weekly] == [
        ("Monday", "10:00", "16:00"),
        ("Friday", "10:00", "12:00"),
        ("Friday", "13:00", "15:00"),
    ]


@pytest.mark.parametrize(
    ("kind", "type_"), [("nod", "EmergencyService"), ("civilsamhalle", "NGO"), ("region", "GovernmentOffice")]
)
def test_what_a_contact_is_to_machines_follows_its_organisation(client, house, kind, type_):
    ContactFactory(key="annan", place=house, organisation=OrganisationFactory(kind=kind))
    told = structured(read(client, "/sv/kontakter/annan/"))
    assert told["@type"] == type_
    where = told["location"] if type_ == "NGO" else told
    assert where["address"]["addressLocality"] == "Exempelstad"
    assert where["openingHoursSpecification"][0]["opens"] == "08:00"


def test_a_place_is_told_to_machines_with_who_sits_there(client, house):
    told = structured(read(client, f"/sv/{PLACE}"))
    assert (told["@type"], told["name"]) == ("Place", "Servicehuset")
    assert [host["name"] for host in told["containsPlace"]] == ["Pensionsmyndigheten", "Skatteverket"]
    assert len(told["amenityFeature"]) == 2


def test_no_name_ends_the_data(client, house):
    ContactFactory(key="elak", title="</script><script>alert(1)</script><!-- & ")
    page = read(client, "/sv/kontakter/elak/")
    assert structured(page)["name"].startswith("</script>")
    assert "alert(1)" not in "".join(script.get_text() for script in page.select("script:not([type*=json])"))
    assert b"<script>alert" not in client.get("/sv/kontakter/elak/").content


def test_hours_are_told_with_the_holidays_to_come():
    told = opening_hours(Hours("Mo-Fr 09:00-15:00; PH off; Jun 19-25 Fr off"), date(2026, 6, 15))
    assert told[0]["dayOfWeek"] == ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday"]
    [eve] = told[1:]
    assert (eve["validFrom"], eve["validThrough"]) == (date(2026, 6, 19), date(2026, 6, 19))
    assert (eve["opens"], eve["closes"]) == ("00:00", "00:00")
    [once] = opening_hours(Hours("Th[1] 18:00-24:00"), date(2026, 6, 10))
    assert (once["validFrom"], once["opens"], once["closes"]) == (date(2026, 7, 2), "18:00", "23:59")
    [always] = opening_hours(Hours("24/7"), date(2026, 6, 15))
    assert (len(always["dayOfWeek"]), always["opens"], always["closes"]) == (7, "00:00", "23:59")
    assert opening_hours(Hours(""), date(2026, 6, 15)) == []


def properties(written: str) -> list[tuple[str, str]]:
    """The properties of a vCard with their parameters, unfolded and unescaped (RFC 6350, 3.2 and 3.4)."""
    assert written.endswith("\r\n")
    lines = written.replace("\r\n ", "").removesuffix("\r\n").split("\r\n")
    plain = {r"\n": "\n", r"\,": ",", r"\;": ";", r"\\": "\\"}
    pairs = (line.partition(":")[::2] for line in lines)
    return [(name, re.sub(r"\\.", lambda found: plain[found[0]], value)) for name, value in pairs]


def test_a_contact_is_fetched_for_the_address_book_of_a_phone(client, house):
    contact = Contact.objects.get(key="servicekontor")
    contact.title, contact.role = "Böcker, band; skivor \\ mer", "Rad ett\nRad två " + "å" * 90
    contact.save()
    ContactPhone.objects.create(contact=contact, number="112", opening_hours="Sa 08:00-09:00")
    response = client.get("/sv/anvisad/kontakter/servicekontor.vcf")
    assert response.headers["Content-Type"] == "text/vcard; charset=utf-8"
    written = response.content.decode()
    assert max(len(line.encode()) for line in written.split("\r\n")) <= 75
    assert "\n" not in written.replace("\r\n", "")
    told = properties(written)
    assert told[:3] == [("BEGIN", "VCARD"), ("VERSION", "4.0"), ("KIND", "org")]
    assert told[-1] == ("END", "VCARD")
    facts = dict(told)
    assert facts["FN;LANGUAGE=sv"] == contact.title
    assert facts["ORG"] == "Skatteverket"
    assert [value for name, value in told if name.startswith("TEL")] == ["tel:+46771451000", "tel:112"]
    assert facts["ADR;TYPE=work"] == ";;Demogatan 1;Exempelstad;;312 00;"
    assert facts["GEO"] == "geo:56.512000,13.043000"
    assert facts["URL"] == "http://localhost/sv/anvisad/kontakter/servicekontor/"
    assert facts["NOTE"].startswith(contact.role)
    assert "måndag–fredag 10:00–16:00" in facts["NOTE"]
    assert "112: lördag 08:00–09:00" in facts["NOTE"]
    assert [value for name, value in told if name == "LANG"] == ["sv", "ar"]


def test_numbers_in_danger_are_at_hand_the_shortest_first(client, house):
    danger = OrganisationFactory(kind=OrganisationKind.NOD)
    ContactFactory(title="Barn", organisation=danger, phones=["116 111"])
    ContactFactory(title="Fara", organisation=danger, phones=["112"])
    ContactFactory(title="Utan nummer", organisation=danger)
    for rest in ["kontakter/", CONTACT, PLACE]:
        page = read(client, f"/ar/{rest}")
        assert [link["href"] for link in page.select(".danger a")] == ["tel:112", "tel:116111"]
        assert page.select_one(".danger > a [lang=sv]").get_text() == "Fara"


def test_search_engines_are_told_of_contacts_and_places(client, house):
    addresses = client.get("/sitemap.xml").content.decode()
    assert f"<loc>http://localhost/sv/{CONTACT}</loc>" in addresses
    assert f"<loc>http://localhost/sv/{PLACE}</loc>" in addresses
