"""The statement that the Act (2018:1937) asks for, in the reader's language and with the facts of the Swedish page."""

import pytest
from bs4 import BeautifulSoup
from django.utils.translation import override

from pages.choices import Compliance
from pages.models import AccessibilityStatementPage, ArticlePage, Kommun
from tests.html import read
from tests.pages import factories

pytestmark = pytest.mark.django_db

PATH = "/om/tillganglighet/"


@pytest.fixture
def statement(small_site) -> AccessibilityStatementPage:
    Kommun.objects.create(site=small_site.home.get_site(), name="Laholms kommun", phone="0430-150 00")
    return factories.statement(ArticlePage.objects.get(slug="om", locale__language_code="sv"))


def says(main: BeautifulSoup, status: Compliance, language: str) -> bool:
    with override(language):
        return str(status.label) in main.get_text()


def test_a_statement_says_all_that_the_regulation_asks_for(client, statement):
    main = read(client, f"/sv{PATH}").main
    text = main.get_text(" ", strip=True)
    for said in [
        "Laholms kommun",
        "localhost",
        "2018:1937",
        "EN 301 549",
        "Filmer saknar text.",
        "Ring oss.",
        "Kartan är inte vår.",
    ]:
        assert said in text, said
    assert says(main, Compliance.PARTLY, "sv")
    assert [time["datetime"] for time in main.select("time")] == ["2026-11-03", "2026-11-04", "2026-10-01"]
    assert main.select_one("form[method=post] textarea[name=text]")
    assert main.select_one("a[href='tel:+4643015000']")
    assert main.select_one("a[href='https://www.digg.se/tdosanmalan']")


def test_shortcomings_stand_under_the_reason_for_them(client, statement):
    main = read(client, f"/sv{PATH}").main
    groups = {h3.find_next("ul").get_text(" ", strip=True): h3.text for h3 in main.select("h3")}
    assert len(groups) == len(set(groups.values())) == 2
    assert next(iter(groups)).startswith("Filmer saknar text. Det är nytt. Ring oss.")


def test_facts_are_read_from_the_swedish_page_in_every_language(client, statement):
    AccessibilityStatementPage.objects.filter(pk=statement.pk).update(
        status=Compliance.NOT,
        assessed_on="2027-01-02",
        supervisor="Nya myndigheten",
        supervisor_url="https://ny.example/",
    )
    main = read(client, f"/ar{PATH}").main
    assert main.find("time", datetime="2027-01-02")
    link = main.select_one("a[href='https://ny.example/']")
    assert link.find(lang="sv", dir="ltr").text == "Nya myndigheten"
    assert says(main, Compliance.NOT, "ar")


def test_swedish_words_of_an_untranslated_statement_are_marked(client, statement):
    main = read(client, f"/ar{PATH}").main
    for words in ["Filmer saknar text.", "Det är nytt.", "Ring oss."]:
        found = main.find(string=lambda text, words=words: words in text)
        assert found.find_parent(lang="sv")["dir"] == "ltr", words


def test_a_translated_shortcoming_keeps_its_reason(client, statement):
    arabic = AccessibilityStatementPage.objects.get(
        translation_key=statement.translation_key, locale__language_code="ar"
    )
    swedish = AccessibilityStatementPage.objects.get(pk=statement.pk)
    words = [{"type": one.block_type, "id": one.id, "value": dict(one.value)} for one in swedish.shortcomings]
    words[0]["value"] |= {"what": "الأفلام بلا نص", "reason": "undantag"}
    arabic.alias_of = None
    arabic.shortcomings = arabic._meta.get_field("shortcomings").stream_block.to_python(words)
    arabic.save()
    main = read(client, f"/ar{PATH}").main
    first = main.select("h3")[0].find_next("ul")
    assert first.b.text == "الأفلام بلا نص"
    assert not first.b.has_attr("lang")


def test_a_statement_is_read_side_by_side(client, statement):
    main = read(client, f"/ar{PATH}?med=sv").main
    rows = main.select(".pair")
    assert len(rows) == len(statement.shortcomings) + 6
    assert all(row.select("[lang=sv]") for row in rows[1:])
    assert main.select_one("form[method=post] textarea")


def test_a_statement_can_be_previewed_and_has_no_pages_below(statement):
    assert statement.make_preview_request().status_code == 200
    assert AccessibilityStatementPage.subpage_types == []
