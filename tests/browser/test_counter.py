"""What a reader needs when she stands at a counter: a phrase to hold up, a list to tick, hours that hold."""

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import EMPTY
from tests.browser.voices import go_with_voices, said
from tests.sample import more

STEP = "/{}/anvisad/steg/folkbokforing/"
#: The longest phrase there may be, with the longest words of a counter.
LONGEST = (
    "Jag vill ansöka om uppehållstillståndskort och anmäla barnomsorgsplats hos arbetsmarknadsförvaltningen i "
    + ("kommunen tillsammans med min tolk idag.")
)


def show(page):
    page.locator("[data-do=show]").first.click()
    dialog = page.locator("dialog.held")
    expect(dialog).to_be_visible()
    return dialog


@pytest.mark.parametrize("language", ["ar", *more("sv", "ti", "uk")])
def test_a_phrase_is_shown_as_large_as_the_screen_with_what_it_means(shown, language):
    page = shown(STEP.format(language), color_scheme="dark")
    phrase = page.locator(".script .big").first.inner_text().strip("”")
    dialog = show(page)
    words = dialog.locator(".words")
    expect(words).to_have_text(phrase)
    expect(words).to_have_attribute("lang", "sv")
    assert words.evaluate("one => parseFloat(getComputedStyle(one).fontSize)") >= 40
    assert dialog.evaluate("one => getComputedStyle(one).backgroundColor") == "rgb(255, 255, 255)"


@pytest.mark.parametrize(("width", "height"), [(320, 568), *more((640, 360), (360, 640), (1280, 800))])
def test_the_longest_phrase_is_seen_whole(shown, width, height):
    assert 140 <= len(LONGEST) <= 150
    page = shown(STEP.format("ar"), width)
    page.set_viewport_size({"width": width, "height": height})
    page.evaluate(
        "words => { document.querySelector('.script template').content.querySelector('.words').textContent = words }",
        LONGEST,
    )
    dialog = show(page)
    overflow = dialog.evaluate("one => [one.scrollHeight - one.clientHeight, one.scrollWidth - one.clientWidth]")
    assert overflow == [0, 0]
    box = dialog.locator(".words").bounding_box()
    assert box["x"] >= 0
    assert box["x"] + box["width"] <= width
    expect(dialog.locator(".close")).to_be_in_viewport()


@pytest.mark.everything
def test_it_is_fitted_anew_when_the_phone_is_turned(shown):
    page = shown(STEP.format("sv"))
    dialog = show(page)
    page.set_viewport_size({"width": 640, "height": 320})
    page.wait_for_function(
        "document.querySelector('.held').scrollHeight <= document.querySelector('.held').clientHeight"
    )
    expect(dialog.locator(".words")).to_be_in_viewport(ratio=1)


def test_a_swedish_voice_says_it_and_without_one_nothing_is_offered(shown):
    page = shown(EMPTY)
    go_with_voices(page, STEP.format("ar"), "ar-SA", "sv-SE")
    dialog = show(page)
    dialog.locator(".say").click()
    assert said(page) == [("sv-SE", dialog.locator(".words").inner_text(), 0.9)]
    go_with_voices(page, STEP.format("ar"), "ar-SA")
    expect(show(page).locator(".say")).to_be_hidden()


def test_escape_and_close_lead_back_to_the_button(shown):
    page = shown(STEP.format("sv"))
    for leave in [lambda dialog: page.keyboard.press("Escape"), lambda dialog: dialog.locator(".close").click()]:
        leave(show(page))
        expect(page.locator("dialog.held")).to_have_count(0)
        expect(page.locator("[data-do=show]").first).to_be_focused()


def test_without_javascript_the_phrase_is_large_and_nothing_dead_is_offered(shown):
    page = shown(STEP.format("ar"), java_script_enabled=False)
    size = page.locator(".script .big").first.evaluate("one => parseFloat(getComputedStyle(one).fontSize)")
    assert size >= 22
    expect(page.locator("[data-do]:visible")).to_have_count(0)


def test_each_thing_to_bring_is_named_for_the_memory_of_the_phone(shown):
    page = shown(STEP.format("ar"))
    names = page.locator(".bring .box").evaluate_all("all => all.map(one => one.dataset.brought)")
    assert len(names) > 2
    assert len(set(names) - {""}) == len(names)


@pytest.mark.everything
def test_what_was_said_of_a_moment_that_has_passed_gives_way_to_the_week(shown):
    page = shown("/sv/kontakter/")
    card = page.locator(".contact:has(.open[data-until]):has(.week)").first
    expect(card.locator(".open")).to_be_visible()
    expect(card.locator(".days").first).to_be_hidden()
    title = card.locator("h3").inner_text()
    with page.add_init_script("const now = Date.now; Date.now = () => now() + 40 * 24 * 3600 * 1000;"):
        page.reload()
    later = page.locator(".contact").filter(has_text=title).first
    expect(later.locator(".open")).to_be_hidden()
    expect(later.locator(".days").first).to_be_visible()


def test_the_week_is_printed_though_it_is_folded(shown):
    page = shown("/sv/kontakter/", 800)
    page.emulate_media(media="print")
    expect(page.locator(".week .days").first).to_be_visible()
    expect(page.locator(".open").first).to_be_hidden()
