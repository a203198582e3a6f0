"""Advice on a text: in words, at its place, worst first, and nothing about what the glossary explains."""

import pytest
from django.utils import translation

from editorial.plain_language.advice import SHOWN, look_over
from editorial.plain_language.passages import Passage
from editorial.plain_language.targets import TARGETS

LONG = (
    "Du ska gå till banken med ditt pass och ditt kort och ditt brev "
    "och sedan ska du vänta där en stund tills någon kommer."
)


@pytest.fixture(autouse=True)
def in_english():
    with translation.override("en"):
        yield


def looked(*texts: str, language: str = "sv", explained=(), links=()):
    found = [Passage("Text", f"body.{place}", text, links) for place, text in enumerate(texts)]
    return look_over(found, TARGETS[language], explained)


def said(*texts: str, **options) -> list[str]:
    return [one.words for one in looked(*texts, **options).advice]


def test_a_long_sentence_is_quoted_at_its_place_before_anything_else():
    advice = looked("Det föreligger hinder.", LONG).advice
    assert advice[0].words == "The sentence has 25 words. Divide it in two."
    assert (advice[0].quote, advice[0].place.path) == (LONG, "body.1")
    assert "föreligger" in advice[1].words
    assert advice[1].place.path == "body.0"


def test_a_sentence_that_is_fine_in_swedish_is_long_in_easy_swedish():
    text = "Du ska gå till banken med ditt pass och ditt kort och ditt brev i dag."
    assert said(text) == []
    assert said(text, language="sv-simple") == ["The sentence has 16 words. Divide it in two."]


def test_a_word_is_told_once_however_often_it_stands_there():
    assert len(said("Din handläggare ringer.", "Handläggaren väntar.", "Ring din handläggare.")) == 1


def test_what_the_glossary_explains_is_not_complained_of():
    assert said("Handläggaren ringer.", explained=["handläggare"]) == []
    assert said("Handläggaren ringer.", explained=["yttrande"]) != []
    assert said("Du går till samhällsorienteringen.", explained=["samhällsorientering"]) == []
    assert said("Du går till samhällsorienteringen.") != []


def test_short_forms_and_hidden_doers_have_advice_of_their_own():
    assert said("Ta med t.ex. pass.") == ["Write the words in full: “till exempel” for “t.ex.”."]
    assert said("Ta med pass m.m. Ring kl. 10.") == ["Write the words in full: “med mera” for “m.m.”."]
    assert "hides who does it" in said("Brevet skickas hem.")[0]
    assert said("Det finns en väg och du trivs.") == []


def test_a_link_says_where_it_leads():
    assert "does not say where" in said("Klicka här!", links=("Klicka här!",))[0]
    assert "shows an address" in said("Se sidan.", links=("https://www.csn.se/",))[0]
    assert said("Sök hos CSN.", links=("CSN", "info@csn.se")) == []


def test_several_things_in_one_paragraph_are_told_apart():
    many = "Du får ett brev från banken. " * 13
    assert said(many) == ["The paragraph has 78 words. Divide it: one thing in each."]


def test_names_of_authorities_are_as_long_as_they_are():
    assert said("Ring Arbetsmiljöupplysningsmyndigheten.") == []


def test_no_more_is_shown_than_can_be_seen_to():
    found = looked(*[f"{LONG} {number}" for number in range(9)])
    assert (len(found.shown), found.more) == (SHOWN, 9 - SHOWN)


def test_figures_stand_beside_their_targets():
    assert [(figure, target) for _name, figure, target in looked(LONG).scales] == [(25, 40), (25, 20), (25, 15)]
