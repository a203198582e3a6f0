"""axe finds nothing, and nothing scrolls sideways, on every page type, in both directions, light and dark."""

from itertools import pairwise, product

import pytest

from languages import declared
from tests.sample import more, one_in

PAGE_TYPES = {
    "choose": "/",
    "path with conditions": "/{}/massflykt/",
    "home": "/{}/",
    "path": "/{}/anvisad/",
    "step": "/{}/anvisad/steg/folkbokforing/",
    "plain step": "/{}/steg/sfi/",
    "pair": "/{}/steg/id-kort/?med=en",
    "steps": "/{}/steg/",
    "contacts": "/{}/kontakter/",
    "filtered": "/{}/anvisad/kontakter/?sprak=ar&tolk=1",
    "contact": "/{}/kontakter/vuxenutbildningen/",
    "place": "/{}/kontakter/plats/demogatan-20/",
    "wall": "/{}/kontakter/?utskrift=1",
    "search": "/{}/sok/",
    "found": "/{}/anvisad/sok/?q=skatteverket",
    "misspelt": "/{}/sok/?q=personumer",
    "not found": "/{}/sok/?q=xyzzyqqq",
    "words": "/{}/ord/",
    "article": "/{}/om/integritet/",
    "statement": "/{}/om/tillganglighet/",
    "missing": "/{}/finns-inte/",
    "sheet": "/{}/anvisad/steg/folkbokforing/?utskrift=1",
    "booklet": "/{}/anvisad/?utskrift=1",
    "step for professionals": "/{}/anvisad/steg/sfi/?yrke=1",
    "questions": "/{}/vanliga-fragor/",
    "latest": "/{}/senast/",
    "section": "/{}/for-dig-som-moter-nyanlanda/",
    "overview": "/{}/for-dig-som-moter-nyanlanda/oversikt/",
    "map": "/{}/anvisad/for-dig-som-moter-nyanlanda/oversikt/?vy=karta",
    "chain": "/{}/for-dig-som-moter-nyanlanda/motesplatser/",
    "meeting": "/{}/anvisad/for-dig-som-moter-nyanlanda/motesplatser/?mote=2",
    "handovers": "/{}/for-dig-som-moter-nyanlanda/motesplatser/?yrke=1",
    "materials": "/{}/for-dig-som-moter-nyanlanda/material/",
    "overview on paper": "/{}/for-dig-som-moter-nyanlanda/oversikt/?utskrift=1",
    "map on paper": "/{}/anvisad/for-dig-som-moter-nyanlanda/oversikt/?vy=karta&utskrift=1",
    "chain on paper": "/{}/for-dig-som-moter-nyanlanda/motesplatser/?utskrift=1",
    "pack": "/{}/anvisad/for-dig-som-moter-nyanlanda/material/?sidor=vag&sidor=sfi&sidor=kontakter",
    "pack on paper": "/{}/anvisad/for-dig-som-moter-nyanlanda/material/?sidor=vag&sidor=sfi&sidor=kontakter&utskrift=1",
    "guide": "/{}/for-dig-som-moter-nyanlanda/dag-ett/",
    "course": "/{}/for-dig-som-moter-nyanlanda/mota-nagon-som-ar-ny/",
    "guide in pairs": "/{}/for-dig-som-moter-nyanlanda/folj-med-till-lakaren/?med=en",
    "guide on paper": "/{}/for-dig-som-moter-nyanlanda/remittera-till-introduktionsstodjare/?utskrift=1",
}
#: Only violations are gathered in full: what passes would be twice the work, and nobody reads it.
RULES = {
    "runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"],
    "resultTypes": ["violations"],
}
MATRIX = list(product(PAGE_TYPES, ["sv", "ar", "ti"], ["light", "dark"], [320, 360, 1280]))
LEVELS = "all => all.filter(one => one.checkVisibility()).map(one => +one.tagName[1])"
#: Controls whose name does not hold the words that are seen on them (WCAG 2.5.3); what is drawn breaks its words.
MISNAMED = """all => all.filter(one => one.checkVisibility() && one.innerText && one.getAttribute('aria-label')
    && !one.getAttribute('aria-label').toLowerCase().includes(one.innerText.trim().toLowerCase()))
    .map(one => one.outerHTML.slice(0, 120))"""


@pytest.mark.parametrize(("kind", "language", "scheme", "width"), one_in(67, MATRIX))
def test_axe_finds_nothing_headings_are_a_true_outline_and_nothing_scrolls_sideways(
    shown, axe, kind, language, scheme, width
):
    page = shown(PAGE_TYPES[kind].format(language), width=width, color_scheme=scheme, bypass_csp=True)
    overflow = page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
    assert overflow == 0
    levels = page.locator("h1, h2, h3, h4, h5, h6").evaluate_all(LEVELS)
    assert levels.count(1) == 1
    assert levels[0] == 1
    assert [pair for pair in pairwise(levels) if pair[1] > pair[0] + 1] == []
    assert page.locator("a, button, summary, input, select").evaluate_all(MISNAMED) == []
    found = axe.run(page, options=RULES)
    assert found.violations_count == 0, found.generate_report()


@pytest.mark.parametrize("language", ["ru", *more(*sorted({one.code for one in declared.INTERFACE} - {"ru"}))])
def test_no_word_of_any_language_is_too_long_for_the_narrowest_phone(shown, language, everything):
    page, wide = shown("/", width=320), []
    for path in [*PAGE_TYPES.values()][:: 1 if everything else 4]:
        page.goto(path.format(language))
        if page.evaluate("document.documentElement.scrollWidth") > 320:
            wide.append(page.url)
    assert wide == []


@pytest.mark.parametrize(
    "path",
    one_in(2, ["/ar/", "/ar/anvisad/", "/ar/anvisad/steg/folkbokforing/", "/ar/sok/?q=skatteverket", "/ar/kontakter/"]),
)
def test_what_is_touched_is_large_enough(shown, path):
    page = shown(path)
    small = page.evaluate(
        """() => [...document.querySelectorAll('a, button, summary, input, select')].filter(element => {
            const box = element.getBoundingClientRect();
            const inText = element.closest('p, dd') && !element.classList.contains('btn');
            const shown = box.width > 1 && box.height > 1;
            return shown && !inText && !element.closest('label') && Math.max(box.width, box.height) && box.height < 44;
        }).map(element => element.outerHTML.slice(0, 120))"""
    )
    assert small == []


@pytest.mark.parametrize(("language", "scheme"), [("ar", "light"), *more(("sv", "dark"), ("ti", "dark"))])
def test_axe_finds_nothing_on_what_tools_ask_and_on_a_path_that_is_walked(shown, axe, language, scheme, everything):
    page = shown(f"/{language}/anvisad/", color_scheme=scheme, bypass_csp=True)
    page.locator(".tick").first.click()
    page.locator("#kom-ihag[open]").wait_for()
    faults = [axe.run(page, None if everything else "#kom-ihag", RULES)]
    page.locator("#kom-ihag button[value=yes]").click()
    page.locator(".station[data-state=done]").wait_for()
    faults.append(axe.run(page, options=RULES))
    page.locator("[data-do=save]").click()
    page.locator("#spara[data-state=ask]").wait_for()
    faults.append(axe.run(page, None if everything else "#spara", RULES))
    assert [found.generate_report() for found in faults if found.violations_count] == []


def test_in_forced_colours_ticks_states_and_the_trail_are_still_seen(shown):
    page = shown("/sv/anvisad/", forced_colors="active")
    page.locator(".tick").first.click()
    page.locator("#kom-ihag button[value=yes]").click()
    done, waiting = page.locator(".station[data-state=done]").first, page.locator(".station[data-state=wait]").first
    assert done.locator(".state").inner_text() != waiting.locator(".state").inner_text()
    drawn = "(one, name) => getComputedStyle(one, name).backgroundColor"
    canvas = page.evaluate("getComputedStyle(document.body).backgroundColor")
    for place in (done.locator(".box"), done.locator(".node b")):
        assert place.evaluate(drawn, "::after") != canvas
    assert waiting.evaluate(drawn, "::before") != canvas


def test_at_four_hundred_percent_nothing_scrolls_sideways_and_the_menu_gives_way(shown):
    for path in ("/sv/anvisad/", "/ar/anvisad/steg/folkbokforing/", "/ti/kontakter/", "/uk/sok/?q=skatteverket"):
        page = shown(path)
        page.set_viewport_size({"width": 320, "height": 256})  # 1280 × 1024 at 400 %
        assert page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth") == 0
        assert page.locator(".menu").evaluate("menu => getComputedStyle(menu).position") != "fixed"
