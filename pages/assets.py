"""Styles, scripts and drawings: many small commented files to write in, few and bare ones to serve.

A stylesheet of `STYLESHEETS` imports its parts into cascade layers. A browser follows the imports in development;
when static files are collected the parts are joined in their place with the drawings they refer to, without
comments and needless white space: one request for all of it. Scripts and drawings lose their comments too.
"""

import fnmatch
import posixpath
import re
from collections.abc import Callable
from pathlib import Path
from urllib.parse import quote

from django.contrib.staticfiles import finders
from whitenoise.storage import CompressedManifestStaticFilesStorage

#: What every page looks like; what contacts and places add; what is fetched with a tool the reader takes up
#: (`static/js/site.js`); what is printed; what the style guide adds; and what stands
#: around a draft that a guest sees; what the section for those who meet newcomers adds.
SITE, CONTACTS, SEARCH, TOOLS = "css/site.css", "css/contacts.css", "css/search.css", "css/tools.css"
SHEET, GUIDE, GUEST, WORK = "css/sheet.css", "css/guide.css", "css/guest.css", "css/work.css"
STYLESHEETS = [SITE, CONTACTS, SEARCH, TOOLS, SHEET, GUIDE, GUEST, WORK]

#: The service worker, which has an address of its own (`pages/phone_doors.py`).
WORKER = "js/sw.js"

IMPORT = re.compile(r'@import url\("(?P<part>[^"]+)"\) layer\((?P<layer>\w+)\);')
DRAWING = re.compile(r'url\("(?P<name>[^":]+\.svg)"\)')
WRITTEN_AS_IS = " =:/'"
COMMENT_OR_STRING = re.compile(r"/\*.*?\*/|(\"[^\"]*\"|'[^']*')", re.DOTALL)
SPACE = re.compile(r"\s+")
#: What is only for who reads the source, in scripts (a comment has its own line) and in drawings of our own.
FOR_THE_SOURCE = {
    "js/*.js": re.compile(r"^\s*//.*\n|^\s+", re.MULTILINE),
    "img/*.svg": re.compile(r"\s*<!--.*?-->|^\s+", re.MULTILINE | re.DOTALL),
}
NEEDLESS_SPACE = re.compile(r"\s*([{};,>])\s*|(?<=[\w-]:) ")


def read_source(name: str) -> str:
    """The text of a static file as it was written."""
    found = finders.find(name)
    if not found:
        raise FileNotFoundError(f"static/{name}")
    return Path(found).read_text(encoding="utf-8")


def joined(name: str = SITE, read: Callable[[str], str] = read_source) -> str:
    """A stylesheet with its imports and its drawings put in their place."""
    folder = posixpath.dirname(name)

    def layer(found: re.Match) -> str:
        part = posixpath.join(folder, found["part"])
        return f"@layer {found['layer']}{{{_drawn(read(part), posixpath.dirname(part), read)}}}"

    return minified(IMPORT.sub(layer, read(name)))


def _drawn(css: str, folder: str, read: Callable[[str], str]) -> str:
    """The same rules with the drawings inside them; a drawing is written with single quotes only."""

    def inside(found: re.Match) -> str:
        return f'url("{in_itself(read(posixpath.normpath(posixpath.join(folder, found["name"]))))}")'

    return DRAWING.sub(inside, css)


def in_itself(drawing: str) -> str:
    """An address that is the drawing, so that nothing is asked for (RFC 2397)."""
    return f"data:image/svg+xml,{quote(drawing.strip(), safe=WRITTEN_AS_IS)}"


def minified(css: str) -> str:
    """The same rules without comments and needless white space; what is quoted stays as it is."""
    quoted: list[str] = []

    def keep(found: re.Match) -> str:
        if not found[1]:
            return ""
        quoted.append(found[1])
        return f'"{len(quoted) - 1}"'

    bare = SPACE.sub(" ", COMMENT_OR_STRING.sub(keep, css))
    bare = NEEDLESS_SPACE.sub(lambda found: found[1] or "", bare).replace(";}", "}").strip()
    return re.sub(r'"(\d+)"', lambda found: quoted[int(found[1])], bare)


def laid_bare(name: str, text: str) -> str:
    """A script or drawing of ours without what is only for who reads the source; other files as they are."""
    needless = next((found for kind, found in FOR_THE_SOURCE.items() if fnmatch.fnmatch(name, kind)), None)
    return needless.sub("", text) if needless else text


class StaticStorage(CompressedManifestStaticFilesStorage):
    """Collected static files: joined stylesheets, hashed names (in scripts too), compressed with gzip and brotli."""

    support_js_module_import_aggregation = True

    def post_process(self, paths, dry_run=False, **options):
        if not dry_run:
            for stylesheet in STYLESHEETS:
                paths = self._join(stylesheet, paths)
            paths |= self._lay_bare(paths)
        yield from super().post_process(paths, dry_run, **options)

    def _join(self, stylesheet: str, paths: dict) -> dict:
        """Put the joined stylesheet in the place of the one that imports, and take its parts away."""
        Path(self.path(stylesheet)).write_text(joined(stylesheet), encoding="utf-8")
        folder = posixpath.dirname(stylesheet)
        parts = {posixpath.join(folder, found["part"]) for found in IMPORT.finditer(read_source(stylesheet))}
        for part in parts:
            self.delete(part)
        kept = {name: place for name, place in paths.items() if name not in parts}
        return {**kept, stylesheet: (self, stylesheet)}

    def _lay_bare(self, paths: dict) -> dict:
        """Write scripts and drawings again as they are served."""
        ours = [name for kind in FOR_THE_SOURCE for name in fnmatch.filter(paths, kind)]
        for name in ours:
            Path(self.path(name)).write_text(laid_bare(name, read_source(name)), encoding="utf-8")
        return {name: (self, name) for name in ours}
