"""Units as XLIFF 1.2 (OASIS, 2008): a `<file>` for each page or row, tags and facts as inline elements."""

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from io import TextIOBase
from xml.sax.saxutils import XMLGenerator
from xml.sax.xmlreader import AttributesImpl

from wagtail.models import Locale

from languages import declared
from languages.segments import Segment
from languages.state import Kind
from translation.exchange import inline
from translation.exchange.incoming import TOOL
from translation.exchange.selection import Sheet, Thing, Unit
from translation.words import faults

NAMESPACE = "urn:oasis:names:tc:xliff:document:1.2"
STATES = {
    Kind.REVIEWED: {"state": "final"},
    Kind.MACHINE: {"state": "needs-review-translation", "state-qualifier": "mt-suggestion"},
    Kind.OLDER: {"state": "needs-translation"},
}


def write(out: TextIOBase, sheets: Iterable[Sheet], locale: Locale) -> None:
    """Write a file for one language."""
    _Writer(out, declared.tag(locale.language_code)).document(sheets)


class _Writer:
    def __init__(self, out: TextIOBase, language: str):
        self.xml, self.language = XMLGenerator(out, "utf-8", short_empty_elements=True), language

    @contextmanager
    def inside(self, name: str, attributes: dict[str, str] | None = None) -> Iterator[None]:
        """An element on a line of its own."""
        self.xml.startElement(name, AttributesImpl(attributes or {}))
        yield
        self.xml.endElement(name)
        self.xml.ignorableWhitespace("\n")

    def line(self) -> None:
        self.xml.ignorableWhitespace("\n")

    def document(self, sheets: Iterable[Sheet]) -> None:
        self.xml.startDocument()
        with self.inside("xliff", {"version": "1.2", "xmlns": NAMESPACE}):
            self.line()
            for sheet in sheets:
                self.sheet(sheet)
        self.xml.endDocument()

    def sheet(self, sheet: Sheet) -> None:
        about = {
            "original": _original(sheet.thing),
            "source-language": declared.SOURCE,
            "target-language": self.language,
            "datatype": "html",
            "tool-id": TOOL,
        }
        with self.inside("file", about):
            with self.inside("header"):
                self.xml.startElement("tool", AttributesImpl({"tool-id": TOOL, "tool-name": TOOL}))
                self.xml.endElement("tool")
            with self.inside("body"):
                self.line()
                for unit in sheet.units:
                    self.unit(unit)

    def unit(self, unit: Unit) -> None:
        segment = unit.segment
        approved = {"approved": "yes"} if segment.kind == Kind.REVIEWED else {}
        about = {"id": unit.name, "resname": segment.path, **approved, "xml:space": "preserve"}
        with self.inside("trans-unit", about):
            self.line()
            self.words("source", segment.swedish, declared.SOURCE)
            if proposal := _proposal(segment):
                self.words("target", proposal, self.language, STATES[segment.kind])
            for note in unit.notes:
                with self.inside("note", {"from": TOOL}):
                    self.xml.characters(inline.writable(note))
            if segment.before:
                self.earlier(segment)

    def words(self, element: str, html: str, language: str, state: dict[str, str] | None = None) -> None:
        with self.inside(element, {"xml:lang": language, **(state or {})}):
            inline.write(html, self.xml)

    def earlier(self, segment: Segment) -> None:
        """The Swedish that stood here before, and its translation."""
        with self.inside("alt-trans", {"alttranstype": "previous-version"}):
            self.words("source", segment.before, declared.SOURCE)
            self.words("target", segment.standing, self.language)


def _original(thing: Thing) -> str:
    return thing.address or f"{thing.source.specific_content_type.model}/{thing.source.object_id}"


def _proposal(segment: Segment) -> str:
    """What stands in the target: today's words; or those of the earlier Swedish, if its tags and facts are the same."""
    if segment.said or not segment.standing:
        return segment.said
    return "" if faults(segment.swedish, segment.standing) else segment.standing
