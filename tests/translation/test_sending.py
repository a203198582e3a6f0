"""What goes to an agency."""

import zipfile
from io import BytesIO

import polib
import pytest
from bs4 import BeautifulSoup
from wagtail.rich_text import RichText

from knowledge.models import GlossaryTerm
from languages.sources import refresh
from pages.models import StepPage
from tests.contacts.factories import ContactFactory, UnitFactory
from tests.contacts.factories import site as other_site
from tests.knowledge.factories import FactFactory
from tests.pages import factories
from tests.translation.agency import sent, told
from translation.exchange import selection
from translation.exchange.download import Form, download
from translation.exchange.identity import identity, seal, unseal
from translation.exchange.selection import Reach, What, sheets, things
from translation.words import store

pytestmark = pytest.mark.django_db


@pytest.fixture
def rut(django_user_model):
    return django_user_model.objects.create_superuser("rut")


@pytest.fixture
def all_kinds(step):
    """The step with a missing, an older, a machine's and a reviewed segment, and one left in Swedish on purpose."""
    arabic, texts = factories.locale("ar"), told(step)
    store({texts["Om folkbokforing."]: "قديم", texts["Först söker du."]: "مراجع"}, arabic)
    store({texts["Sedan väntar du."]: "آلي"}, arabic, machine=True, tool="LibreTranslate")
    store({texts["Not anvisad"]: "__DO_NOT_TRANSLATE__"}, arabic)
    step.summary = "Om att folkbokföra sig."
    step.save()
    refresh(step)
    return step


def xliff(text: str) -> dict[str, BeautifulSoup]:
    """The units of a file by their Swedish."""
    units = BeautifulSoup(text, "xml").find_all("trans-unit")
    return {unit.find("source", recursive=False).get_text(): unit for unit in units}


def po(text: str) -> dict[str, polib.POEntry]:
    return {entry.msgid: entry for entry in polib.pofile(text)}


def test_xliff_says_what_each_unit_is(rut, all_kinds):
    units = xliff(sent(rut, all_kinds))
    assert units["Folkbokforing"].find("target") is None
    older = units["Om att folkbokföra sig."]
    assert older.target.attrs == {"xml:lang": "ar", "state": "needs-translation"}
    assert (older.target.get_text(), older.find("alt-trans").source.get_text()) == ("قديم", "Om folkbokforing.")
    machine = units["Sedan väntar du."].target
    assert (machine["state"], machine["state-qualifier"]) == ("needs-review-translation", "mt-suggestion")
    reviewed = units["Först söker du."]
    assert (reviewed["approved"], reviewed.target["state"], reviewed.target.get_text()) == ("yes", "final", "مراجع")
    assert "Not anvisad" not in units


def test_po_says_what_each_unit_is(rut, all_kinds):
    units = po(sent(rut, all_kinds, form="po"))
    assert (units["Folkbokforing"].msgstr, units["Folkbokforing"].flags) == ("", [])
    older = units["Om att folkbokföra sig."]
    assert (older.msgstr, older.flags, older.previous_msgid) == ("قديم", ["fuzzy"], "Om folkbokforing.")
    assert (units["Sedan väntar du."].msgstr, units["Sedan väntar du."].flags) == ("آلي", ["fuzzy"])
    assert (units["Först söker du."].msgstr, units["Först söker du."].flags) == ("مراجع", [])
    assert "Not anvisad" not in units


@pytest.mark.parametrize(
    ("what", "lacks"),
    [
        (What.MISSING, {"Sedan väntar du.", "Först söker du."}),
        (What.UNREVIEWED, {"Först söker du."}),
        (What.ALL, set()),
    ],
)
def test_only_what_is_asked_for_is_sent(rut, all_kinds, what, lacks):
    everything = set(po(sent(rut, all_kinds, form="po")))
    assert everything - set(po(sent(rut, all_kinds, form="po", what=what))) == lacks


def test_languages_are_named_as_bcp_47_wants(rut, step):
    refresh(step)
    head = BeautifulSoup(sent(rut, step, code="fa-af"), "xml").file
    assert (head["source-language"], head["target-language"]) == ("sv", "fa-AF")
    assert polib.pofile(sent(rut, step, form="po", code="fa-af")).metadata["Language"] == "fa-AF"


def test_a_translator_is_told_the_place_the_agreed_words_and_the_values(rut, step):
    term = GlossaryTerm.objects.create(word="folkbokföring", definition="x", slug="fb", locale=factories.locale())
    term.copy_for_translation(factories.locale("ar")).save()
    GlossaryTerm.objects.filter(locale=factories.locale("ar")).update(word="التسجيل")
    FactFactory(key="avgift", value="400", unit="kr")
    step.body = [("text", {"heading": "", "text": RichText("<p>Folkbokföringen kostar [[avgift]], sfilm inte.</p>")})]
    step.save()
    refresh(step)
    unit = xliff(sent(rut, step))["Folkbokföringen kostar [[avgift]], sfilm inte."]
    place, *notes = [note.get_text() for note in unit.find_all("note")]
    assert place.startswith("Folkbokforing: ")
    assert [bool("التسجيل" in note) for note in notes] == [True, False]
    assert "400" in notes[1]
    entry = po(sent(rut, step, form="po"))["Folkbokföringen kostar [[avgift]], sfilm inte."]
    assert entry.comment.splitlines() == [place, *notes]


def test_a_proposal_whose_tags_no_longer_fit_stands_beside_only(rut, step):
    step.body = [("text", {"heading": "", "text": RichText("<p>Först <b>söker</b> du.</p>")})]
    step.save()
    step = StepPage.objects.get(pk=step.pk)
    store({told(step)["Först <b>söker</b> du."]: "أولا <b>تقدم</b>"}, factories.locale("ar"))
    step.body[0].value["text"] = RichText("<p>Först söker du.</p>")
    step.save()
    refresh(step)
    unit = xliff(sent(rut, step))["Först söker du."]
    assert unit.find("target", recursive=False) is None
    assert unit.find("alt-trans").target.get_text() == "أولا تقدم"


def test_a_name_is_read_in_its_own_language_only(step):
    segment = told(step)["Om folkbokforing."]
    one = identity(segment, step.translation_key)
    name = seal(one, "ar")
    assert unseal(name, "ar") == one
    assert unseal(name, "fa") is None
    assert unseal(name.replace(one.path, one.swedish), "ar") is None
    assert unseal("", "ar") is unseal("x.y", "ar") is None


def test_a_name_stays_as_long_as_the_words_do(rut, step):
    refresh(step)
    before = xliff(sent(rut, step))["Sedan väntar du."]["id"]
    step.summary = "Något annat."
    step.save()
    refresh(step)
    assert xliff(sent(rut, step))["Sedan väntar du."]["id"] == before


def test_the_reach_is_a_page_a_branch_or_the_site(rut, small_site):
    for page in [small_site.index, *small_site.steps]:
        refresh(page)
    contact = ContactFactory(site=small_site.home.get_site(), title="Kontaktcenter")
    refresh(contact)
    site = small_site.home.get_site()

    def titles(*reach):
        return [thing.title for thing in things(site, rut, *reach)]

    assert titles(Reach.PAGE, small_site.index) == ["Alla steg"]
    assert titles(Reach.BRANCH, small_site.index) == ["Alla steg", "Folkbokforing", "Bankkonto", "Bankid"]
    assert titles() == ["Alla steg", "Folkbokforing", "Bankkonto", "Bankid", "Kontaktcenter"]


def test_what_is_anothers_is_not_sent(small_site, django_user_model):
    site = small_site.home.get_site()
    user = django_user_model.objects.create_user("amal")
    UnitFactory(site=site, members=[user])
    for contact in (ContactFactory(site=other_site(), title="Grannens"), ContactFactory(title="Nationell")):
        refresh(contact)
    refresh(small_site.steps[0])
    assert [thing.title for thing in things(site, user)] == ["Folkbokforing"]


def test_one_language_is_a_file_and_several_are_a_zip(rut, step):
    refresh(step)
    site = step.get_site()
    chosen = things(site, rut)
    arabic, turkish = factories.locale("ar"), factories.locale("tr")
    one = download(chosen, site, [arabic], What.MISSING, Form.PO, "steg")
    assert one.headers["Content-Disposition"] == 'attachment; filename="steg-ar.po"'
    store(dict.fromkeys(told(step).values(), "كلمة"), arabic)
    alone = download(chosen, site, [arabic, turkish], What.MISSING, Form.XLIFF, "steg")
    assert alone.headers["Content-Disposition"] == 'attachment; filename="steg-tr.xlf"'
    both = download(chosen, site, [arabic, turkish], What.ALL, Form.XLIFF, "steg")
    with zipfile.ZipFile(BytesIO(both.getvalue())) as archive:
        assert archive.namelist() == ["steg-ar.xlf", "steg-tr.xlf"]
        assert len(xliff(archive.read("steg-ar.xlf").decode())) == len(told(step))
    assert download(chosen, site, [arabic], What.MISSING, Form.XLIFF, "steg") is None


def test_queries_grow_with_chunks_not_with_pages(rut, small_site, monkeypatch, django_assert_num_queries):
    monkeypatch.setattr(selection, "CHUNK", 5)
    site, arabic = small_site.home.get_site(), factories.locale("ar")
    for page in small_site.steps:
        refresh(page)
    things(site, rut)  # warms what is kept of sites
    with django_assert_num_queries(2):
        assert len(things(site, rut)) == 3
    for number in range(2):
        refresh(factories.step(small_site.index, f"steg-{number}"))
    with django_assert_num_queries(2):
        chosen = things(site, rut)
    with django_assert_num_queries(3 + 2):
        assert len(list(sheets(chosen, site, arabic, What.MISSING))) == 5
    refresh(factories.step(small_site.index, "ett-till"))
    chosen = things(site, rut)
    with django_assert_num_queries(3 + 2 * 2):
        assert len(list(sheets(chosen, site, arabic, What.MISSING))) == 6
