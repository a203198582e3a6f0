"""Passing a page on: the short address and the ways to send it, and what a message shows of a link."""

from urllib.parse import parse_qs, urlsplit

import pytest
from bs4 import BeautifulSoup
from django.contrib.staticfiles import finders
from PIL import Image

from languages import declared
from pages.models import ShortAddress
from tests.html import parse
from tests.pages import factories

pytestmark = pytest.mark.django_db


@pytest.fixture
def code(small_site):
    """The short address of a step."""
    return ShortAddress.give(small_site.steps[0]).code


def shown(client, address: str) -> BeautifulSoup:
    return parse(client.get(address))


def card(page: BeautifulSoup) -> dict[str, str]:
    """What a page says of itself by the Open Graph protocol."""
    return {one["property"].removeprefix("og:"): one["content"] for one in page.select("meta[property^='og:']")}


def test_a_page_is_sent_with_its_title_and_short_address_in_the_language_and_situation_of_the_reader(client, code):
    page = shown(client, "/ar/anvisad/steg/folkbokforing/")
    address = f"http://localhost/s/{code}-ar-anvisad"
    sms, whatsapp, mail = [urlsplit(link["href"]) for link in page.select(".share a")]
    assert page.select_one(".share bdi").get_text() == address
    assert (sms.scheme, parse_qs(sms.query)["body"]) == ("sms", [f"Folkbokforing\n{address}"])
    assert (whatsapp.netloc, parse_qs(whatsapp.query)["text"]) == ("wa.me", [f"Folkbokforing\n{address}"])
    assert (mail.scheme, parse_qs(mail.query)) == ("mailto", {"subject": ["Folkbokforing"], "body": [address]})
    assert client.get(urlsplit(address).path)["Location"] == "/ar/anvisad/steg/folkbokforing/"


def test_a_page_without_a_code_is_sent_with_its_own_address(client, small_site):
    assert shown(client, "/ar/steg/bankid/").select_one(".share bdi").get_text() == "http://localhost/ar/steg/bankid/"


def test_what_is_asked_of_a_page_is_sent_along(client, code):
    told = shown(client, "/ar/steg/folkbokforing/?med=sv&okand=1").select_one(".share bdi").get_text()
    assert told == "http://localhost/ar/steg/folkbokforing/?med=sv"


def test_every_kind_of_page_has_a_code_once_it_is_published(client, small_site):
    pages = {type(page): page for page in small_site.home.get_descendants(inclusive=True).specific()}.values()
    for page in pages:
        page.save_revision().publish()
    sent = {page.url_path: shown(client, f"/sv/{page.url_path.removeprefix('/hem/')}") for page in pages}
    assert {path for path, page in sent.items() if page.select_one(".share")} == sent.keys() - {"/hem/", "/hem/sok/"}
    sharing = [page.select_one(".share bdi") for page in sent.values() if page.select_one(".share")]
    assert all("/s/" in address.get_text() for address in sharing)
    assert "/s/" in shown(client, "/sv/anvisad/").select_one(".share bdi").get_text()


def test_a_code_costs_no_query(client, code, django_assert_max_num_queries):
    client.get("/ar/steg/folkbokforing/")
    with django_assert_max_num_queries(15) as with_code:
        client.get("/ar/steg/folkbokforing/")
    ShortAddress.objects.all().delete()
    client.get("/ar/steg/folkbokforing/")
    with django_assert_max_num_queries(15) as without:
        client.get("/ar/steg/folkbokforing/")
    assert len(with_code) == len(without)


def test_a_title_of_signs_that_mean_something_in_an_address_is_sent_whole(client, small_site):
    factories.step(small_site.index, "tecken", title="Id & ”pass” #1? 100 % <b>")
    page = shown(client, "/sv/steg/tecken/")
    told = [parse_qs(urlsplit(link["href"]).query) for link in page.select(".share a")]
    assert [next(iter(one.values()))[0].split("\n")[0] for one in told] == ["Id & ”pass” #1? 100 % <b>"] * 3
    assert card(page)["title"] == "Id & ”pass” #1? 100 % <b>"


def test_a_link_in_a_message_shows_what_it_leads_to(client, small_site):
    told = card(shown(client, "/ar/anvisad/steg/folkbokforing/"))
    picture = told.pop("image")
    assert picture.startswith("http://localhost/static/img/og/ar")
    assert (told.pop("image:width"), told.pop("image:height"), bool(told.pop("image:alt"))) == ("1200", "630", True)
    assert told == {
        "type": "website",
        "title": "Folkbokforing",
        "description": "Om folkbokforing.",
        "url": "http://localhost/ar/steg/folkbokforing/",
        "locale": "ar_EG",
    }


@pytest.mark.parametrize(
    ("address", "locale"),
    [("/sv-simple/", "sv_SE"), ("/fa-af/anvisad/", "fa_AF"), ("/", "sv_SE"), ("/ti/ord/", "ti_ET")],
)
def test_every_page_says_which_language_it_is_in_and_has_a_title(client, every_language, address, locale):
    told = card(shown(client, address))
    assert told["locale"] == locale
    assert told["title"]
    assert told["url"] == f"http://localhost{address}"


@pytest.mark.parametrize("code", [language.code for language in declared.INTERFACE])
def test_every_language_has_a_picture_that_is_small_to_fetch(code):
    path = finders.find(f"img/og/{code}.png")
    with Image.open(path) as picture:
        assert picture.size == (1200, 630)
        assert picture.mode == "P"
        assert picture.fp.seek(0, 2) <= 40_000
