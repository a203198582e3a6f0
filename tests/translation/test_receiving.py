"""What comes back is judged unit by unit against the site as it is now."""

import polib
import pytest
from wagtail_localize.models import StringTranslation

from languages.sources import refresh
from tests.contacts.factories import ContactFactory
from tests.contacts.factories import site as other_site
from tests.pages import factories
from tests.translation.agency import returned, sent, told
from translation.exchange.identity import identity, seal
from translation.exchange.judging import Outcome
from translation.models import Translator
from translation.words import store

pytestmark = pytest.mark.django_db

SUMMARY, FIRST, THEN = "Om folkbokforing.", "Först söker du.", "Sedan väntar du."


@pytest.fixture
def rut(django_user_model):
    return django_user_model.objects.create_superuser("rut")


def worked_on(text: str, words: dict[str, str], **fields) -> str:
    """A PO file in which an agency has written some translations."""
    file = polib.pofile(text)
    for entry in file:
        if entry.msgid in words:
            entry.msgstr = words[entry.msgid]
            entry.flags = fields.get("flags", [])
    return str(file)


def judged(user, text: str, **options) -> dict[str, tuple[Outcome, str]]:
    """The outcomes of a PO file, by the Swedish, without what is not finished."""
    [file] = returned(user, text, "retur.po", **options).files
    assert file.faults == []
    return {one.swedish: one.outcome for one in file.verdicts if one.outcome != Outcome.UNFINISHED}


def test_new_changed_and_unchanged_are_told_apart(rut, step):
    arabic, texts = factories.locale("ar"), told(step)
    store({texts[SUMMARY]: "أ", texts[FIRST]: "ب"}, arabic)
    text = worked_on(sent(rut, step, form="po"), {SUMMARY: "أ جديد", FIRST: "ب", THEN: "ت"})
    assert judged(rut, text) == {SUMMARY: Outcome.CHANGED, FIRST: Outcome.UNCHANGED, THEN: Outcome.NEW}
    [file] = returned(rut, text, "retur.po").files
    [changed] = file.changed
    assert (changed.before, changed.said) == ("أ", "أ جديد")


def test_what_is_fuzzy_is_not_finished_unless_the_agency_says_so(rut, step):
    refresh(step)
    text = worked_on(sent(rut, step, form="po"), {THEN: "ت"}, flags=["fuzzy"])
    assert judged(rut, text) == {}
    assert judged(rut, text, all_finished=True) == {THEN: Outcome.NEW}


def test_what_a_person_translated_meanwhile_is_kept(rut, step):
    texts = told(step)
    text = worked_on(sent(rut, step, form="po"), {SUMMARY: "من الوكالة", THEN: "ت"})
    store({texts[SUMMARY]: "من هنا", texts[THEN]: "ت"}, factories.locale("ar"))
    assert judged(rut, text) == {SUMMARY: Outcome.CONFLICT, THEN: Outcome.UNCHANGED}


def test_what_was_left_in_swedish_meanwhile_is_kept(rut, step):
    texts = told(step)
    text = worked_on(sent(rut, step, form="po"), {SUMMARY: "من الوكالة"})
    store({texts[SUMMARY]: "__DO_NOT_TRANSLATE__"}, factories.locale("ar"))
    assert judged(rut, text) == {SUMMARY: Outcome.CONFLICT}


def test_the_words_of_a_machine_yield_to_a_person(rut, step):
    arabic, texts = factories.locale("ar"), told(step)
    text = worked_on(sent(rut, step, form="po"), {SUMMARY: "من الوكالة"})
    store({texts[SUMMARY]: "من الآلة"}, arabic, machine=True)
    assert judged(rut, text) == {SUMMARY: Outcome.CHANGED}


def test_approving_the_words_of_a_machine_is_a_change_and_conflicts_with_another(rut, step):
    arabic, texts = factories.locale("ar"), told(step)
    store({texts[SUMMARY]: "آلي"}, arabic, machine=True)
    before = sent(rut, step, form="po")
    assert judged(rut, before) == {SUMMARY: Outcome.UNCHANGED}
    assert judged(rut, worked_on(before, {SUMMARY: "آلي"})) == {SUMMARY: Outcome.CHANGED}
    store({texts[SUMMARY]: "آلي"}, arabic)  # somebody here approves them
    assert judged(rut, worked_on(before, {SUMMARY: "غيره"})) == {SUMMARY: Outcome.CONFLICT}


def test_an_older_translation_can_be_kept_as_it_is(rut, step):
    store({told(step)[SUMMARY]: "عن التسجيل"}, factories.locale("ar"))
    step.summary = "Om att folkbokföra sig."
    step.save()
    refresh(step)
    text = sent(rut, step, form="po")
    assert judged(rut, text) == {}
    assert judged(rut, worked_on(text, {step.summary: "عن التسجيل"})) == {step.summary: Outcome.CHANGED}


def test_a_changed_swedish_is_told_and_left_out(rut, step):
    refresh(step)
    text = worked_on(sent(rut, step, form="po"), {SUMMARY: "أ", THEN: "ت"})
    step.summary = "Något annat."
    step.save()
    refresh(step)
    assert judged(rut, text) == {SUMMARY: Outcome.PROBLEM, THEN: Outcome.NEW}


def test_another_swedish_than_was_sent_is_told_with_its_line(rut, step):
    refresh(step)
    text = worked_on(sent(rut, step, form="po"), {SUMMARY: "أ"}).replace(SUMMARY, "Om något helt annat.")
    [file] = returned(rut, text, "retur.po").files
    [problem] = file.problems
    [entry] = [one for one in polib.pofile(text) if one.msgid == "Om något helt annat."]
    assert (problem.line, problem.said) == (entry.linenum, "أ")


@pytest.mark.parametrize("said", ["<b>ت</b>", "ت [[avgift]]", "<script>ت</script>", "ت [[Avgift"])
def test_words_with_faults_are_left_out(rut, step, said):
    refresh(step)
    assert judged(rut, worked_on(sent(rut, step, form="po"), {THEN: said})) == {THEN: Outcome.PROBLEM}


def refused(user, text, name: str = "retur.po") -> list[int]:
    """The lines at which a file is refused; nothing of it would be stored."""
    planned = returned(user, text, name)
    assert planned.stores == 0
    return [fault.line for file in planned.files for fault in file.faults]


def line_of(text: str, wanted: str) -> int:
    return text[: text.index(wanted)].count("\n") + 1


def test_a_tampered_name_refuses_the_file_with_its_line(rut, step):
    refresh(step)
    text = sent(rut, step)
    name = text.split('trans-unit id="')[3].partition('"')[0]
    forged = text.replace(name, name[:-1] + ("A" if name[-1] != "A" else "B"))
    assert refused(rut, text, "x.xlf") == []
    assert refused(rut, forged, "x.xlf") == [line_of(text, name)]


def test_a_name_of_another_language_refuses_the_file(rut, step):
    refresh(step)
    factories.open_languages(step.get_site().root_page, "fa")
    text = sent(rut, step, form="po").replace('"Language: ar', '"Language: fa')
    assert len(refused(rut, text)) == len(told(step))


@pytest.mark.parametrize("code", ["xx", "ka", "sv", ""])
def test_an_unknown_language_refuses_the_file_with_its_line(rut, step, code):
    refresh(step)
    text = sent(rut, step, form="po").replace('"Language: ar', f'"Language: {code}')
    assert refused(rut, text) == [line_of(text, '"Language')]
    text = sent(rut, step).replace('target-language="ar"', f'target-language="{code}"')
    assert refused(rut, text, "x.xlf") == [line_of(text, "<file")]


def test_a_file_from_another_language_than_swedish_is_refused(rut, step):
    refresh(step)
    text = sent(rut, step)
    for code, lines in {"sv-SE": [], "en": [3], "sv-simple": [3]}.items():
        changed = text.replace('source-language="sv"', f'source-language="{code}"')
        assert refused(rut, changed, "x.xlf") == lines


def test_tools_may_add_a_region(rut, step):
    refresh(step)
    assert refused(rut, sent(rut, step).replace('target-language="ar"', 'target-language="ar-SA"'), "x.xlf") == []
    assert refused(rut, sent(rut, step, form="po", code="fa-af").replace("fa-AF", "fa_AF")) == []


def test_a_translator_takes_back_her_own_languages_only(rut, step, django_user_model):
    refresh(step)
    user = django_user_model.objects.create_user("amal")
    row = Translator.objects.create(user=user, site=step.get_site())
    row.locales.set([factories.locale("ar")])
    assert refused(user, sent(user, step, form="po")) == []
    turkish = sent(rut, step, form="po", code="tr")
    assert refused(user, turkish) == [line_of(turkish, '"Language')]


def test_texts_of_another_site_are_refused(rut, step, django_user_model):
    foreign = ContactFactory(site=other_site(), title="Grannens växel")
    refresh(foreign)
    refresh(step)
    text = sent(rut, step)
    own, theirs = told(step)[SUMMARY], told(foreign)["Grannens växel"]
    names = [
        seal(identity(segment, key), "ar")
        for segment, key in [(own, step.translation_key), (theirs, foreign.translation_key)]
    ]
    assert refused(rut, text.replace(*names), "x.xlf") == [line_of(text, names[0])]


def test_twins_refuse_the_file_and_name_both_lines(rut, step):
    refresh(step)
    text = worked_on(sent(rut, step, form="po"), {THEN: "ت"})
    unit = next(str(entry) for entry in polib.pofile(text) if entry.msgid == THEN)
    [file] = returned(rut, f"{text}\n{unit}", "retur.po").files
    [fault] = file.faults
    first = polib.pofile(text).find(THEN).linenum
    assert (fault.line, str(first) in fault.text) == (text.count("\n") + 2, True)


def test_looking_writes_nothing(rut, step):
    refresh(step)
    returned(rut, worked_on(sent(rut, step, form="po"), {THEN: "ت"}), "retur.po")
    assert not StringTranslation.objects.exists()


def test_queries_do_not_grow_with_units(rut, small_site, django_assert_max_num_queries):
    for page in small_site.steps:
        refresh(page)
    text = sent(rut, form="po")
    with django_assert_max_num_queries(8):
        [file] = returned(rut, text, "retur.po").files
    assert len(file.verdicts) > 20
