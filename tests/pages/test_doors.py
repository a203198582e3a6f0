import json
import xml.etree.ElementTree as ElementTree

import pytest
from wagtail.contrib.redirects.models import Redirect

from contacts.models import Contact
from pages import tools
from pages.models import Kommun, ShortAddress, StepPage
from tests import replay
from tests.html import parse
from tests.pages import factories

pytestmark = pytest.mark.django_db


@pytest.fixture
def code(small_site):
    """The short address of a step."""
    return ShortAddress.give(small_site.steps[0]).code


def test_the_front_door_offers_every_language_and_the_browsers_first(client, small_site):
    response = client.get("/", headers={"Accept-Language": "ar,en;q=0.5"})
    page = parse(response)
    assert response.status_code == 200
    assert [a["href"] for a in page.select(".door a")] == ["/ar/", "/sv/"]
    assert all(a["lang"] and a.get_text(strip=True) for a in page.select("a[hreflang]"))
    assert page.html["lang"] == "ar"
    assert "Accept-Language" in response["Vary"]


@pytest.mark.parametrize(
    ("asked", "offered"),
    [
        ("prs", "/fa-af/"),
        ("prs-AF,en;q=0.5", "/fa-af/"),
        ("fa-AF,fa;q=0.9", "/fa-af/"),
        ("fa-IR", "/fa/"),
        ("ps-AF", "/ps/"),
        ("zh", "/zh-hans/"),
        ("zh-TW", "/zh-hans/"),
        ("zh-Hans-CN", "/zh-hans/"),
        ("ckb", "/ckb/"),
        ("ku-Arab-IQ", "/ckb/"),
        ("ckb-IQ;q=0.2,uk;q=0.9", "/uk/"),
        ("de,ka,ar;q=0.3", "/ar/"),
        ("ar;q=0", "/sv/"),
    ],
)
def test_the_front_door_knows_a_language_by_what_browsers_call_it(client, every_language, asked, offered):
    replay.once("two languages more", lambda: factories.open_languages(every_language.home, "zh-hans", "ckb"))
    page = parse(client.get("/", headers={"Accept-Language": asked}))
    assert page.select_one(".door a")["href"] == offered


def test_persian_is_offered_for_dari_where_dari_is_not_open(client, small_site):
    factories.open_languages(small_site.home, "fa")
    page = parse(client.get("/", headers={"Accept-Language": "prs"}))
    assert page.select_one(".door a")["href"] == "/fa/"


def test_a_browser_that_asks_for_something_else_is_met_in_swedish(client, small_site):
    page = parse(client.get("/", headers={"Accept-Language": "de"}))
    assert page.html["lang"] == "sv"


@pytest.mark.parametrize(
    ("suffix", "leads_to"),
    [
        ("", "/sv/steg/folkbokforing/"),
        ("-ar", "/ar/steg/folkbokforing/"),
        ("-ar-anvisad", "/ar/anvisad/steg/folkbokforing/"),
        ("-ar-eu-medborgare", "/ar/eu-medborgare/steg/folkbokforing/"),
        ("-ar-okand", "/ar/steg/folkbokforing/"),
        ("-xx", "/sv/steg/folkbokforing/"),
    ],
)
def test_a_short_address_leads_to_the_page(client, small_site, code, suffix, leads_to):
    response = client.get(f"/s/{code}{suffix}")
    assert (response.status_code, response["Location"]) == (301, leads_to)


@pytest.mark.parametrize("wrong", ["zzzzz", "zzzz", "ZZZZZ", "åäöåä", "zzzzz-ar"])
def test_a_short_address_that_was_never_given_is_not_found(client, small_site, wrong):
    assert client.get(f"/s/{wrong}", follow=True).status_code == 404


def test_a_page_keeps_its_short_address_when_it_is_published_again(small_site, code):
    StepPage.objects.get(pk=small_site.steps[0].pk).save_revision().publish()
    assert ShortAddress.objects.get(page=small_site.steps[0]).code == code


def test_publishing_gives_a_short_address_and_an_alias_in_every_language(
    small_site, django_capture_on_commit_callbacks
):
    step = factories.step(small_site.index, "nytt-steg")
    with django_capture_on_commit_callbacks(execute=True):
        step.save_revision().publish()
    assert ShortAddress.objects.filter(page=step).exists()
    assert StepPage.objects.filter(translation_key=step.translation_key, locale__language_code="ar").exists()


def test_the_sitemap_names_every_page_path_and_contact(client, small_site):
    tree = ElementTree.fromstring(client.get("/sitemap.xml").content)
    names = {loc.text for loc in tree.iter("{http://www.sitemaps.org/schemas/sitemap/0.9}loc")}
    assert "http://localhost/sv/steg/bankid/" in names
    assert "http://localhost/sv/anvisad/" in names
    assert "http://localhost/sv/kontakter/servicekontor/" in names
    assert len(names) == len(small_site.home.get_descendants(inclusive=True)) + 8 + 1


def test_robots_know_where_the_sitemap_is(client, small_site):
    assert "Sitemap: http://localhost/sitemap.xml" in client.get("/robots.txt").content.decode()


def test_security_txt_is_there_once_the_kommun_has_said_where_to_report(client, small_site):
    assert client.get("/.well-known/security.txt").status_code == 404
    Kommun.objects.create(site=small_site.home.get_site(), security_contact="sakerhet@example.se")
    text = client.get("/.well-known/security.txt").content.decode()
    assert "Contact: mailto:sakerhet@example.se" in text
    assert "Expires: " in text


@pytest.mark.parametrize(("asked", "lang", "direction"), [("ar", "ar", "rtl"), ("xx", "sv", "ltr"), ("", "sv", "ltr")])
def test_the_manifest_speaks_the_language_asked_for(client, small_site, asked, lang, direction):
    response = client.get("/manifest.webmanifest", {"sprak": asked})
    manifest = json.loads(response.content)
    assert response["Content-Type"] == "application/manifest+json"
    assert (manifest["lang"], manifest["dir"], manifest["start_url"]) == (lang, direction, f"/{lang}/")


def test_the_kommuns_colour_comes_as_a_stylesheet(client, small_site):
    Kommun.objects.create(site=small_site.home.get_site(), colour="#123456")
    response = client.get("/kommun.css")
    assert response["Content-Type"].startswith("text/css")
    assert "#123456" in response.content.decode()
    page = parse(client.get("/sv/"))
    assert "/kommun.css" in [link["href"].split("?")[0] for link in page.select("link[rel=stylesheet]")]


def test_the_service_worker_answers_for_the_whole_site(client, small_site):
    response = client.get("/sw.js")
    assert response["Content-Type"].startswith("text/javascript")
    assert response["Cache-Control"] == "no-cache"


def test_a_redirect_holds_for_every_audience(client, small_site):
    Redirect.objects.create(old_path="/sv/steg/gammalt", redirect_link="/sv/steg/bankid/", is_permanent=True)
    assert client.get("/sv/steg/gammalt/")["Location"] == "/sv/steg/bankid/"
    assert client.get("/sv/anvisad/steg/gammalt/")["Location"] == "/sv/anvisad/steg/bankid/"
    assert client.get("/sv/anvisad/steg/annat/").status_code == 404


def test_what_is_missing_is_said_in_the_readers_language(client, small_site):
    response = client.get("/ar/finns-inte/")
    page = parse(response)
    assert response.status_code == 404
    assert (page.html["lang"], page.html["dir"]) == ("ar", "rtl")
    assert "/ar/kontakter/" in [a["href"] for a in page.find_all("a", href=True)]


def test_what_is_broken_is_said_in_the_readers_language(client, small_site, monkeypatch):
    monkeypatch.setattr("pages.phone_doors.known_to", lambda *_: 1 / 0)
    client.raise_request_exception = False
    response = client.get("/manifest.webmanifest")
    assert response.status_code == 500
    assert parse(response).html["lang"] == "sv"


def test_open_data_reads_facts_from_the_swedish_page(client, small_site):
    steps = client.get("/api/v2/pages/?type=pages.StepPage&fields=facts&locale=ar&limit=20").json()["items"]
    bankid = next(step for step in steps if step["meta"]["slug"] == "bankid")
    assert {row["step"] for row in bankid["facts"]["prerequisites"]} == {"folkbokforing", "bankkonto"}
    assert {"audience": "anvisad", "condition": "", "application": "galler"} in bankid["facts"]["audiences"]


def test_open_data_has_the_contacts_of_the_site(client, small_site):
    Contact.objects.update(helps_with=["forms"])
    [contact] = client.get("/api/v2/contacts/").json()["items"]
    assert contact["languages"] == ["sv", "ar"]
    assert contact["helps_with"] == ["forms"]
    assert contact["phones"] == [{"number": "0771-451 000", "uri": "tel:+46771451000", "hours": ""}]


def test_open_data_sets_no_cookie_and_answers_bad_questions_in_kind(client, small_site):
    browser = {"Accept": "text/html,*/*;q=0.8"}
    for query in [
        "",
        "?format=api",
        "?search=%00",
        '?search="',
        "?offset=99999999999999999999",
        "?limit=x",
        "?locale=%00",
    ]:
        for name in ("pages", "contacts"):
            response = client.get(f"/api/v2/{name}/{query}", headers=browser)
            assert response.status_code in (200, 400, 404), (name, query)
            assert not response.cookies


def test_open_data_costs_no_more_with_more_steps(client, small_site, django_assert_max_num_queries):
    for number in range(5):
        factories.step(small_site.index, f"extra-{number}")
    with django_assert_max_num_queries(40):
        client.get("/api/v2/pages/?type=pages.StepPage&fields=facts&limit=20")


@pytest.mark.parametrize("address", ["/api/v2/pages/", "/api/v2/contacts/"])
def test_open_data_is_read_only(client, small_site, address):
    assert client.post(address, {}).status_code == 405
    assert client.delete(address).status_code == 405


def test_tools_speak_the_language_of_their_address_and_only_open_ones(client, small_site):
    page = parse(client.get("/verktyg/ar/"))
    assert [says["data-says"] for says in page.find_all(attrs={"data-says": True})] == [
        "start",
        "next",
        "open",
        "wait",
        "done",
    ]
    assert {dialog["aria-labelledby"] for dialog in page.select("dialog")} <= {
        heading["id"] for heading in page.select("h2")
    }
    assert client.get("/verktyg/uk/").status_code == client.get("/verktyg/svenska/").status_code == 404


def test_a_page_names_the_tools_of_its_language(client, small_site):
    page = parse(client.get("/ar/"))
    assert page.select_one("script[data-style]")["data-words"] == tools.address("ar")
    assert "immutable" in client.get(tools.address("ar"))["Cache-Control"]
