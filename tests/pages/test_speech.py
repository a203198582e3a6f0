"""Swedish inside a translation is marked, paragraph by paragraph (law 3)."""

from pages.speech import paragraphs

SWEDISH = '<p data-block-key="a">Först.</p><p>Se <a linktype="page" id="4">sidan</a>.</p>'


def test_a_paragraph_equal_to_the_swedish_is_swedish():
    half = '<p data-block-key="a">أولاً.</p><p>Se <a linktype="page" id="9">sidan</a>.</p>'
    assert [language for part, language in paragraphs(half, SWEDISH, "ar") if part] == ["ar", "sv"]


def test_a_text_with_other_paragraphs_than_the_swedish_stays_as_it_was_translated():
    assert paragraphs("<p>أولاً.</p>", SWEDISH, "ar") == [("<p>أولاً.</p>", "ar")]
