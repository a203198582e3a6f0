"""Sentences, words and LIX, against figures that were reckoned by hand."""

import pytest

from editorial.plain_language.reading import figures, is_long, sentences, words

TEXTS = [
    # text, sentences, words, long words, longest, LIX
    ("Du får ett brev. Ta med brevet till banken.", 2, 9, 0, 5, 4),  # 9/2
    ("Kommunen ordnar undervisning i svenska.", 1, 5, 3, 5, 65),  # 5 + 60
    ("Gå till banken, t.ex. en nära dig.", 1, 7, 0, 7, 7),
    ("Ta med pass m.m. Ring oss kl. 10 om du är sen.", 2, 12, 0, 8, 6),
    ("Avgiften är [[idkort_avgift]]. Den står på www.skatteverket.se.", 2, 7, 1, 4, 18),  # 7/2 + 100/7
    ("Öppet\nMåndag–fredag 08:00–16:30", 2, 3, 1, 2, 35),  # 3/2 + 100/3
    ("", 0, 0, 0, 0, 0),
]


@pytest.mark.parametrize(("text", "count", "number", "long_words", "longest", "lix"), TEXTS)
def test_what_a_text_weighs_is_what_a_hand_reckons(text, count, number, long_words, longest, lix):
    found = figures(sentences(text))
    assert (found.sentences, found.words, found.long_words, found.longest) == (count, number, long_words, longest)
    assert found.lix == lix


def test_sentences_are_quoted_as_they_are_written():
    text = "Du kan söka bl.a. på webben (se nedan). Är du klar? Ring då! Ta med: pass."
    assert [one.text for one in sentences(text)] == [
        "Du kan söka bl.a. på webben (se nedan).",
        "Är du klar?",
        "Ring då!",
        "Ta med:",
        "pass.",
    ]


def test_words_are_without_signs_and_dashes_alone_are_none():
    assert words("”Hej” – sa hon, id-kort/pass") == ("Hej", "sa", "hon", "id-kort/pass")


@pytest.mark.parametrize(
    ("word", "long_one"), [("brevet", False), ("brevets", True), ("id-kort", False), ("a@b-kommun.se", False)]
)
def test_a_word_is_long_with_seven_letters(word, long_one):
    assert is_long(word) is long_one
