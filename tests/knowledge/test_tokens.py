import datetime
import logging

import pytest
from django.core.exceptions import ValidationError
from django.utils.safestring import SafeString
from wagtail import blocks

from knowledge import tokens
from knowledge.fields import TokenCharField, TokenTextField
from knowledge.models import Fact
from knowledge.units import Unit

FACTS = {
    "idkort_avgift": Fact(key="idkort_avgift", value="400", unit=Unit.SEK),
    "frist": Fact(key="frist", value="18", unit=Unit.WEEKS),
    "slut": Fact(key="slut", value="2027-03-04", unit=Unit.DATE),
    "knep": Fact(key="knep", value='<b>"&', unit=Unit.TEXT),
}
MALFORMED = [
    *["[[", "]]", "[[]]", "[[frist", "frist]]"],
    *["[[idkort avgift]]", "[[Frist]]", "[[å]]", "[[frist|x]]", "[[frist|tal|tal]]"],
]


@pytest.fixture(autouse=True)
def _nothing_reported_yet():
    tokens._report_missing.cache_clear()


def test_the_keys_a_text_uses_are_found_once_each():
    assert tokens.used("[[frist]] eller [[frist|tal]], [[slut]], [[fel nyckel]]") == {"frist", "slut"}


def test_a_value_stands_in_the_sentence_in_the_language_of_the_text(unit_words):
    text = "Det tar [[frist]] och kostar [[idkort_avgift]] till den [[slut]]."
    assert tokens.render(text, FACTS, "sv") == "Det tar 18 veckor och kostar 400 kronor till den 4 mars 2027."


def test_a_value_that_has_ended_says_so_in_the_language_of_the_sentence(unit_words):
    fact = Fact(key="avgift", value="400", unit=Unit.SEK, valid_to=datetime.date(2026, 12, 31))
    assert tokens.render("Kostar [[avgift]].", {"avgift": fact}, "sv") == "Kostar 400 kronor."
    fact.expired = True
    told = tokens.render("Kostar [[avgift]].", {"avgift": fact}, "sv")
    assert told.startswith("Kostar 400 kronor (")
    assert told.endswith("31 december 2026).")
    assert tokens.render("[[avgift|tal]] kr", {"avgift": fact}, "sv") == "400 kr"


def test_the_number_alone_leaves_the_unit_to_the_translator(unit_words):
    assert tokens.render("через [[frist|tal]] тижнів, [[slut|tal]]", FACTS, "uk") == (
        "через 18 тижнів, 4 березня 2027 року"
    )


def test_plain_text_is_not_escaped_and_not_marked_safe():
    text = tokens.render("a < b [[knep]]", FACTS, "sv")
    assert text == 'a < b <b>"&'
    assert not isinstance(text, SafeString)


def test_markup_keeps_its_tags_and_escapes_the_values():
    html = tokens.render_html("<p>a &lt; [[knep]]</p>", FACTS, "sv")
    assert html == "<p>a &lt; &lt;b&gt;&quot;&amp;</p>"
    assert isinstance(html, SafeString)


def test_a_token_never_swallows_tags():
    assert tokens.render_html("<p>[[a</p><p>b]]</p>", FACTS, "sv") == "<p>[[a</p><p>b]]</p>"


@pytest.mark.parametrize("token", ["[[borta]]", "[[borta|tal]]", "[[fel nyckel]]", "[[frist|x]]", "[[]]"])
def test_a_fact_without_a_value_leaves_a_dash_and_one_line_in_the_log(token, caplog):
    with caplog.at_level(logging.WARNING, "knowledge.tokens"):
        assert tokens.render(f"Kostar {token} och {token}.", FACTS, "sv") == "Kostar – och –."
        assert tokens.render_html(token, FACTS, "ar") == "–"
    assert [token in line.getMessage() for line in caplog.records] == [True]


@pytest.mark.parametrize("text", ["", "Ingen", "[[frist]]", "a [b] c", "[[frist|tal]][[frist]]", "[[[frist]]["])
def test_well_written_text_passes(text):
    tokens.check(text, {"frist"})


@pytest.mark.parametrize("token", MALFORMED)
def test_a_malformed_token_is_named(token):
    with pytest.raises(ValidationError) as refused:
        tokens.check(f"Kostar {token}", {"frist"})
    assert [error.code for error in refused.value.error_list] == ["malformed_token"]
    assert token in refused.value.messages[0]


def test_every_unknown_fact_is_named():
    with pytest.raises(ValidationError) as refused:
        tokens.check("[[ett]] [[frist]] [[tva|tal]]", {"frist"})
    assert [error.params for error in refused.value.error_list] == [{"key": "ett"}, {"key": "tva"}]


def test_a_hostile_text_is_checked_in_a_moment():
    with pytest.raises(ValidationError):
        tokens.check_syntax("[[" * 20_000)


@pytest.mark.parametrize("field", [TokenCharField(max_length=80), TokenTextField()])
def test_a_model_field_checks_how_tokens_are_written(field):
    assert field.clean("Kostar [[frist]]", None) == "Kostar [[frist]]"
    with pytest.raises(ValidationError):
        field.clean("Kostar [[frist", None)


@pytest.mark.parametrize("block", [blocks.CharBlock, blocks.TextBlock, blocks.RichTextBlock])
def test_a_block_checks_how_tokens_are_written(block):
    checked = block(validators=[tokens.check_syntax])
    with pytest.raises(ValidationError):
        checked.clean(checked.to_python("<p>Kostar [[frist</p>"))
    assert "[[frist]]" in str(checked.clean(checked.to_python("<p>Kostar [[frist]]</p>")))
