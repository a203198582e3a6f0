"""The styles, scripts and drawings that readers get: few small files that say the same as their many sources."""

import json
import re
from pathlib import Path
from urllib.parse import unquote

import brotli
import pytest
from defusedxml import ElementTree
from django.core.management import call_command

from pages.assets import SITE, STYLESHEETS, StaticStorage, joined, laid_bare, minified

CSS_BUDGET = 9_000
JS_BUDGET = 4_000
FIRST_SCRIPT = 1_200
ONE_TOOL = 1_600
BY_THEMSELVES = ["site.js", "progress.js", "offline.js"]
SOURCES = Path("static")


@pytest.fixture(scope="module")
def collected(tmp_path_factory, django_test_environment):
    """The folder that `collectstatic` fills, with our own files only."""
    from django.test import override_settings

    folder = tmp_path_factory.mktemp("static")
    with override_settings(
        STATIC_ROOT=folder,
        STATICFILES_FINDERS=["django.contrib.staticfiles.finders.FileSystemFinder"],
        STORAGES={
            "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
            "staticfiles": {"BACKEND": f"{StaticStorage.__module__}.{StaticStorage.__qualname__}"},
        },
    ):
        call_command("collectstatic", interactive=False, verbosity=0)
    return folder


def hashed(folder: Path, name: str) -> Path:
    return folder / json.loads((folder / "staticfiles.json").read_text())["paths"][name]


def source(name: str) -> str:
    return (SOURCES / name).read_text()


def brotli_size(folder: Path, name: str) -> int:
    path = hashed(folder, name)
    return path.with_name(f"{path.name}.br").stat().st_size


def size(text: str) -> int:
    return len(brotli.compress(text.encode()))


@pytest.mark.parametrize("name", STYLESHEETS)
def test_what_is_collected_has_no_imports(collected, name):
    assert "@import" not in hashed(collected, name).read_text()


def test_of_the_stylesheets_nothing_else_is_collected(collected):
    kept = {name for path in collected.glob("css/**/*.css") if (name := re.sub(r"\.\w{12}\.", ".", path.name))}
    assert kept == {Path(name).name for name in STYLESHEETS}


def test_scripts_fetch_each_other_by_hashed_names(collected):
    scripts = [hashed(collected, f"js/{path.name}") for path in (SOURCES / "js").glob("*.js")]
    fetched = [name for script in scripts for name in re.findall(r'"\./([^"]+\.js)"', script.read_text())]
    assert fetched
    assert [name for name in fetched if name.count(".") < 2 or not (collected / "js" / name).exists()] == []


@pytest.mark.parametrize(
    ("name", "written", "served"),
    [
        ("js/a.js", "// Why.\nf(() => {\n  g('//x'); // stays\n});\n", "f(() => {\ng('//x'); // stays\n});\n"),
        (
            "img/a.svg",
            "<svg>\n  <!-- Two\n  lines -->\n  <path d='M0 0'/>\n</svg>\n",
            "<svg>\n<path d='M0 0'/>\n</svg>\n",
        ),
        ("wagtailadmin/js/a.js", "// Theirs\n", "// Theirs\n"),
    ],
)
def test_what_is_only_for_the_source_is_not_served(name, written, served):
    assert laid_bare(name, written) == served


def test_what_is_collected_is_laid_bare(collected):
    for path in SOURCES.glob("img/*.svg"):
        name = str(path.relative_to(SOURCES))
        assert hashed(collected, name).read_text() == laid_bare(name, path.read_text())
    for path in SOURCES.glob("js/*.js"):
        assert not re.search(r"^\s*//|^ ", hashed(collected, f"js/{path.name}").read_text(), re.MULTILINE), path


def test_the_collected_stylesheet_carries_its_drawings_and_asks_for_nothing(collected):
    targets = re.findall(r'url\("([^"]*)"\)', hashed(collected, "css/site.css").read_text())
    prefix = "data:image/svg+xml,"

    assert targets
    assert [target for target in targets if not target.startswith(prefix)] == []
    for target in targets:
        ElementTree.fromstring(unquote(target.removeprefix(prefix)))  # an error if it is not XML


def test_files_are_compressed_with_brotli(collected):
    assert brotli.decompress((collected / "css/site.css.br").read_bytes()).decode() == joined()


def test_the_stylesheet_keeps_to_its_budget():
    assert size(joined()) <= CSS_BUDGET


def test_scripts_keep_to_their_budgets(collected):
    """What comes with a page, what comes by itself once she has ticked and saved, and any tool she takes up."""
    sizes = {path.name: brotli_size(collected, f"js/{path.name}") for path in (SOURCES / "js").glob("*.js")}
    del sizes["sw.js"]  # no page's
    assert sizes["site.js"] <= FIRST_SCRIPT
    assert sum(sizes[name] for name in BY_THEMSELVES) <= JS_BUDGET
    assert max(sizes.values()) <= ONE_TOOL, sizes


def test_every_part_is_imported_and_by_no_stylesheet_twice():
    parts = {str(path.relative_to(SOURCES)) for path in (SOURCES / "css").rglob("*.css")} - set(STYLESHEETS)
    imported = [re.findall(r'url\("([^"]+)"\)', source(name)) for name in STYLESHEETS]

    assert {f"css/{part}" for names in imported for part in names} == parts
    assert all(len(names) == len(set(names)) for names in imported)


def test_every_layer_is_in_the_order_of_layers():
    order = re.search(r"@layer ([^;]+);", source(SITE))[1].split(", ")

    assert [layer for layer in order if layer in re.findall(r"layer\((\w+)\)", source(SITE))] == order


@pytest.mark.parametrize("name", STYLESHEETS)
@pytest.mark.parametrize("physical", ["left", "right", "top", "bottom"])
def test_only_logical_properties_so_that_no_language_needs_a_stylesheet_of_its_own(physical, name):
    pattern = rf"[;{{](?:(?:margin|padding|border)-)?{physical}(?:-\w+)?:|text-align:{physical}|float:{physical}"

    assert re.findall(pattern, joined(name)) == []


@pytest.mark.parametrize("name", STYLESHEETS)
def test_a_stylesheet_asks_nobody_else_for_anything(name):
    assert re.findall(r"url\(\"?(?:https?:)?//|@font-face", joined(name)) == []


@pytest.mark.parametrize(
    ("written", "served"),
    [
        ("a { color: red; }  /* why */\n b > i { top : 0 }", "a{color:red}b>i{top : 0}"),
        ("a :hover, b { --x: calc(1px + 2px); }", "a :hover,b{--x:calc(1px + 2px)}"),
        ('q::before { content: "a  /* b */ ; c"; }', 'q::before{content:"a  /* b */ ; c"}'),
        ("@media (a: 1) and (b: 2) { c { d: e } }", "@media (a:1) and (b:2){c{d:e}}"),
    ],
)
def test_minifying_takes_only_what_means_nothing(written, served):
    assert minified(written) == served
