"""Whatever is in another language or script than the page says so, for the voice and the direction (WCAG 3.1.2)."""

import re

import pytest
from bs4 import NavigableString
from bs4.element import Comment, Doctype

from tests.html import parse
from tests.sample import one_in

pytestmark = pytest.mark.django_db

LATIN = re.compile(r"[A-Za-zÅÄÖåäö]{2,}")
#: Names that are the same in every language.
NAMES = {"Välkomsten", "Exempelkommunen", "BankID", "WhatsApp"}
PAGES = [
    "",
    "anvisad/",
    "steg/",
    "steg/folkbokforing/",
    "anvisad/steg/bankid/",
    "anvisad/steg/folkbokforing/?med=sv",
    "kontakter/",
    "kontakter/?q=finns-inte",
    "ord/",
    "om/",
    "anvisad/?utskrift=1",
    "anvisad/steg/folkbokforing/?utskrift=1",
]


def unmarked(html: bytes) -> list[str]:
    """Latin words of an Arabic page that no element marks as another or an unknown language, or sets apart."""
    page = parse(html)
    for tag in page.find_all(["script", "style", "title", "svg"]):
        tag.decompose()
    found = []
    for text in page.body.find_all(string=True):
        if type(text) is not NavigableString or isinstance(text, Comment | Doctype):
            continue
        marked = text.find_parent(lambda tag: tag.name == "bdi" or tag.has_attr("lang"))
        words = set(LATIN.findall(text)) - NAMES
        if words and (marked is None or marked.get("lang") == "ar"):
            found.append(text.strip())
    return found


@pytest.mark.parametrize("path", one_in(2, PAGES))
def test_no_latin_word_on_an_arabic_page_is_without_its_language(client, small_site, path):
    response = client.get(f"/ar/{path}")
    assert response.status_code == 200
    assert unmarked(response.content) == []


def test_an_unmarked_word_is_seen():
    assert unmarked(b'<html lang="ar"><body lang="ar"><p>Steg <span lang="sv">Ord</span></p></body></html>') == ["Steg"]


def test_phone_numbers_and_addresses_keep_their_direction(client, small_site):
    page = parse(client.get("/ar/kontakter/"))
    [call] = page.select(".contact a[href^='tel:']")
    assert call.find("bdi").text == "0771-451 000"
