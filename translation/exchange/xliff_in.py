"""XLIFF 1.2 as it comes back: what each unit says, with its line. Nothing is ever fetched or expanded."""

from html import escape
from io import BytesIO
from xml.sax import SAXParseException
from xml.sax.handler import ContentHandler
from xml.sax.xmlreader import InputSource

from defusedxml import DefusedXmlException
from defusedxml.expatreader import create_parser
from django.utils.translation import gettext as _

from translation.exchange.incoming import TOOL, Incoming, Said, UnreadableError
from translation.exchange.inline import code_of, writable

#: XLIFF 1.0 to 1.2 share their elements; some tools leave the namespace out.
OLD, NEW = "urn:oasis:names:tc:xliff:document:1.", "urn:oasis:names:tc:xliff:document:2"
UNFINISHED = {
    "needs-adaptation",
    "needs-l10n",
    "needs-review-adaptation",
    "needs-review-l10n",
    "needs-review-translation",
    "needs-translation",
    "new",
}
BY_MACHINE = {"leveraged-mt", "mt-suggestion"}
APPROVED = {"final", "signed-off"}
#: What holds words that are not the unit's own.
ASIDE = {"alt-trans", "bin-unit", "seg-source", "note", "header"}
#: Marks that tools put around words; the words are the unit's.
TRANSPARENT = {"mrk"}
#: No file of anybody's is nested deeper.
DEPTH = 60


def read(name: str, data: bytes) -> list[Incoming]:
    """The files in an XLIFF file, which each name their languages; raises `UnreadableError` naming the line."""
    handler = _Handler(name)
    parser = create_parser(1, forbid_dtd=True)
    parser.setContentHandler(handler)
    source = InputSource()
    source.setByteStream(BytesIO(data))
    try:
        parser.parse(source)
    except DefusedXmlException:
        raise UnreadableError(parser.getLineNumber(), _("The file declares entities, which is not allowed.")) from None
    except SAXParseException as error:
        line = error.getLineNumber() or 0
        raise UnreadableError(line, _("The file breaks the rules of XML from here on.")) from error
    if not handler.files:
        raise UnreadableError(1, _("This is not an XLIFF file."))
    return handler.files


class _Handler(ContentHandler):
    """Gathers files and units while the file is read; `into` is the element whose words are being read."""

    def __init__(self, name: str):
        super().__init__()
        self.name, self.files, self.open = name, list[Incoming](), list[str]()
        self.unit: Said | None = None
        self.approved = False
        self.into, self.words, self.closing = "", list[str](), list[str]()

    def setDocumentLocator(self, locator):  # noqa: N802 (the names are SAX's)
        self.locator = locator

    @property
    def line(self) -> int:
        return self.locator.getLineNumber()

    def startElementNS(self, name, qname, attrs):  # noqa: N802
        space, element = name
        given = {key: value for (space_of_key, key), value in attrs.items() if not space_of_key}
        self._check(space or "", element, given)
        self.open.append(element if not space or space.startswith(OLD) else f"{{{space}}}{element}")
        if self.into and self.unit:
            self._inline(self.open[-1], given, self.unit)
        elif element == "tool" and self.files:
            self._tool(given)
        elif not ASIDE & set(self.open):
            self._start(self.open[-1], given)

    def _check(self, space: str, element: str, given: dict[str, str]) -> None:
        if not self.open and (space.startswith(NEW) or given.get("version", "").startswith("2")):
            raise UnreadableError(self.line, _("This is XLIFF 2. Ask the agency for XLIFF 1.2."))
        if not self.open and element != "xliff":
            raise UnreadableError(self.line, _("This is not an XLIFF file."))
        if len(self.open) > DEPTH:
            raise UnreadableError(self.line, _("The file is nested too deep."))

    def _start(self, element: str, given: dict[str, str]) -> None:
        if element == "file":
            languages = given.get("source-language", ""), given.get("target-language", "")
            self.files.append(Incoming(self.name, *languages, line=self.line))
        elif element == "trans-unit" and self.files:
            self.unit, self.approved = Said(name=given.get("id", ""), line=self.line), given.get("approved") == "yes"
            self.files[-1].units.append(self.unit)
        elif element in ("source", "target") and self.unit:
            self.into, self.words, self.closing = element, [], []
            if element == "target":
                state = given.get("state", "")
                self.unit.finished = state not in UNFINISHED
                approved = self.approved or state in APPROVED
                self.unit.machine = given.get("state-qualifier") in BY_MACHINE and not approved

    def _tool(self, given: dict[str, str]) -> None:
        if given.get("tool-id") != TOOL:
            self.files[-1].tool = " ".join(filter(None, [given.get("tool-name"), given.get("tool-version")]))

    def _inline(self, element: str, given: dict[str, str], unit: Said) -> None:
        code = ("", "") if element in TRANSPARENT or element.startswith("{") else code_of(element, given)
        if code is None:
            tag = f'<{element} id="{given["id"]}">' if "id" in given else f"<{element}>"
            unit.faults.append(_("%(tag)s is none of the tags that were sent.") % {"tag": tag})
            code = "", ""
        self.words.append(code[0])
        self.closing.append(code[1])

    def endElementNS(self, name, qname):  # noqa: N802
        element = self.open.pop()
        if self.into and self.closing:
            self.words.append(self.closing.pop())
        elif element == self.into:
            setattr(self.unit, {"source": "swedish", "target": "said"}[element], writable("".join(self.words)).strip())
            self.into = ""
        elif element == "trans-unit":
            self.unit = None

    def characters(self, content):
        if self.into and "ph" not in self.open:
            self.words.append(escape(content, quote=False))
