"""The words worth knowing of a step: explained on its page, and led to from where its text first says them."""

import pytest

from knowledge.models import GlossaryTerm
from languages.said import Said, swedish
from pages import terms
from pages.models import GlossaryRow
from pages.speech import Spoken
from tests.html import parse
from tests.pages import factories


def word(name: str, theirs: str = "", language: str = "ar") -> dict:
    return {"slug": name, "swedish": swedish(name), "word": Said(theirs, language) if theirs else None}


def text(*words: dict, said: Said) -> str:
    [block] = terms.linked([Spoken("text", "1", {"heading": swedish("Personnummer"), "text": said})], list(words))
    assert block.value["heading"] == "Personnummer"
    return block.value["text"].text


@pytest.mark.parametrize(
    ("said", "led"),
    [
        ("Folkbokföringen är först.", "Folkbokföringen"),
        ("Om folkbokföring & annat", "folkbokföring"),
        ("Folkbokföringsenheten om folkbokföring.", "folkbokföring"),
        ("<p>En <b>folkbokföring</b>.</p>", "folkbokföring"),
    ],
)
def test_the_first_mention_leads_to_the_word(said, led):
    told = parse(text(word("folkbokföring"), said=Said(said, "sv", html="<" in said)))
    assert [(a["href"], a.text) for a in told.find_all("a")] == [("#ord-folkbokföring", led)]
    assert told.get_text() == parse(said).get_text()


def test_only_once_and_not_within_a_link_or_a_tag():
    said = Said('<a href="/folkbokföring/">om folkbokföring</a> <i title="sfi">sfi</i> sfi', "sv", html=True)
    told = parse(text(word("folkbokföring"), word("sfi"), said=said))
    assert [a["href"] for a in told.find_all("a")] == ["/folkbokföring/", "#ord-sfi"]


def test_a_word_is_found_in_the_language_of_the_text():
    told = text(word("personnummer", "الرقم الشخصي"), said=Said("تحصل على الرقم الشخصي قريبا", "ar"))
    assert '<a href="#ord-personnummer">الرقم الشخصي</a>' in told
    assert "<a" not in text(word("personnummer", "الرقم الشخصي"), said=Said("personnummer", "ar"))


@pytest.mark.django_db
def test_a_step_explains_its_words_and_leads_to_them(client, small_site):
    step = small_site.steps[0]
    swedish_term = GlossaryTerm.objects.create(
        word="Personnummer", definition="Tolv siffror.", locale=factories.locale()
    )
    GlossaryRow.objects.create(step=step, term=swedish_term)
    theirs = GlossaryTerm(
        word="الرقم الشخصي", definition="Tolv siffror.", locale=factories.locale("ar"), slug="personnummer"
    )
    theirs.translation_key = swedish_term.translation_key
    theirs.save()
    step.body = factories.body("Du får ett personnummer.")
    step.save_revision().publish()
    page = parse(client.get("/ar/anvisad/steg/folkbokforing/"))
    led = page.find("a", href="#ord-personnummer")
    entry = page.find(id="ord-personnummer")
    assert led.text == "personnummer"
    assert entry.dt.text == "Personnummer"
    assert entry.find(class_="word").text == "الرقم الشخصي"
    assert entry.find_all("dd")[-1]["lang"] == "sv"
    beside = parse(client.get("/ar/anvisad/steg/folkbokforing/?med=sv"))
    assert not beside.find("a", href="#ord-personnummer")
