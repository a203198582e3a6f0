import pytest

from contacts.models import Organisation
from knowledge.models import GlossaryTerm
from tests.contacts.factories import site as another_site
from tests.pages import factories
from tests.told import tell
from translation.machines import agreed, kept
from translation.machines.demands import Demands
from translation.terms import Glossary, Term


@pytest.mark.parametrize(
    ("agreed_word", "said"),
    [
        ("personal identity number", "You get a personal identity number."),
        ("особистий номер", "Ви отримаєте особистого номера."),
        ("الرقم الشخصي", "تحصل على رقمك الشخصي."),
        ("الإقليم (المسؤول عن الرعاية الصحية)", "اتصل بإقليمك."),
        ("notification, registration", "Your registration is done."),
        ("kimlik numarası", "Kimlik numaranız var."),
    ],
)
def test_an_agreed_word_is_seen_in_the_forms_of_its_language(agreed_word, said):
    assert agreed.remarks("Ett ord.", said, Glossary([Term("ord", agreed_word)])) == []


def test_a_translation_without_the_agreed_word_gets_a_remark_and_is_left_as_it_is():
    known = Glossary([Term("personnummer", "personal identity number"), Term("tolk", "interpreter")])
    (remark,) = agreed.remarks("Ditt personnummer.", "Your social security number.", known)
    assert "personnummer" in remark
    assert "personal identity number" in remark


def test_a_term_that_somebody_left_in_swedish_stays_swedish(small_site):
    word = GlossaryTerm.objects.create(word="korttidsboende", definition="x", locale=factories.locale())
    arabic = factories.locale("ar")
    word.copy_for_translation(arabic).save()
    tell(word, words="korttidsboende", only="korttidsboende")
    demands = Demands.of(small_site.home.get_site(), arabic)
    assert demands.faults("Ett korttidsboende väntar.", "مأوى ينتظر.")
    assert demands.faults("Ett korttidsboende väntar.", "korttidsboende ينتظر.") == []
    assert demands.hints(["Ett korttidsboende väntar."]).kept == ["korttidsboende"]


def test_names_are_those_a_site_knows_and_no_other_kommuns(small_site):
    own, other = small_site.home.get_site(), another_site("grannkommunen.example")
    Organisation.objects.create(name="Laholms kommun (demo)", key="k", kind="kommun", site=own)
    Organisation.objects.create(name="Grannkommunen", key="g", kind="kommun", site=other)
    names = kept.names(own)
    assert {"Skatteverket", "Laholms kommun", "BankID", "sfi"} <= names
    assert "Grannkommunen" not in names


@pytest.mark.parametrize(
    ("swedish", "said", "is_fault"),
    [
        ("Sök nu.", "قدّم الآن.", False),
        ("Vi ska gå dit nu.", "Vi ska gå dit nu.", True),
        ("Taxi", "Taxi", False),
        ("Gå till BankID", "Gå till BankID", False),
        ("Sök.", "ق" * 300, True),
        ("Sök.", "ق\x00", True),
        ("Sök.", "ق\ud800", True),
        ("Sök.", "\u202eق", True),
    ],
)
def test_what_no_translation_is_is_a_fault(small_site, swedish, said, is_fault):
    demands = Demands.of(small_site.home.get_site(), factories.locale("ar"))
    assert bool(demands.faults(swedish, said)) is is_fault


def test_simple_swedish_may_be_the_swedish(small_site):
    demands = Demands.of(small_site.home.get_site(), factories.locale("sv-simple"))
    assert demands.faults("Vi ska gå dit nu.", "Vi ska gå dit nu.") == []
