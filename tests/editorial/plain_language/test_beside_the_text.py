"""What stands beside the text while it is written: the form is counted as it is, half filled or not."""

import pytest
from bs4 import BeautifulSoup
from django.contrib.auth.models import User
from django.urls import reverse
from django.utils import translation
from wagtail.test.utils.form_data import inline_formset, nested_form_data, rich_text, streamfield

from editorial.roles import EDITOR
from tests.contacts.factories import UnitFactory
from tests.html import parse
from tests.knowledge.factories import GlossaryTermFactory
from tests.people import member

pytestmark = pytest.mark.django_db

LONG = "Du ska gå till banken med ditt pass och ditt kort och ditt brev och sedan ska du vänta där en stund till."


@pytest.fixture
def editor(client, small_site) -> User:
    user = member(EDITOR, UnitFactory(site=small_site.home.get_site()))
    client.force_login(user)
    return user


def typed(**fields) -> dict:
    return nested_form_data({"title": "", "audience_rows": inline_formset([]), "body": streamfield([]), **fields})


def said(client, data: dict, model: str = "steppage") -> BeautifulSoup:
    response = client.post(reverse("plain_language", args=[model]), data, headers={"accept-language": "en"})
    assert response.status_code == 200
    return parse(response)


def places(page: BeautifulSoup) -> list[str]:
    return [button["data-plain-language-place"] for button in page.select("[data-plain-language-place]")]


def test_words_of_fields_blocks_and_rows_are_counted_where_they_stand_in_an_unfinished_form(client, editor):
    body = [
        {"type": "text", "id": "a1", "value": {"heading": "", "text": rich_text(f"<p>{LONG}</p>")}},
        {"type": "bullets", "id": "b1", "value": {"heading": "", "items": lines(LONG)}},
    ]
    rows = inline_formset([{"id": "", "audience": "", "note": LONG}])
    page = said(client, typed(summary=LONG, body=stream(body), audience_rows=rows))
    assert places(page) == ["summary", "body.a1.text", "body.b1.items.l1", "audience_rows-0-note"]


def stream(children: list[dict]) -> dict:
    """A stream as a form posts it, its blocks with their ids."""
    data = streamfield([(child["type"], child["value"]) for child in children])
    for index, child in enumerate(children):
        data[str(index)]["id"] = child["id"]
    return data


def lines(line: str) -> dict:
    return {"count": "1", "0": {"deleted": "", "order": "0", "id": "l1", "value": line}}


def test_what_is_swedish_in_every_language_and_what_is_deleted_is_not_counted(client, editor):
    body = stream(
        [
            {"type": "phrase", "id": "a1", "value": {"swedish": LONG, "meaning": ""}},
            {"type": "question", "id": "b1", "value": {"question": "", "answer": LONG}},
        ]
    )
    body["1"]["deleted"] = "1"
    rows = inline_formset([{"id": "", "audience": "", "note": LONG, "DELETE": "on"}])
    assert said(client, typed(body=body, audience_rows=rows)).select_one("dl") is None


def test_a_figure_says_its_target_and_whether_it_is_too_much_in_words_and_with_a_sign(client, editor):
    page = said(client, typed(summary=LONG))
    longest = page.select("dl > div")[1]
    assert longest.strong.text == "23"
    assert "20" in longest.span.text
    assert longest.select_one(".icon-warning")
    assert (page.q.text, page.q["lang"]) == (LONG, "sv")


def test_a_word_is_right_once_the_glossary_explains_it(client, editor):
    assert places(said(client, typed(summary="Du får ett yttrande."))) == ["summary"]
    GlossaryTermFactory(word="yttrande", definition="Ett svar.")
    assert places(said(client, typed(summary="Du får ett yttrande."))) == []


def test_only_pages_are_counted_for_those_who_may_see_the_admin(client, editor):
    with translation.override("sv"):
        assert client.post(reverse("plain_language", args=["theme"])).status_code == 404
        assert client.post(reverse("plain_language", args=["nothing"])).status_code == 404
        assert client.get(reverse("plain_language", args=["steppage"])).status_code == 405
    client.logout()
    assert client.post(reverse("plain_language", args=["steppage"])).status_code == 302


def test_a_form_that_is_nonsense_counts_what_can_be_read(client, editor):
    data = {"summary": LONG, "audience_rows-TOTAL_FORMS": "x", "body-count": "0"}
    assert places(said(client, data)) == ["summary"]


def test_words_of_easy_swedish_are_advised_on_where_they_are_translated(client, editor):
    address = reverse("plain_words", args=["sv-simple"])
    page = parse(client.post(address, {"words": f"Gå till banken.\n{LONG}"}))
    assert [quote.text for quote in page.select("q")] == [LONG]
    assert "23" in page.li.strong.text
    assert places(page) == []
    assert client.post(reverse("plain_words", args=["ar"]), {"words": LONG}).status_code == 404
