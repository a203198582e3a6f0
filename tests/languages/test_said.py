from django.template import Context, Template
from django.utils.translation import override

from languages.said import Said, choose


def render(source: str, **context) -> str:
    return Template(source).render(Context(context))


def test_words_in_the_language_of_the_page_are_written_bare():
    with override("sv"):
        assert render("{{ x }}", x=Said("Hej", "sv")) == "Hej"


def test_foreign_words_carry_their_language_and_direction():
    with override("ar"):
        assert render("{{ x }}", x=Said("Hej", "sv")) == '<span lang="sv" dir="ltr">Hej</span>'
    with override("sv"):
        assert render("<p{{ x.attrs }}>{{ x.text }}</p>", x=Said("درى", "fa-af")) == '<p lang="fa-AF" dir="rtl">درى</p>'


def test_plain_words_are_escaped_and_markup_is_kept():
    with override("sv"):
        assert render("{{ x }}", x=Said("<b>", "sv")) == "&lt;b&gt;"
        assert render("{{ x }}", x=Said("<b>a</b>", "sv", html=True)) == "<b>a</b>"


def test_empty_words_are_false_and_say_nothing_of_language():
    with override("ar"):
        assert not Said("", "sv")
        assert Said("", "sv").attrs == ""


def test_a_gap_that_was_filled_with_swedish_is_swedish():
    assert choose("Sfi", "Sfi", "ar") == ("Sfi", "sv")
    assert choose("Sfi", "", "ar") == ("Sfi", "sv")
    assert choose("Skola", "مدرسة", "ar") == ("مدرسة", "ar")
