import pytest

from search.letters import fold
from search.sounds import apart, nearly, sound


@pytest.mark.parametrize(
    ("heard", "meant"),
    [
        ("personumer", "personnummer"),
        ("forshakringskassan", "försäkringskassan"),
        ("سكاتيفيركت", "skatteverket"),
        ("ميغراشونسفيركت", "migrationsverket"),
        ("فورسكولا", "förskola"),
        ("персоннуммер", "personnummer"),
        ("скаттеверкет", "skatteverket"),
        ("ስካተቨርከት", "skatteverket"),
    ],
)
def test_what_is_written_by_ear_sounds_the_same(heard, meant):
    assert sound(fold(heard)) == sound(fold(meant))


@pytest.mark.parametrize(
    ("heard", "meant"), [("fokbokföring", "folkbokföring"), ("мигратионсверкет", "migrationsverket")]
)
def test_one_sound_more_or_less_has_a_key_in_common(heard, meant):
    assert set(nearly(sound(fold(heard)))) & set(nearly(sound(fold(meant))))


@pytest.mark.parametrize("other", ["skola", "bank", "1177", ""])
def test_other_words_sound_otherwise(other):
    assert sound(other) != sound("personnummer")


@pytest.mark.parametrize(
    ("one", "other", "limit", "told"),
    [
        ("skola", "skola", 1, 0),
        ("skola", "skoal", 1, 1),  # swapped
        ("skola", "skla", 1, 1),
        ("skola", "skolan", 1, 1),
        ("skola", "stola", 1, 1),
        ("personumer", "personnummer", 2, 2),
        ("skola", "skolorna", 2, None),
        ("skola", "bank", 2, None),
        ("", "ab", 2, 2),
    ],
)
def test_words_are_so_many_letters_apart(one, other, limit, told):
    assert apart(one, other, limit) == apart(other, one, limit) == told
