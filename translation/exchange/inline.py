"""A fragment of HTML as XLIFF writes it, and back: tags and facts become elements that translators' tools protect.

The id of an element says what it stands for, so nothing need be remembered until the file comes back:
`<a id="a1">` is `<g id="a1">`, the first `<b>` is `<g id="b1">`, `<br/>` is `<x id="br1"/>`, and `[[avgift|tal]]` is
`<ph id="fact-avgift-tal">`.
"""

import re
from collections import Counter
from collections.abc import Mapping
from xml.sax.saxutils import XMLGenerator
from xml.sax.xmlreader import AttributesImpl

from bs4 import BeautifulSoup, NavigableString, Tag
from wagtail_localize.strings import INLINE_TAGS

from knowledge.tokens import TOKEN
from translation.texts import UNWRITABLE

#: What XLIFF calls the tags it knows; others are `x-html-…`.
KINDS = {"a": "link", "b": "bold", "i": "italic", "br": "lb"}
FACT = re.compile(r"fact-([a-z0-9_]+)(-tal)?(?:\.\d+)?")
NUMBERED = re.compile(rf"({'|'.join(sorted(INLINE_TAGS, key=len, reverse=True))})\d+")
#: A link without an address has no id in the HTML.
ANCHOR = re.compile(r"anchor\d+")
#: What makes a fragment more than plain text.
MARKUP = re.compile("[<>&]")
#: Ends of lines to some tools and none to others.
ENDS = re.compile("[\x85\u2028\u2029]")
SPACE = re.compile("[ \t\r\n]+")


def writable(text: str) -> str:
    """Text without the characters that no file can carry from one tool to another."""
    return UNWRITABLE.sub("", ENDS.sub(" ", text))


def normal(html: str) -> str:
    """A fragment in the form to compare it in: tools change white space and how characters are escaped."""
    text = writable(html)
    if MARKUP.search(text):
        text = str(BeautifulSoup(text, "html.parser"))
    return SPACE.sub(" ", text).strip(" ")


def same(one: str, other: str) -> bool:
    """Whether two fragments say the same."""
    return one == other or normal(one) == normal(other)


def write(html: str, xml: XMLGenerator) -> None:
    """Write a fragment as text and inline elements."""
    text, writer = writable(html), _Writer(xml)
    if MARKUP.search(text):
        writer.fragment(BeautifulSoup(text, "html.parser"))
    else:
        writer.text(text)


class _Writer:
    def __init__(self, xml: XMLGenerator):
        self.xml, self.seen = xml, Counter()

    def fragment(self, parent: Tag) -> None:
        for child in parent.children:
            if isinstance(child, NavigableString):
                self.text(str(child))
            elif isinstance(child, Tag):
                self.tag(child)

    def tag(self, tag: Tag) -> None:
        kind = KINDS.get(tag.name, f"x-html-{tag.name}")
        attributes = {"id": self._id_of(tag), "ctype": kind}
        name = "x" if tag.name == "br" else "g"
        self.xml.startElement(name, AttributesImpl(attributes))
        self.fragment(tag)
        self.xml.endElement(name)

    def _id_of(self, tag: Tag) -> str:
        if given := tag.get("id"):
            return str(given)
        name = "anchor" if tag.name == "a" else tag.name
        self.seen[name] += 1
        return f"{name}{self.seen[name]}"

    def text(self, text: str) -> None:
        position = 0
        for token in TOKEN.finditer(text):
            self.xml.characters(text[position : token.start()])
            self.fact(token)
            position = token.end()
        self.xml.characters(text[position:])

    def fact(self, token: re.Match) -> None:
        name = f"fact-{token[1]}{'-tal' if token[2] else ''}"
        self.seen[name] += 1
        again = f".{self.seen[name]}" if self.seen[name] > 1 else ""
        attributes = {"id": f"{name}{again}", "ctype": "x-fact", "equiv-text": token[0]}
        self.xml.startElement("ph", AttributesImpl(attributes))
        self.xml.characters(token[0])
        self.xml.endElement("ph")


def code_of(element: str, attributes: Mapping[str, str]) -> tuple[str, str] | None:
    """What an inline element stands for, before and after its content; None where it is none of ours."""
    name = attributes.get("id", "")
    if element == "ph" and (fact := FACT.fullmatch(name)):
        return f"[[{fact[1]}{'|tal' if fact[2] else ''}]]", ""
    if element == "x" and re.fullmatch(r"br\d+", name):
        return "<br/>", ""
    if element != "g":
        return None
    if ANCHOR.fullmatch(name):
        return "<a>", "</a>"
    tag = NUMBERED.fullmatch(name)
    if tag is None or tag[1] == "br":
        return None
    return (f'<a id="{name}">', "</a>") if tag[1] == "a" else (f"<{tag[1]}>", f"</{tag[1]}>")
