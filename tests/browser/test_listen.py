"""The page is read aloud in its language by the voices of the phone; each sentence by a voice of its own language."""

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import EMPTY
from tests.browser.voices import finish, go_with_voices, said
from tests.sample import more

STEP = "/{}/anvisad/steg/folkbokforing/"


@pytest.fixture
def heard(shown):
    """A page on a phone with voices, where Listen has been tapped."""

    def listen(path: str, *voices: str, width: int = 360, **options):
        page = shown(EMPTY, width, **options)
        go_with_voices(page, path, *voices)
        page.locator("[data-do=listen]").click()
        expect(page.locator(".listening")).to_be_visible()
        return page

    return listen


def key(page, name: str):
    return page.locator(f".listening [data-key={name}]")


def test_the_page_is_read_from_its_title_paragraph_by_paragraph_with_the_paragraph_marked(heard):
    page = heard(STEP.format("sv"), "en-US", "sv-SE")
    marked = page.locator(".speaking")
    expect(marked).to_have_text(page.locator("h1").inner_text())
    finish(page)
    expect(marked).to_have_class("lead speaking")
    assert [words for _tag, words, _rate in said(page)] == [
        page.locator("h1").inner_text(),
        page.locator(".lead").inner_text(),
    ]
    assert {tag for tag, _words, _rate in said(page)} == {"sv-SE"}
    assert marked.evaluate("one => getComputedStyle(one).outlineStyle") == "solid"


def test_what_is_read_is_seen_above_the_bar(heard):
    page = heard(STEP.format("sv"), "sv-SE", reduced_motion="reduce")
    for _ in range(8):
        key(page, "next").click()
    paragraph, bar = page.locator(".speaking").bounding_box(), page.locator(".listening").bounding_box()
    assert paragraph["y"] >= 0
    assert paragraph["y"] + paragraph["height"] <= bar["y"]
    assert bar["y"] + bar["height"] <= page.viewport_size["height"]


def test_a_pause_holds_the_place_and_the_paragraph_is_begun_again(heard):
    page = heard(STEP.format("sv"), "sv-SE")
    key(page, "next").click()
    key(page, "play").click()
    finish(page)
    assert len(said(page)) == 2
    key(page, "play").click()
    assert said(page)[2] == said(page)[1]


@pytest.mark.everything
def test_there_are_three_speeds(heard):
    page = heard(STEP.format("sv"), "sv-SE")
    for name in ["faster", "slower", "slower", "slower"]:
        key(page, name).press("Enter")
    assert [rate for _tag, _words, rate in said(page)] == [1, 1.35, 1, 0.7, 0.7]
    expect(key(page, "slower")).to_have_attribute("aria-disabled", "true")
    expect(key(page, "faster")).to_have_attribute("aria-disabled", "false")


def test_swedish_words_on_an_arabic_page_are_said_by_a_swedish_voice(heard):
    page = heard(STEP.format("ar"), "ar_EG", "sv_SE")
    finish(page)
    assert [tag for tag, _words, _rate in said(page)] == ["ar_EG", "sv_SE"]
    assert said(page)[1][1] == page.locator("h1 + .svterm").inner_text()


@pytest.mark.everything
def test_words_in_a_language_without_a_voice_are_passed_over(heard):
    page = heard(STEP.format("ar"), "ar_EG")
    finish(page)
    expect(page.locator(".speaking")).to_have_class("lead speaking")
    assert [tag for tag, _words, _rate in said(page)] == ["ar_EG", "ar_EG"]


@pytest.mark.parametrize(
    ("language", "voice"), [("fa-af", "fa-IR"), *more(("sv-simple", "sv-SE"), ("fa-af", "fa-AF"), ("ar", "ar"))]
)
def test_a_variant_is_read_by_a_voice_of_its_language(heard, language, voice):
    page = heard(STEP.format(language), "en-US", voice)
    expect(key(page, "play")).to_be_visible()
    assert {tag for tag, _words, _rate in said(page)} == {voice}


@pytest.mark.everything
def test_a_language_is_not_taken_for_another_that_begins_alike(heard):
    page = heard("/so/anvisad/", "sot-ZA")
    expect(key(page, "play")).to_have_count(0)


def test_a_phone_without_a_voice_says_so_and_offers_the_page_in_swedish(heard):
    page = heard(STEP.format("ti"), "sv-SE", "en-US")
    expect(page.locator(".listening")).to_be_focused()
    expect(page.locator(".listening [lang=ti], .listening b")).to_have_text("ትግርኛ")
    assert said(page) == []
    page.locator(".listening a").click()
    page.wait_for_url("**/sv/anvisad/steg/folkbokforing/")


@pytest.mark.everything
def test_voices_that_a_phone_tells_of_late_are_waited_for(shown):
    page = shown(EMPTY)
    go_with_voices(page, STEP.format("uk"))
    page.locator("[data-do=listen]").click()
    page.evaluate("setTimeout(() => phone.learn(['uk-UA']), 300)")
    expect(page.locator(".speaking")).to_be_visible()
    assert said(page)[0][0] == "uk-UA"


def test_the_keyboard_reaches_all_of_it_and_focus_is_never_lost(heard):
    page = heard(STEP.format("sv"), "sv-SE", width=1280)
    expect(key(page, "play")).to_be_focused()
    for name in ["next", "stop", "slower", "faster"]:
        page.keyboard.press("Tab")
        expect(key(page, name)).to_be_focused()
    key(page, "stop").press("Enter")
    expect(page.locator("[data-do=listen]")).to_be_focused()
    expect(page.locator(".speaking, .listening")).to_have_count(0)


def test_it_falls_silent_at_the_end_and_when_the_reader_leaves(heard):
    page = heard("/sv/om/", "sv-SE")
    expect(key(page, "play")).to_be_focused()
    for _ in range(200):
        if not key(page, "next").count():
            break
        key(page, "next").click()
    expect(page.locator("[data-do=listen]")).to_be_focused()
    page.locator("[data-do=listen]").click()
    expect(key(page, "play")).to_be_focused()
    count = len(said(page))
    page.evaluate("dispatchEvent(new PageTransitionEvent('pagehide'))")
    finish(page)
    assert len(said(page)) == count


def test_the_bar_is_neither_printed_nor_too_small_to_touch(heard):
    page = heard(STEP.format("ar"), "ar-SA", width=320)
    heights = page.locator(".listening button").evaluate_all("all => all.map(one => one.offsetHeight)")
    assert min(heights) >= 44
    assert page.evaluate("document.documentElement.scrollWidth") <= 320
    page.emulate_media(media="print")
    expect(page.locator(".listening")).to_be_hidden()


def test_a_phone_that_cannot_speak_is_not_offered_to(shown):
    page = shown(EMPTY)
    with page.add_init_script("delete Window.prototype.speechSynthesis; delete window.speechSynthesis;"):
        page.goto(STEP.format("sv"))
    expect(page.locator(".tools > .share")).to_be_visible()
    expect(page.locator("[data-do=listen]")).to_have_count(0)


def test_where_a_person_has_read_the_page_she_is_heard(shown):
    page = shown(STEP.format("ti"))
    page.evaluate(
        """() => {
            document.querySelector('.tools').insertAdjacentHTML('afterend', '<audio controls></audio>');
            HTMLMediaElement.prototype.play = function () { this.dataset.played = 'yes'; };
        }"""
    )
    page.locator("[data-do=listen]").click()
    expect(page.locator("audio")).to_have_attribute("data-played", "yes")
    expect(page.locator(".listening")).to_have_count(0)
