"""Frequent questions: gathered from all steps, narrowed by their address, followed with a feed."""

import json
from datetime import UTC, datetime
from types import SimpleNamespace
from xml.etree import ElementTree

import pytest
from bs4 import BeautifulSoup
from django.db import connection
from django.test.utils import CaptureQueriesContext
from wagtail.models import Page, PageViewRestriction, Site

from languages.sources import refresh
from pages import known
from pages.finding.keeping import rebuild
from pages.models import Kommun, StepPage
from tests import replay
from tests.html import parse
from tests.pages import factories
from tests.pages.test_bad_input import VALUES
from tests.sample import more

pytestmark = pytest.mark.django_db
ADDRESS = "/sv/vanliga-fragor/"
ATOM = "{http://www.w3.org/2005/Atom}"
LANG = "{http://www.w3.org/XML/1998/namespace}lang"


def read(client, address: str = ADDRESS, **asked: str) -> BeautifulSoup:
    response = client.get(address, asked)
    assert response.status_code == 200, (address, asked)
    assert not response.cookies
    return parse(response)


def follow(client, address: str = f"{ADDRESS}atom.xml", **asked: str) -> ElementTree.Element:
    response = client.get(address, asked)
    assert response.status_code == 200, (address, asked)
    assert response.headers["Content-Type"] == "application/atom+xml; charset=utf-8"
    assert not response.cookies
    return ElementTree.fromstring(response.content)


def texts(feed: ElementTree.Element, path: str) -> list[str]:
    return [one.text for one in feed.iterfind("/".join(ATOM + part for part in path.split("/")))]


def links(element: ElementTree.Element) -> dict[str, str]:
    return {link.get("rel"): link.get("href") for link in element.iterfind(f"{ATOM}link")}


def questions(page: BeautifulSoup) -> list[str]:
    return [one.get_text() for one in page.select(".question summary > span > span")]


def ask(step: StepPage, *asked: tuple[str, str]) -> StepPage:
    """Give a step questions beside a text, and publish it."""
    step = StepPage.objects.get(pk=step.pk)
    blocks = [("question", {"question": question, "answer": answer}) for question, answer in asked]
    step.body = [*factories.body("Mer om steget."), *blocks]
    step.last_published_at = datetime(2026, 11, step.pk % 20 + 1, tzinfo=UTC)
    step.save()
    refresh(step)
    return step


@pytest.fixture
def asked(small_site) -> SimpleNamespace:
    """Questions of two themes, one of a step that concerns four audiences alone."""
    replay.once("asked", lambda: build_asked(small_site))
    known.forget()
    slugs = {"register": "folkbokforing", "bank": "bankkonto", "sfi": "sfi"}
    swedish = StepPage.objects.filter(locale__language_code="sv")
    return SimpleNamespace(**{name: swedish.get(slug=slug) for name, slug in slugs.items()})


def build_asked(small_site) -> None:
    factories.gathered(small_site.home)
    factories.open_languages(small_site.home, "ar")
    register, bank, _bankid = small_site.steps
    sfi = factories.step(small_site.index, "sfi", theme=factories.theme("sprak"), applies=["anvisad", "massflykt"])
    ask(register, ("Kan jag ha c/o-adress?", "Nej, <skriv> var du bor."))
    ask(bank, ("Vad är ett kontonummer?", "Numret på ditt konto."), ("Kostar det?", "Fråga banken."))
    ask(sfi, ("Kan jag läsa på kvällen?", "Ja, välj kväll."))


def test_questions_stand_under_their_themes_each_with_its_step(client, asked):
    page = read(client)
    assert page.select_one("#traffar").get_text().split()[0] == "4"
    assert [theme.get_text(strip=True) for theme in page.select(".asked h3")] == ["bostad", "sprak"]
    first = page.select_one(".asked .question")
    assert first.select_one("p").get_text() == "Nej, <skriv> var du bor."
    assert first.select_one("a")["href"] == "/sv/steg/folkbokforing/"
    assert not page.select(".asked [lang]")


def test_inside_an_audience_its_own_are_told_until_all_are_asked_for(client, asked):
    address = "/sv/eu-medborgare/vanliga-fragor/"
    assert questions(read(client, address)) == ["Vad är ett kontonummer?", "Kostar det?"]
    page = read(client, address, malgrupp="alla", yrke="1")
    assert len(questions(page)) == 4
    assert page.select_one(".asked a")["href"] == "/sv/eu-medborgare/steg/folkbokforing/?yrke=1"
    assert page.select_one("form.filters input[name=yrke]")["value"] == "1"


@pytest.mark.parametrize("chosen", [{"malgrupp": "massflykt"}, *more({}, {"tema": "bostad"}, {"q": "konto"})])
def test_every_number_is_what_the_choice_gives(client, asked, chosen):
    rebuild(Site.objects.get())
    page = read(client, **chosen)
    for option in page.select(".filters option[value]:not([value=''])"):
        name, count = option.parent["name"], option.get_text().rsplit("(")[-1].rstrip(")")
        found = read(client, **{**chosen, name: option["value"]})
        assert found.select_one("#traffar").get_text().split()[0] == count, (name, option)


def test_free_text_finds_questions_and_says_what_was_written(client, asked):
    rebuild(Site.objects.get())
    page = read(client, q="kontonummer")
    assert questions(page)[0] == "Vad är ett kontonummer?"
    assert page.select_one(".chips q").get_text() == "kontonummer"
    assert not page.select("script[type='application/ld+json']")


@pytest.mark.parametrize("name", ["q", *more("tema", "malgrupp")])
def test_what_is_unknown_finds_nothing_and_breaks_nothing(client, asked, name):
    for value in [value for value in VALUES if value.strip("\0")]:
        page = read(client, **{name: value})
        assert questions(page) == [], value
        assert page.select_one(".two .after"), value
        assert texts(follow(client, **{name: value}), "entry/id") == [], value


def test_what_is_not_translated_is_marked_and_the_page_says_so(client, asked, translate):
    translate(StepPage.objects.get(pk=asked.sfi.pk), "ar")
    page = read(client, "/ar/vanliga-fragor/", tema="sprak")
    [told] = page.select(".question summary > span > span")
    assert (told.get_text(), told.get("lang")) == ("ar: Kan jag läsa på kvällen?", None)
    page = read(client, "/ar/vanliga-fragor/", tema="bostad")
    assert {(one["lang"], one["dir"]) for one in page.select(".question summary > span > span")} == {("sv", "ltr")}
    translate(Page.objects.get(slug="vanliga-fragor", locale__language_code="sv").specific, "ar")
    [notice] = read(client, "/ar/vanliga-fragor/").select(".notice")
    assert notice["data-kind"] == "partly"


def test_two_languages_stand_side_by_side_and_what_is_swedish_in_both_once(client, asked, translate):
    translate(StepPage.objects.get(pk=asked.sfi.pk), "ar")
    pairs = read(client, "/ar/vanliga-fragor/", med="sv").select(".pair")
    by_question = {one.select_one(".t").get_text(): one for one in pairs if one.select_one(".t")}
    both, alone = by_question["ar: Kan jag läsa på kvällen?"], by_question["Kostar det?"]
    assert both.select_one(".theirs .t").get_text() == "Kan jag läsa på kvällen?"
    assert [one["class"] for one in alone.select(".both, .theirs")] == [["both"]]
    assert both.select_one(".chip")["href"] == "/ar/steg/sfi/?med=sv"


def test_on_paper_they_stand_in_two_languages_with_what_was_chosen(client, asked, translate):
    translate(StepPage.objects.get(pk=asked.sfi.pk), "ar")
    page = read(client, "/ar/vanliga-fragor/", utskrift="1", tema="sprak")
    told = [one.get_text() for one in page.select(".rows .t")]
    assert told == ["ar: Kan jag läsa på kvällen?", "Kan jag läsa på kvällen?"]
    assert page.select_one(".url").get_text() == "http://localhost/ar/vanliga-fragor/?tema=sprak"
    assert page.select_one(".bar a")["href"] == "/ar/vanliga-fragor/?tema=sprak"
    alone = read(client, utskrift="1")
    assert len(alone.select(".rows .t")) == 4
    assert not alone.select(".rows.two")


@pytest.mark.parametrize("address", [ADDRESS, "/ar/anvisad/vanliga-fragor/?med=sv", "/ar/vanliga-fragor/atom.xml"])
def test_many_steps_cost_the_queries_of_few(client, small_site, asked, address):
    def queries() -> int:
        known.forget()
        with CaptureQueriesContext(connection) as made:
            assert client.get(address).status_code == 200
        return len(made)

    queries()
    before = queries()
    replay.once("more asked", lambda: build_more(small_site))
    assert queries() == before
    with CaptureQueriesContext(connection) as made:
        client.get(address)
    assert len(made) <= 15


def build_more(small_site) -> None:
    for number in range(6):
        ask(factories.step(small_site.index, f"steg-{number}"), ("Varför?", "Därför."))


def test_a_feed_tells_the_questions_that_were_changed_last_first(client, asked):
    feed = follow(client)
    assert (feed.tag, feed.get(LANG)) == (f"{ATOM}feed", "sv")
    assert links(feed) == {
        "alternate": "http://localhost/sv/vanliga-fragor/",
        "self": "http://localhost/sv/vanliga-fragor/atom.xml",
    }
    updated = texts(feed, "entry/updated")
    assert updated == sorted(updated, reverse=True)
    assert texts(feed, "updated") == updated[:1]
    assert texts(feed, "title") == [f"Vanliga frågor – {Kommun().short_name}"]
    assert texts(feed, "author/name") == [Kommun().name]
    [entry] = [one for one in feed.iterfind(f"{ATOM}entry") if "c/o" in texts(one, "title")[0]]
    assert texts(entry, "summary") == ['<p lang="sv" dir="ltr">Nej, &lt;skriv&gt; var du bor.</p>']
    assert links(entry) == {"alternate": "http://localhost/sv/steg/folkbokforing/"}
    assert [one.get("term") for one in entry.iterfind(f"{ATOM}category")] == ["bostad"]


def test_the_page_names_its_feed_with_what_was_chosen(client, asked):
    page = read(client, "/sv/anvisad/vanliga-fragor/", tema="sprak", sida="2")
    [named] = page.select("link[type='application/atom+xml']")
    assert named["href"] == "/sv/anvisad/vanliga-fragor/atom.xml?tema=sprak"
    feed = follow(client, named["href"])
    assert texts(feed, "title")[0].startswith("Vanliga frågor · sprak – ")
    assert texts(feed, "entry/title") == ["Kan jag läsa på kvällen?"]
    assert page.select_one("link[rel=canonical]")["href"] == "http://localhost/sv/vanliga-fragor/"


def test_a_feed_says_the_language_of_each_entry(client, asked, translate):
    translate(StepPage.objects.get(pk=asked.sfi.pk), "ar")
    feed = follow(client, "/ar/vanliga-fragor/atom.xml")
    told = {texts(one, "title")[0]: one.get(LANG) for one in feed.iterfind(f"{ATOM}entry")}
    assert feed.get(LANG) == "ar"
    assert told["ar: Kan jag läsa på kvällen?"] == "ar"
    assert told["Kostar det?"] == "sv"


def test_what_was_read_once_keeps_its_name_whatever_it_is_called_and_where_it_stands(client, asked):
    before = texts(follow(client), "entry/id")
    renamed = {"title": "Konto i bank", "slug": "konto", "last_published_at": datetime(2026, 12, 1, tzinfo=UTC)}
    StepPage.objects.filter(pk=asked.bank.pk).update(**renamed)
    Site.objects.update(hostname="testserver")
    known.forget()
    response = client.get(f"{ADDRESS}atom.xml", headers={"host": "testserver"})
    after = texts(ElementTree.fromstring(response.content), "entry/id")
    assert set(after) == set(before)
    assert len(set(before)) == 4
    assert set(texts(follow(client, "/ar/vanliga-fragor/atom.xml"), "entry/id")).isdisjoint(before)


def test_who_has_read_a_feed_is_told_that_nothing_is_new(client, asked):
    response = client.get(f"{ADDRESS}atom.xml")
    tag = response.headers["ETag"]
    again = client.get(f"{ADDRESS}atom.xml", headers={"if-none-match": tag})
    assert (again.status_code, again.content) == (304, b"")


def test_a_feed_holds_signs_that_xml_cannot(client, asked):
    ask(asked.sfi, ("Får\x0b jag\x01 läsa می‌خواهم?", "Ja\x1f."))
    feed = follow(client, tema="sprak")
    assert texts(feed, "entry/title") == ["Får jag läsa می‌خواهم?"]


def test_what_not_everybody_may_see_is_in_no_list(client, asked):
    PageViewRestriction.objects.create(page=asked.sfi, restriction_type="login")
    StepPage.objects.filter(pk=asked.bank.pk).update(live=False)
    known.forget()
    assert questions(read(client)) == ["Kan jag ha c/o-adress?"]
    assert texts(follow(client), "entry/title") == ["Kan jag ha c/o-adress?"]
    page = Page.objects.get(slug="vanliga-fragor", locale__language_code="sv")
    PageViewRestriction.objects.create(page=page, restriction_type="login")
    known.forget()
    assert client.get(f"{ADDRESS}atom.xml").status_code == 404


@pytest.mark.parametrize("rest", ["atom.xml", "steg/atom.xml", "steg/bankid/atom.xml", "vanliga-fragor/annat/"])
def test_other_pages_have_no_feed_and_the_list_nothing_else_below_it(client, asked, rest):
    assert client.get(f"/sv/{rest}").status_code == 404


def test_search_engines_read_the_questions_and_find_the_page(client, asked):
    page = read(client, tema="sprak")
    told = json.loads(page.select_one("script[type='application/ld+json']").string)
    assert told["@type"] == "FAQPage"
    assert [one["acceptedAnswer"]["text"] for one in told["mainEntity"]] == ["Ja, välj kväll."]
    assert "http://localhost/sv/vanliga-fragor/" in client.get("/sitemap.xml").text
    home = read(client, "/sv/")
    assert {a["href"] for a in home.select(".main-col > .chips a")} == {"/sv/vanliga-fragor/", "/sv/senast/"}
