import pytest

from translation.machines import kept, masks
from translation.machines.masks import Numbered, Tagged, Told, mask, pieces_pattern

NAMES = ["Skatteverket", "Statens servicecenter", "sfi", "BankID", "Statens"]
SHIELDS = [Told(), Tagged("x"), Tagged("span", ' translate="no"'), Numbered()]


@pytest.fixture
def pattern():
    return pieces_pattern(NAMES)


@pytest.mark.parametrize("shield", SHIELDS, ids=lambda shield: type(shield).__name__)
@pytest.mark.parametrize(
    "html",
    [
        "Kostar [[fee]] eller [[fee|tal]] kronor.",
        'Se <a id="a1">Skatteverket</a> och <b>BankID</b>.',
        "Skriv till post@example.se eller läs www.example.se.",
        "Skriv {0} eller {1} hos Skatteverket.",
        "Ingenting att dölja &amp; inget att spara.",
    ],
)
def test_what_is_covered_comes_back_as_it_was(pattern, shield, html):
    masked = mask(html, pattern, shield)
    assert masked.uncover(masked.html) == html
    assert not masked.left(html)


def test_a_machine_that_cannot_be_told_never_sees_what_it_could_spoil(pattern):
    masked = mask("Gå till Statens servicecenter med [[fee]].", pattern, Numbered())
    assert masked.html == "Gå till {0} med {1}."
    assert mask("Läs sfi.", pattern, Tagged("x")).html == 'Läs <x id="k0">sfi</x>.'


def test_a_name_loses_its_genitive_and_parts_of_words_are_no_names(pattern):
    assert masks.found("Skatteverkets kontor, sfi-kurs och fysfix.", pattern) == ["Skatteverket", "sfi"]


def test_tags_are_left_to_themselves(pattern):
    assert mask('<a id="sfi">kurs</a>', pattern, Numbered()).html == '<a id="sfi">kurs</a>'


@pytest.mark.parametrize(
    ("shield", "said"),
    [
        (Tagged("x"), "رسوم <x id='k1'>[[fee]]</x> من <x id=\"k0\" >مصلحة</x>"),
        (Numbered(), "رسوم {1} من { 0 }"),
        (Numbered(), "رسوم {١} من {٠}"),
    ],
)
def test_pieces_find_home_though_they_moved_and_were_touched(pattern, shield, said):
    masked = mask("Skatteverket tar [[fee]].", pattern, shield)
    assert masked.uncover(said) == "رسوم [[fee]] من Skatteverket"


@pytest.mark.parametrize(
    ("shield", "said"), [(Numbered(), "رسوم {7}"), (Tagged("x"), "<x id='k0'>مصلحة"), (Tagged("x"), "رسوم</x>")]
)
def test_what_is_left_of_a_shield_is_seen(pattern, shield, said):
    masked = mask("Skatteverket tar [[fee]].", pattern, shield)
    assert masked.left(masked.uncover(said))


def test_a_lost_name_is_a_fault(pattern):
    assert kept.faults("Ring Skatteverket.", "اتصل بـ Skatteverket.", pattern) == []
    (fault,) = kept.faults("Ring Skatteverket om sfi.", "اتصل بشأن sfi.", pattern)
    assert "Skatteverket" in fault
    (fault,) = kept.faults("Kostar [[fee|tal]] kronor.", "يكلف [[fee]].", pattern)
    assert "[[fee|tal]]" in fault
