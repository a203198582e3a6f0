import polib
import pytest

from languages import catalogues
from languages.catalogue_faults import faults, numbers_of_forms


def found(code: str, msgid: str, said, plural: str = "", flags=()) -> set[str]:
    """The faults of one message; `said` is a text, or the list of its plural forms."""
    entry = polib.POEntry(msgid=msgid, msgid_plural=plural, flags=list(flags))
    if plural:
        entry.msgstr_plural = dict(enumerate(said))
    else:
        entry.msgstr = said
    return set(faults(entry, code, catalogues.plural_forms(code)))


@pytest.mark.parametrize(
    ("msgid", "said", "fault"),
    [
        ("Call", "", "not translated"),
        ("Call", "  ", "not translated"),
        ("Step %(n)s", "Steg", "other placeholders"),
        ("Step %(n)s", "Steg %(m)s", "other placeholders"),
        ("Step %(n)s", "Steg %(n)d", "other placeholders"),
        ("Step", "Steg %(n)s", "other placeholders"),
        ("%(ratio).1f:1", "%(ratio)s:1", "other placeholders"),
        ("%s of %s", "%s", "other placeholders"),
        ("Sent to {place}", "Skickat till {ort}", "other placeholders"),
        ("{} of {}", "{}", "other placeholders"),
        ("Step %(n)s", "Steg % (n)s", "a % that must be written %%"),
        ("%(n)s%%", "%(n)s %", "a % that must be written %%"),
        ("Call", "Ring ", "other space at the beginning or the end"),
        ("Publish in ", "Publicera på", "other space at the beginning or the end"),
        ("Call\n", "Ring", "other space at the beginning or the end"),
        ("Call\nus", "Ring oss", "other line breaks"),
        ("<b>Call</b> us", "Ring oss", "other HTML tags"),
        ("<b>Call</b> us", "<b>Ring oss", "other HTML tags"),
        ("Call 112", "Ring ١١٢", "digits other than 0–9"),
    ],
)
def test_a_message_that_breaks_the_page_is_found(msgid, said, fault):
    assert fault in found("sv", msgid, said)


@pytest.mark.parametrize(
    ("msgid", "said"),
    [
        ("Call", "Ring"),
        ("%(number)s%%", "%(number)s procent"),
        ("%(number)s%%", "%(number)s %%"),
        ("Step %(n)s of %(count)s", "Av %(count)s steg är det här nummer %(n)s, av %(count)s"),
        ("Publish in ", "Publicera på "),
        ("<b>Call</b> {name}", "{name} – <b>ring</b>"),
        ("Start", "Start"),
    ],
)
def test_a_message_that_says_the_same_in_other_words_is_whole(msgid, said):
    assert not found("sv", msgid, said)


def test_a_message_that_somebody_doubts_is_found():
    assert found("sv", "Call", "Ring", flags=["fuzzy"]) == {"fuzzy"}


@pytest.mark.parametrize("code", ["ar", "fa-af", "ps", "ru", "ti", "uk"])
def test_english_left_in_a_language_of_other_letters_is_found(code):
    assert found(code, "Call", "Call") == {"left in English"}


def test_what_has_no_words_may_be_the_same_in_every_language():
    assert not found("ar", "%(number)s%%", "%(number)s%%")
    assert not found("uk", "Text message", "SMS")


def test_a_language_with_too_few_plural_forms_is_found():
    assert "2 plural forms, 3 needed" in found("uk", "%(n)s day", ["%(n)s день", "%(n)s дні"], "%(n)s days")


def test_an_empty_plural_form_is_found():
    assert "not translated" in found("sv", "%(n)s day", ["%(n)s dag", ""], "%(n)s days")


def test_a_form_for_one_number_alone_may_say_it_in_words():
    arabic = ["لا أيام", "يوم واحد", "يومان", "%(n)s أيام", "%(n)s يوم", "%(n)s يومًا"]
    assert not found("ar", "%(n)s day", arabic, "%(n)s days")


def test_a_form_for_many_numbers_must_say_which():
    """In Ukrainian the first form is for 1, 21, 31 and so on."""
    assert found("uk", "%(n)s day", ["один день", "%(n)s дні", "%(n)s днів"], "%(n)s days") == {"other placeholders"}


def test_the_numbers_of_a_form_are_read_from_the_header():
    numbers = numbers_of_forms(catalogues.plural_forms("uk"))
    assert {1, 21, 101} <= numbers[0]
    assert {2, 4, 22} <= numbers[1]
    assert {0, 5, 11, 12} <= numbers[2]
    assert numbers_of_forms("") == {}
