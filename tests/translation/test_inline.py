"""Tags and facts survive as elements that translators' tools protect."""

from io import StringIO
from xml.sax.saxutils import XMLGenerator

import pytest
from bs4 import BeautifulSoup

from translation.exchange import inline, xliff_in

FRAGMENTS = [
    "Du söker.",
    "R&amp;D &lt; 3 &gt; 2 \"så\" 'här'",
    'Se <a id="a1">sidan om <b>sfi</b> och <i>annat</i></a> och <a id="a2">nästa</a>.',
    "En rad.<br/>En till.<br/>Sist.",
    "Kostar [[avgift]] och [[avgift|tal]], sedan [[avgift]] igen.",
    '<a id="a1">[[avgift]]</a>',
    "<strong>Nu</strong> <em>eller</em> <code>x</code> <abbr>m.m.</abbr> <acronym>SFI</acronym>",
    "<b>ett</b> <b>två</b>",
    "<a>utan adress</a>",
    "تكلفة [[avgift]] <b>الآن</b>؟",
    "ምዝገባ ‎<b>ሓድሽ</b>።",
    "hårt\u00a0mellanslag\u202f och mjukt\u00adbindestreck",
]


def as_xliff(html: str) -> str:
    out = StringIO()
    inline.write(html, XMLGenerator(out, "utf-8", short_empty_elements=True))
    return out.getvalue()


def read_back(words: str):
    unit = f'<trans-unit id="1"><target>{words}</target></trans-unit>'
    [file] = xliff_in.read("x.xlf", f'<xliff version="1.2"><file><body>{unit}</body></file></xliff>'.encode())
    return file.units[0]


@pytest.mark.parametrize("html", FRAGMENTS)
def test_a_fragment_comes_back_as_it_went(html):
    unit = read_back(as_xliff(html))
    assert (unit.said, unit.faults) == (html, [])


def test_tags_and_facts_are_elements_and_no_code_stands_in_the_text():
    written = as_xliff('Se <a id="a1"><b>sidan</b></a><br/> [[avgift|tal]]')
    found = BeautifulSoup(written, "html.parser")
    assert [(tag.name, tag["id"], tag["ctype"]) for tag in found.find_all()] == [
        ("g", "a1", "link"),
        ("g", "b1", "bold"),
        ("x", "br1", "lb"),
        ("ph", "fact-avgift-tal", "x-fact"),
    ]
    assert found.find("ph")["equiv-text"] == "[[avgift|tal]]"


def test_ids_are_used_once_in_a_unit():
    found = BeautifulSoup(as_xliff("[[avgift]] <b>a</b> [[avgift]] <b>b</b> [[avgift|tal]]"), "html.parser")
    ids = [tag["id"] for tag in found.find_all()]
    assert len(ids) == len(set(ids)) == 5


def test_characters_that_xml_cannot_hold_are_left_out():
    assert read_back(as_xliff("Ett\x0btvå\x00")).said == "Etttvå"


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ('<mrk mtype="seg" mid="1">Hej</mrk> <mrk mtype="x-term">du</mrk>', "Hej du"),
        ("[[avgift]] skriven för hand", "[[avgift]] skriven för hand"),
        ('<ph id="fact-avgift">något annat</ph>', "[[avgift]]"),
        ("a &lt;b&gt; c", "a &lt;b&gt; c"),
    ],
)
def test_what_tools_do_to_words_is_understood(words, said):
    unit = read_back(words)
    assert (unit.said, unit.faults) == (said, [])


@pytest.mark.parametrize(
    "words",
    [
        '<bpt id="1">x</bpt>',
        '<g id="span1">x</g>',
        '<g id="br1">x</g>',
        '<x id="a1"/>',
        '<ph id="2">x</ph>',
        "<g>x</g>",
    ],
)
def test_an_element_that_is_none_of_ours_is_a_fault(words):
    assert len(read_back(words).faults) == 1
