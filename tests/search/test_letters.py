import pytest

from search.letters import fold, plain, script, words


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Förskola", "forskola"),
        ("LÄKARE", "lakare"),
        ("ذﻱ", "ذي"),
        ("علی", "علي"),  # Persian yeh
        ("کار", "كار"),  # Persian kaf
        ("إقامة", "اقامه"),  # hamza, teh marbuta
        ("ســـلام", "سلام"),  # tatweel
        ("الرَّقْم", "الرقم"),  # vowels
        ("ґанок", "ганок"),
        ("İzin", "izin"),
        ("ısı", "isi"),
        ("١١٧٧", "1177"),
    ],
)
def test_what_keyboards_spell_differently_is_one(one, other):
    assert fold(one) == fold(other)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Skaffa id-kort!", ["skaffa", "idkort", "id", "kort"]),
        ("сім'я, обов’язок", ["сімя", "обовязок"]),
        ("می‌خواهم", ["ميخواهم", "مي", "خواهم"]),
        ("الرَّقْمُ الشَّخْصِيُّ", ["الرقم", "الشخصي"]),
        ("0771-524 524", ["0771524", "0771", "524", "524"]),
        ("a_b", ["a", "b"]),
        ("\0 ‮ 🙂 % ' \" |", []),
        ("", []),
    ],
)
def test_a_text_is_taken_apart_into_words(text, found):
    assert [word.folded for word in words(text)] == found


def test_a_word_remembers_how_it_was_written():
    assert next(words("Förskolan")).written == "Förskolan"


def test_a_word_without_end_is_cut():
    assert len(next(words("x" * 200_000)).folded) == 40


@pytest.mark.parametrize(
    ("word", "told"), [("skola", "latin"), ("مدرسه", "arabic"), ("школа", "cyrillic"), ("ትምህርቲ", "ethiopic"), ("", "")]
)
def test_a_word_has_a_script(word, told):
    assert script(word) == told


def test_capitals_of_a_sentence_go_and_those_of_a_name_stay():
    assert [plain(word) for word in ["Skola", "BankID", "LMA", "läkare"]] == ["skola", "BankID", "LMA", "läkare"]
