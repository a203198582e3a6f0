"""The eight laws, where they can be read out of the source."""

import ast
import re
from pathlib import Path

import pytest
from django.conf import settings

from tests.html import parse

ROOT = Path(settings.BASE_DIR)
#: From the top floor down; a room imports only rooms that stand after it.
FLOORS = [
    "valkomsten",
    "editorial",
    "translation",
    "pages",
    "search",
    "knowledge",
    "contacts",
    "audiences",
    "languages",
]
SOURCES = sorted(path for room in FLOORS for path in (ROOT / room).rglob("*.py"))
TEMPLATES = sorted((ROOT / "templates").rglob("*.html"))
STYLES = sorted(
    path for folder in ("static", *(f"{room}/static" for room in FLOORS)) for path in (ROOT / folder).rglob("*.css")
)

PHYSICAL = re.compile(
    r"(?<![\w-])(?:(?:margin|padding|border)-(?:left|right|top|bottom)(?:-\w+)*|left|right|top|bottom"
    r"|border-(?:top|bottom)-(?:left|right)-radius)\s*:"
    r"|(?:text-align|float|clear)\s*:\s*(?:left|right)\b"
)


def rooms_imported(source: str) -> set[str]:
    """The rooms that a module imports, wherever in it."""
    names = set()
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Import):
            names |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module:
            names.add(node.module)
    return {name.partition(".")[0] for name in names} & set(FLOORS)


def upward(room: str, source: str) -> set[str]:
    return rooms_imported(source) & set(FLOORS[: FLOORS.index(room)])


@pytest.mark.parametrize("path", SOURCES, ids=lambda path: str(path.relative_to(ROOT)))
def test_imports_go_down(path):
    assert not upward(path.relative_to(ROOT).parts[0], path.read_text(encoding="utf-8"))


def test_an_import_upward_is_seen_also_inside_a_function():
    assert upward("languages", "def late():\n    from pages.models import StepPage\n") == {"pages"}


def test_every_room_of_ours_has_a_floor():
    rooms = {path.parent.name for path in ROOT.glob("*/apps.py")}
    assert rooms == set(FLOORS)


def physical_properties(css: str) -> list[str]:
    return PHYSICAL.findall(re.sub(r"/\*.*?\*/", "", css, flags=re.DOTALL))


@pytest.mark.parametrize("path", STYLES, ids=lambda path: path.name)
def test_styles_know_start_and_end_not_left_and_right(path):
    assert physical_properties(path.read_text(encoding="utf-8")) == []


def test_a_physical_property_is_seen():
    assert physical_properties("a { margin-left: 1px; text-align: right }")
    assert not physical_properties("a { margin-inline-start: 1px; text-align: start; --left: 1px }")


#: What is read and never run: browsers do not ask the policy about it (HTML, data block).
DATA = "[type='application/ld+json']"


def foreign_assets(html: str) -> list[str]:
    """Addresses on other servers that a browser would fetch by itself."""
    asking = parse(html).select("script, img, iframe, source, video, audio, link[rel=stylesheet]")
    addresses = (tag.get("src") or tag.get("href") or "" for tag in asking)
    return [address for address in addresses if re.match(r"(?:https?:)?//", address)]


@pytest.mark.parametrize("path", TEMPLATES, ids=lambda path: str(path.relative_to(ROOT)))
def test_templates_ask_nobody_else_write_nothing_inline_and_leave_caching_to_the_version(path):
    html = path.read_text(encoding="utf-8")
    tags = parse(html)
    assert foreign_assets(html) == []
    inline = "style" if "mail" in path.parts else "[style], style"  # mail programs read no styles but those in tags
    assert tags.select(f"{inline}, script:not([src], {DATA}), [onclick], [onload]") == []
    assert not re.search(r"{%\s*cache\s", html)


def test_an_asset_of_somebody_elses_is_seen():
    assert foreign_assets('<script src="//cdn.example.com/x.js"></script>') == ["//cdn.example.com/x.js"]
    assert foreign_assets('<a href="https://www.skatteverket.se/">Skatteverket</a>') == []
