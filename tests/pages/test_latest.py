"""Latest published: what is new, changed or translated, the last first, on its page, in a panel and as a feed."""

from datetime import UTC, datetime, timedelta
from types import SimpleNamespace
from xml.etree import ElementTree

import pytest
from bs4 import BeautifulSoup
from django.db import connection
from django.template.loader import render_to_string
from django.test.utils import CaptureQueriesContext
from django.utils.translation import override
from wagtail.models import Page, PageViewRestriction, Site

from pages import known, latest_list
from pages.choices import Change
from pages.models import ArticlePage, StepPage
from pages.reader import Reader
from tests import replay
from tests.contacts.factories import UnitFactory
from tests.html import parse
from tests.pages import factories
from tests.pages.test_questions import ATOM, follow, links, read, texts

pytestmark = pytest.mark.django_db
ADDRESS = "/sv/senast/"
DAY = datetime(2026, 11, 3, 12, tzinfo=UTC)


def published(page: Page, day: int, first: int | None = None) -> None:
    """A page was published some days after the first, and before that for the first time."""
    at, began = (DAY + timedelta(days=number) for number in (day, day if first is None else first))
    Page.objects.filter(translation_key=page.translation_key).update(last_published_at=at, first_published_at=began)
    known.forget()


@pytest.fixture
def news(small_site) -> SimpleNamespace:
    """An article that is new, and before it a step that was changed; two other steps were published long ago."""
    replay.once("news", lambda: build_news(small_site))
    known.forget()
    register, bank, bankid = small_site.steps
    article = ArticlePage.objects.get(locale__language_code="sv")
    return SimpleNamespace(register=register, bank=bank, bankid=bankid, article=article)


def build_news(small_site) -> None:
    factories.gathered(small_site.home)
    factories.section(small_site.home)
    factories.open_languages(small_site.home, "ar")
    Page.objects.update(last_published_at=None)
    register, bank, bankid = small_site.steps
    article = ArticlePage.objects.get(locale__language_code="sv")
    StepPage.objects.filter(pk=bank.pk).update(unit=UnitFactory(name="Ekonomi"))
    for page, day, first in [(register, 0, 0), (bankid, 1, 1), (bank, 8, 2), (article, 9, 9)]:
        published(page, day, first)


def lines(page: BeautifulSoup) -> list[str]:
    return [line.get_text(" ", strip=True) for line in page.select(".news li")]


def called(change: Change, code: str = "sv") -> str:
    with override(code):
        return str(change.label)


def titles(page: BeautifulSoup) -> list[str]:
    return [line.get_text() for line in page.select(".news b")]


def test_what_was_published_last_comes_first_with_what_happened_to_it(client, news):
    page = read(client, ADDRESS)
    assert titles(page) == ["Om", "Bankkonto", "Bankid", "Folkbokforing"]
    assert lines(page)[0] == f"Om {called(Change.NEW)} · 12 november 2026"
    assert lines(page)[1] == f"Bankkonto {called(Change.CHANGED)} · 11 november 2026 · bostad · Ekonomi"
    assert [time["datetime"] for time in page.select(".news time")][:2] == ["2026-11-12", "2026-11-11"]
    assert not page.select(".news [lang]")


def test_links_keep_audience_and_manner(client, news):
    page = read(client, "/sv/anvisad/senast/", yrke="1")
    assert page.select_one(".news a")["href"] == "/sv/anvisad/om/?yrke=1"


def test_what_got_words_after_it_was_published_is_newly_translated(client, news, translate):
    translate(StepPage.objects.get(pk=news.register.pk), "ar")
    published(news.register, 0, 0)
    page = read(client, "/ar/senast/")
    assert titles(page) == ["ar: Folkbokforing", "Om", "Bankkonto", "Bankid"]
    assert called(Change.TRANSLATED, "ar") in lines(page)[0]
    assert [(one.get("lang"), one.get("dir")) for one in page.select(".news b")] == [(None, None), *3 * [("sv", "ltr")]]
    assert titles(read(client, ADDRESS)) == ["Om", "Bankkonto", "Bankid", "Folkbokforing"]
    published(news.register, 10_000, 0)
    assert called(Change.CHANGED, "ar") in lines(read(client, "/ar/senast/"))[0]


def test_many_are_told_on_pages_that_are_addresses(client, small_site, news):
    for number in range(25):
        published(factories.step(small_site.index, f"steg-{number}"), number + 20)
    pages = [read(client, ADDRESS, sida=str(number)) for number in (1, 2)]
    assert [len(titles(page)) for page in pages] == [20, 9]
    assert titles(pages[0])[0] == "Steg 24"
    [later] = pages[0].select("nav.pages a")
    assert later["href"] == "?sida=2#traffar"
    assert len(texts(follow(client, f"{ADDRESS}atom.xml", sida="2"), "entry/id")) == 29
    for odd in ["3", "-1", "x", "٣", "9" * 1000]:
        assert titles(read(client, ADDRESS, sida=odd)) in [titles(page) for page in pages]


def test_many_pages_cost_the_queries_of_few(client, small_site, news):
    def queries() -> int:
        known.forget()
        with CaptureQueriesContext(connection) as made:
            assert client.get("/ar/senast/").status_code == 200
        return len(made)

    queries()
    before = queries()
    for number in range(5):
        published(factories.step(small_site.index, f"steg-{number}"), number)
    assert queries() == before
    with CaptureQueriesContext(connection) as made:
        client.get("/ar/senast/")
    assert len(made) <= 15


def test_the_feed_tells_the_same_with_a_summary(client, news):
    feed = follow(client, f"{ADDRESS}atom.xml")
    assert texts(feed, "entry/title") == ["Om", "Bankkonto", "Bankid", "Folkbokforing"]
    assert texts(feed, "entry/summary")[1] == '<p lang="sv" dir="ltr">Om bankkonto.</p>'
    assert texts(feed, "updated") == ["2026-11-12T12:00:00+00:00"]
    assert texts(feed, "entry/published")[1] == "2026-11-05T12:00:00+00:00"
    [_first, second, *_rest] = feed.iterfind(f"{ATOM}entry")
    assert links(second) == {"alternate": "http://localhost/sv/steg/bankkonto/"}
    assert read(client, ADDRESS).select_one("link[type='application/atom+xml']")["href"] == f"{ADDRESS}atom.xml"


def test_a_feed_without_news_is_a_feed_all_the_same(client, news):
    Page.objects.update(last_published_at=None)
    known.forget()
    first = client.get(f"{ADDRESS}atom.xml").content
    assert texts(ElementTree.fromstring(first), "updated") == ["1970-01-01T00:00:00+00:00"]
    assert client.get(f"{ADDRESS}atom.xml").content == first


def test_drafts_and_private_pages_are_no_news(client, news):
    StepPage.objects.filter(pk=news.bank.pk).update(live=False)
    PageViewRestriction.objects.create(page=news.article, restriction_type="login")
    known.forget()
    assert titles(read(client, ADDRESS)) == ["Bankid", "Folkbokforing"]
    assert texts(follow(client, f"{ADDRESS}atom.xml"), "entry/title") == ["Bankid", "Folkbokforing"]


def test_another_page_shows_the_newest(rf, news):
    home = Page.objects.get(slug="hem").specific
    reader = Reader(known.known(Site.objects.get()), "sv", None)
    newest = latest_list.newest(reader, 2)
    html = render_to_string("components/latest.html", {"news": newest, "address": reader.url(home)})
    panel = parse(html)
    assert titles(panel) == ["Om", "Bankkonto"]
    assert panel.section["aria-labelledby"] == panel.h2["id"]
