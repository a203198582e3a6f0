import pytest
from django.utils.translation import override

from tests.html import parse
from translation.texts import differences, even, plain, stored, tags, typed


@pytest.mark.parametrize(
    ("swedish", "said", "kept"),
    [
        ("Vem &amp; varför", "من & لماذا", "من &amp; لماذا"),
        ("Fem &lt; sex", "خمسة &lt; ستة", "خمسة &lt; ستة"),
        ("Rad ett<br/>Rad två", "سطر\r\nسطران", "سطر<br/>سطران"),
        ("En rad", "سطر\nسطران", "سطر سطران"),
        ('Se <a id="a1">sidan</a>', '<a id="a1">الصفحة</a>', '<a id="a1">الصفحة</a>'),
        ("Hej", "  \x00مرحبا\ud800 ", "مرحبا"),
        ("Hej", "<script>x</script>", "<script>x</script>"),
    ],
)
def test_what_is_typed_is_stored_as_a_fragment(swedish, said, kept):
    assert stored(said, swedish) == kept


@pytest.mark.parametrize("kept", ["a &amp; b", "a &lt;b&gt;", "a<br/>b", "&amp;amp; är en entitet", "<b>a</b> b"])
def test_what_is_stored_comes_back_as_it_was(kept):
    assert stored(typed(kept), "a<br/>b") == kept


def test_what_a_browser_does_to_lines_is_no_change():
    assert even(" a \r\nb ") == even("a\nb")
    assert even("a b") != even("ab")


def test_the_difference_is_marked_and_told():
    with override("en"):
        told = differences("Kostar 400 &lt;kronor&gt; nu.", "Kostar 500 &lt;kronor&gt; nu &amp; sen.")
    found = parse(told)
    assert [one.get_text(" ", strip=True) for one in found.select("del")] == ["taken away: 400", "taken away: nu."]
    assert [one.get_text(" ", strip=True) for one in found.select("ins")] == ["added: 500", "added: nu & sen."]
    assert found.find("kronor") is None


def test_tags_are_told_once_with_their_ids():
    assert tags('<b>a</b> <a id="a1">b</a> <b>c</b><br/>') == ["b", 'a id="a1"']
    assert plain('a &amp; <b>b</b><br/>c <a id="a1">d</a>') == "a & b c d"
