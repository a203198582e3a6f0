"""The process as a map: what a keyboard, a screen reader, a phone and paper get of it."""

import re

import pytest
from playwright.sync_api import expect

from tests.browser.test_print import SHEET_OF_PDF
from tests.sample import more

OVERVIEW = "for-dig-som-moter-nyanlanda/oversikt/?vy=karta"
LANGUAGES = pytest.mark.parametrize("language", ["ar", *more("sv", "uk", "ti", "fa")])

#: The words of the map that do not stay inside their boxes, as the browser draws them.
OUTSIDE = """map => [...map.querySelectorAll('a')].flatMap(link => {
  const plate = link.querySelector('.plate').getBBox()
  return [...link.querySelectorAll('text:not(.number)')].filter(line => {
    const { x, y, width, height } = line.getBBox()
    return x < plate.x || x + width > plate.x + plate.width || y < plate.y || y + height > plate.y + plate.height
  }).map(line => line.textContent)
})"""


@LANGUAGES
def test_every_word_is_inside_its_box_and_the_map_fits_a_usual_screen(shown, language):
    page = shown(f"/{language}/anvisad/{OVERVIEW}", width=1280)
    drawn = page.locator(".process-map")
    assert drawn.evaluate(OUTSIDE) == []
    reel = page.locator(".reel")
    assert reel.evaluate("reel => reel.scrollWidth <= reel.clientWidth")
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    smallest = drawn.evaluate(
        "map => Math.min(...[...map.querySelectorAll('text')].map(one => parseFloat(getComputedStyle(one).fontSize)))"
    )
    assert smallest >= 12


def read_aloud(page) -> list[tuple[str, str]]:
    """The headings and links of the map in the order that a screen reader has them, with their names."""
    session = page.context.new_cdp_session(page)
    nodes = session.send("Accessibility.getFullAXTree")["nodes"]
    by_id = {node["nodeId"]: node for node in nodes}

    def walk(node):
        yield node
        for child in node.get("childIds", []):
            if child in by_id:
                yield from walk(by_id[child])

    map_of = next(node for node in nodes if node.get("role", {}).get("value") == "figure")
    told = [node for node in walk(map_of) if not node["ignored"]]
    return [(node["role"]["value"], node.get("name", {}).get("value", "")) for node in told]


def test_a_screen_reader_gets_the_steps_in_order_with_what_comes_first(phone):
    page = phone(f"/sv/anvisad/{OVERVIEW}", width=1280)
    told = read_aloud(page)
    links = [name for role, name in told if role == "link"]
    assert [int(name.split(".")[0]) for name in links] == list(range(1, len(links) + 1))
    assert len(links) >= 20
    moved = next(name for name in links if "Anmäl att du har flyttat" in name)
    before = next(name for name in links if "uppehållstillståndskort" in name).split(".")[0]
    assert "Ansvarar: Skatteverket" in moved
    assert re.search(rf"Du behöver först: {before} Få ditt uppehållstillståndskort", moved)
    roles = [role for role, _name in told]
    assert roles.count("heading") == 3
    assert roles.count("list") >= 3
    assert roles.count("listitem") >= len(links)
    said = [name for role, name in told if role == "StaticText" and name == "Migrationsverket"]
    assert not said, "lanes are for the eye"


def test_the_keyboard_goes_through_the_map_by_number_and_shows_where_it_is(shown):
    page = shown(f"/sv/anvisad/{OVERVIEW}", width=1280)
    page.locator(".reel").focus()
    for number in range(1, 5):
        page.keyboard.press("Tab")
        held = page.locator(".process-map a:focus")
        expect(held).to_have_attribute("aria-label", re.compile(rf"^{number}\. "))
        assert held.locator(".plate").evaluate("plate => parseFloat(getComputedStyle(plate).strokeWidth)") >= 3
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile(r"/sv/anvisad/steg/[^/]+/$"))


def test_a_phone_has_the_list_and_not_the_map(shown):
    page = shown(f"/sv/anvisad/{OVERVIEW}")
    expect(page.locator(".process-map")).to_be_hidden()
    expect(page.locator(".as-list")).to_be_visible()
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")


@LANGUAGES
@pytest.mark.parametrize("audience", ["", *more("anvisad/")])
def test_the_map_is_one_sheet_of_a3_on_its_side(shown, language, audience):
    page = shown(f"/{language}/{audience}{OVERVIEW}&utskrift=1", width=1280)
    printed = page.pdf(prefer_css_page_size=True, print_background=True)
    assert len(SHEET_OF_PDF.findall(printed)) == 1
    width, height = (float(side) for side in re.search(rb"/MediaBox \[0 0 ([\d.]+) ([\d.]+)\]", printed).groups())
    assert (round(width / 72 * 25.4), round(height / 72 * 25.4)) == (420, 297)


def test_nothing_is_wrong_with_it_to_a_machine(shown, axe):
    page = shown(f"/sv/anvisad/{OVERVIEW}", width=1280)
    found = axe.run(page, options={"resultTypes": ["violations"]})
    assert found.violations_count == 0, found.generate_report()
