"""Every address × language × audience answers, in the right language and direction (laws 1 and 3)."""

import pytest
from bs4 import BeautifulSoup

from languages import declared
from tests.html import parse
from tests.pages.conftest import AUDIENCES
from tests.sample import one_in

pytestmark = pytest.mark.django_db

PLAIN = ["", "steg/", "steg/folkbokforing/", "kontakter/", "kontakter/servicekontor/", "ord/", "om/"]
TOLD = ["", "steg/", "steg/folkbokforing/", "steg/bankid/", "kontakter/", "ord/", "om/"]


def read(client, path: str) -> BeautifulSoup:
    response = client.get(path)
    assert response.status_code == 200, path
    assert not response.cookies, path
    return parse(response)


@pytest.mark.parametrize("code", one_in(6, [language.code for language in declared.INTERFACE]))
def test_every_address_answers_in_its_language(client, every_language, everything, code):
    """Each language is told for a third of the audiences, and each audience in a third of the languages, or for all."""
    number = list(declared.DECLARED).index(code)
    audiences = AUDIENCES if everything else AUDIENCES[number % 3 :: 3]
    for rest in [*PLAIN, *(f"{audience}/{rest}" for audience in audiences for rest in TOLD)]:
        path = f"/{code}/{rest}"
        page = read(client, path)
        assert (page.html["lang"], page.html["dir"]) == (declared.tag(code), declared.direction(code)), path
        assert len(page.find_all("h1")) == 1, path


def test_swedish_words_on_an_arabic_page_are_marked(client, small_site):
    page = read(client, "/ar/anvisad/steg/folkbokforing/")
    heading = page.find("h1")
    assert (heading["lang"], heading["dir"]) == ("sv", "ltr")
    assert page.find(class_="notice", attrs={"data-kind": "missing"})


def test_no_word_is_marked_where_all_is_swedish(client, small_site):
    page = read(client, "/sv/anvisad/steg/folkbokforing/")
    assert not [tag for tag in page.main.find_all(lang="sv") if not tag.find_parent(class_="contact")]
    assert not page.find(class_="notice")


def test_links_keep_the_audience(client, small_site):
    page = read(client, "/sv/anvisad/steg/bankid/")
    steps = [a["href"] for a in page.main.find_all("a", href=True) if "/steg/" in a["href"]]
    assert steps
    assert all(href.startswith("/sv/anvisad/steg/") for href in steps)


def test_links_without_an_audience_stay_plain(client, small_site):
    page = read(client, "/sv/steg/")
    steps = [a["href"] for a in page.main.find_all("a", href=True) if "/steg/" in a["href"]]
    assert "/sv/steg/bankid/" in steps


def test_the_canonical_address_of_a_told_step_is_the_plain_one(client, small_site):
    page = read(client, "/ar/anvisad/steg/bankid/")
    assert page.find("link", rel="canonical")["href"] == "http://localhost/ar/steg/bankid/"


def test_a_path_is_its_own_canonical_address(client, small_site):
    page = read(client, "/ar/anvisad/")
    assert page.find("link", rel="canonical")["href"] == "http://localhost/ar/anvisad/"


def test_the_language_picker_leads_to_the_same_page_told_for_the_same_audience(client, every_language):
    page = read(client, "/sv/anvisad/steg/bankid/")
    picked = {a["hreflang"]: a["href"] for a in page.find(class_="lang").find_all("a")}
    assert picked["ti"] == "/ti/anvisad/steg/bankid/"
    assert len(picked) == 12


def test_a_declared_language_that_is_not_open_is_not_there(client, small_site):
    assert client.get("/tr/").status_code == 404
    assert client.get("/de/steg/").status_code == 404


def test_side_by_side_shows_both_languages(client, small_site):
    page = read(client, "/ar/steg/bankid/?med=sv")
    assert {"ar", "sv"} <= {tag["lang"] for tag in page.main.find_all(lang=True)}


@pytest.mark.parametrize("med", ["", "xx", "ar", "de", "'", "a" * 5000])
def test_an_unknown_companion_language_is_read_alone(client, small_site, med):
    assert client.get("/ar/steg/bankid/", {"med": med}).status_code == 200


def test_a_review_is_said_to_be_of_the_swedish_text_where_another_is_read(client, small_site):
    assert read(client, "/sv/steg/bankid/").select_one(".review").find(lang="sv") is None
    review = read(client, "/ar/steg/bankid/").select_one(".review")
    assert review.find(lang="sv", dir="ltr").text == "Svenska"
