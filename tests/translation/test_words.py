import pytest
from wagtail_localize.models import StringTranslation

from languages.segments import segments
from languages.sources import refresh
from languages.state import Kind, tally
from tests.pages import factories
from translation.words import faults, store


@pytest.mark.parametrize(
    ("swedish", "said"),
    [
        ("Kostar [[fee]].", "يكلف [[fee]]."),
        ("Kostar [[fee]].", "يكلف [[fee|tal]] كرونة."),
        ('Se <a id="a1">sidan</a> <b>nu</b>.', '<b>الآن</b> <a id="a1">الصفحة</a>.'),
        ("En rad.<br/>En till.", "سطران."),
    ],
)
def test_a_sound_translation_has_no_faults(swedish, said):
    assert faults(swedish, said) == []


@pytest.mark.parametrize(
    ("swedish", "said", "named"),
    [
        ("Hej", " ", ""),
        ("Kostar [[fee]].", "يكلف.", "[[fee]]"),
        ("Kostar.", "يكلف [[fee]].", "[[fee]]"),
        ("Kostar [[fee]].", "يكلف [[Fee]].", "[[Fee]]"),
        ('Se <a id="a1">sidan</a>.', "الصفحة.", '<a id="a1">'),
        ('Se <a id="a1">sidan</a>.', '<a id="a2">الصفحة</a>.', '<a id="a2">'),
        ('Se <a id="a1">sidan</a>.', '<a href="https://example.com">الصفحة</a>.', ""),
        ("<b>Nu</b>.", "الآن.", "<b>"),
        ("Nu.", "<script>alert(1)</script>", "script"),
    ],
)
def test_a_fault_is_named(swedish, said, named):
    found = faults(swedish, said)
    assert found
    assert any(named in fault for fault in found)


@pytest.fixture
def told(step):
    """The segments of the step in Arabic, in the order of the page."""
    return segments([refresh(step)], factories.locale("ar"))


@pytest.mark.django_db
def test_sound_words_are_stored_and_others_are_told(step, told):
    first, second, *_rest = told
    wrong = store({first: "عنوان", second: "<i>خطأ</i>"}, factories.locale("ar"))
    assert list(wrong) == [second]
    assert tally(step.translation_key, "ar").counts[Kind.REVIEWED] == 1


@pytest.mark.django_db
def test_a_machine_replaces_nobodys_words(step, told):
    locale, first = factories.locale("ar"), told[0]
    store({first: "إنسان"}, locale)
    store({first: "آلة", told[1]: "آلة"}, locale, machine=True, tool="LibreTranslate")
    assert set(StringTranslation.objects.values_list("data", "translation_type")) == {
        ("إنسان", "manual"),
        ("آلة", "machine"),
    }
    store({told[1]: "إنسان"}, locale)
    assert not StringTranslation.objects.filter(translation_type="machine").exists()
