"""Ticks: on this phone only, after one yes; the trail follows them."""

import pytest
from playwright.sync_api import expect

from tests.sample import more

PATH = "/{}/anvisad/"
STATES = "all => all.map(one => one.dataset.state)"


def yes(page):
    page.locator("dialog[open] button[value=yes]").click()


def stations(page):
    return page.locator(".trail > .phase .station")


def kept(page) -> str | None:
    return page.evaluate("localStorage.getItem('valkomsten')")


@pytest.mark.parametrize("language", ["ar", *more("sv", "ti", "uk")])
def test_nothing_is_kept_before_she_says_yes_and_then_the_trail_follows_her_ticks(shown, language):
    page = shown(PATH.format(language))
    first, second = stations(page).nth(0), stations(page).nth(1)
    expect(first).to_have_attribute("data-state", "next")
    first.locator(".tick").click()
    expect(page.locator("dialog[open]")).to_be_visible()
    assert kept(page) is None
    yes(page)
    expect(first).to_have_attribute("data-state", "done")
    expect(second).to_have_attribute("data-state", "next")
    expect(page.locator(".nextcard h2")).to_have_text(second.locator("h3").inner_text())
    expect(page.locator(".nextcard .btn")).to_have_attribute("href", second.locator("h3 a").get_attribute("href"))
    expect(page.locator(".scale b")).to_have_text("1")

    page.reload()
    expect(first).to_have_attribute("data-state", "done")
    second.locator(".tick").click()
    expect(page.locator("dialog[open]")).to_have_count(0)
    expect(second).to_have_attribute("data-state", "done")


@pytest.mark.parametrize("leave", ["no", *more("Escape")])
def test_a_no_keeps_nothing_and_lets_her_tick_while_the_page_is_open(shown, leave):
    page = shown(PATH.format("sv"))
    first, second = stations(page).nth(0), stations(page).nth(1)
    first.locator(".tick").click()
    expect(page.locator("dialog[open]")).to_be_visible()
    if leave == "no":
        page.locator("dialog[open] button:not([value=yes])").click()
    else:
        page.keyboard.press("Escape")
    expect(first.locator(".box")).to_be_focused()
    expect(first).to_have_attribute("data-state", "done")
    second.locator(".tick").click()
    expect(second).to_have_attribute("data-state", "done")
    expect(page.locator("dialog[open]")).to_have_count(0)
    expect(page.locator(".memory")).to_be_hidden()
    assert page.evaluate("localStorage.length") == 0
    page.reload()
    expect(first).to_have_attribute("data-state", "next")


def test_a_step_waits_until_all_its_gates_are_done_and_says_which(shown):
    page = shown(PATH.format("sv"))
    waiting = page.locator(".station[data-state=wait]").first
    gates = waiting.get_attribute("data-gates").split()
    number = waiting.get_attribute("id")
    assert waiting.locator(".around dt svg use[href$='#i-lock']").count()
    for index, gate in enumerate(gates):
        expect(page.locator(f"#{number}")).to_have_attribute("data-state", "wait")
        page.locator(f".trail .box[data-done={gate}]").locator("..").click()
        if not index:
            yes(page)
    expect(page.locator(f"#{number}")).not_to_have_attribute("data-state", "wait")
    expect(page.locator(f"#{number} .chip.did")).to_have_count(len(gates))


def test_a_tick_on_a_step_is_a_tick_on_the_path_in_every_language(shown):
    page = shown("/ar/anvisad/steg/folkbokforing/")
    page.locator(".finish .tick").click()
    yes(page)
    expect(page.locator(".memory")).to_be_visible()
    page.goto(PATH.format("sv"))
    done = page.locator(".station:has([data-done=folkbokforing])")
    expect(done).to_have_attribute("data-state", "done")
    expect(page.locator(".stop").nth(int(done.get_attribute("id").split("-")[1]) - 1)).to_have_attribute(
        "data-state", "done"
    )


def test_what_to_bring_is_ticked_without_a_question_and_kept_only_after_a_yes(shown):
    page = shown("/sv/anvisad/steg/folkbokforing/")
    thing = page.locator(".bring .box").first
    page.locator(".bring label").first.click()
    expect(thing).to_be_checked()
    assert kept(page) is None
    page.locator(".finish .tick").click()
    yes(page)
    page.locator(".bring label").nth(1).click()
    expect(page.locator(".bring .box").nth(1)).to_be_checked()
    page.reload()
    expect(page.locator(".bring .box").nth(1)).to_be_checked()


@pytest.mark.everything
def test_what_was_ticked_to_bring_before_the_yes_is_kept_with_it(shown):
    page = shown("/sv/anvisad/steg/folkbokforing/")
    page.locator(".bring label").first.click()
    page.locator(".finish .tick").click()
    yes(page)
    expect(page.locator(".memory")).to_be_visible()
    page.reload()
    expect(page.locator(".bring .box").first).to_be_checked()


@pytest.mark.everything
def test_the_way_back_shows_what_was_ticked_meanwhile(browser_type, browser_type_launch_args, base_url):
    """A phone shows the page before as it was left, without asking for it."""
    browser = browser_type.launch(**browser_type_launch_args, ignore_default_args=["--disable-back-forward-cache"])
    page = browser.new_page(base_url=base_url)
    page.add_init_script("addEventListener('pageshow', event => { window.asItWas = event.persisted; })")
    page.goto(PATH.format("sv"))
    stations(page).first.locator(".tick").click()
    yes(page)
    second = stations(page).nth(1)
    expect(second).to_have_attribute("data-state", "next")
    second.locator("h3 a").click()
    page.locator(".finish .tick").click()
    expect(page.locator(".finish .box")).to_be_checked()
    page.evaluate("history.back()")
    page.wait_for_function("window.asItWas")
    expect(second).to_have_attribute("data-state", "done")
    browser.close()


def test_forget_everything_leaves_nothing_and_keeps_the_focus_on_the_page(shown):
    page = shown(PATH.format("sv"))
    stations(page).first.locator(".tick").click()
    yes(page)
    page.locator(".memory summary").click()
    page.locator("[data-do=forget]").click()
    page.locator("dialog[open] button:not([value=yes])").click()
    assert kept(page)
    page.locator("[data-do=forget]").click()
    yes(page)
    expect(page.locator(".told")).not_to_be_empty()
    expect(stations(page).first).to_have_attribute("data-state", "next")
    expect(page.locator(".memory")).to_be_hidden()
    expect(page.locator("h1")).to_be_focused()
    assert page.evaluate("localStorage.length") == 0


def test_ticks_move_to_another_phone_by_a_link_that_the_server_never_sees(shown, phone):
    old = shown(PATH.format("ar"))
    for index in range(2):
        stations(old).nth(index).locator(".tick").click()
        if not index:
            yes(old)
    expect(stations(old).nth(1)).to_have_attribute("data-state", "done")
    old.evaluate("delete Navigator.prototype.share")
    old.locator(".memory summary").click()
    old.locator("[data-do=move]").click()
    expect(old.locator("#flytta")).to_be_visible()
    link = old.locator("#flytta bdi").inner_text()
    old.locator("#flytta [data-do=copy]").click()
    expect(old.locator("#flytta [data-do=copy] span")).to_have_text(
        old.locator("#flytta [data-do=copy]").get_attribute("data-ok")
    )

    new, asked = phone("about:blank"), []
    new.on("request", lambda request: asked.append(request.url))
    new.goto(link)
    assert kept(new) is None
    expect(new.locator("[data-moved] b")).to_have_text("2")
    yes(new)
    expect(stations(new).nth(1)).to_have_attribute("data-state", "done")
    assert "#" not in new.url
    slug = stations(new).nth(1).locator(".box").get_attribute("data-done")
    assert not [address for address in asked if "kryss" in address or slug in address]


def test_the_start_page_leads_on_to_her_path_in_every_language(shown):
    page = shown(PATH.format("ar"))
    stations(page).first.locator(".tick").click()
    yes(page)
    expect(stations(page).first).to_have_attribute("data-state", "done")
    page.goto("/uk/")
    page.locator("[data-continue] a").click()
    expect(stations(page).first).to_have_attribute("data-state", "done")
    assert page.url.endswith("/uk/anvisad/")


@pytest.mark.parametrize("moved", ["#kryss=<img src=x>.../../..%00", *more("#kryss=", "#kryss=" + "a" * 5000)])
def test_a_broken_link_breaks_nothing(phone, moved):
    page = phone("about:blank")
    faults = []
    page.on("pageerror", lambda fault: faults.append(fault))
    page.goto(PATH.format("sv") + moved)
    yes(page)
    expect(stations(page).first).to_have_attribute("data-state", "next")
    assert faults == []


@pytest.mark.everything
def test_a_phone_that_may_not_remember_still_shows_the_path(phone):
    page = phone("about:blank")
    page.add_init_script("Object.defineProperty(window, 'localStorage', { get() { throw new DOMException('no') } })")
    faults = []
    page.on("pageerror", lambda fault: faults.append(fault))
    page.goto(PATH.format("sv"))
    expect(stations(page).first).to_be_visible()
    assert faults == []


def test_without_javascript_the_path_has_boxes_on_paper_only(shown):
    page = shown(PATH.format("ar"), java_script_enabled=False)
    box = stations(page).first.locator(".box")
    expect(box).to_be_hidden()
    page.emulate_media(media="print")
    expect(box).to_be_visible()
    assert stations(page).locator(".box").count() == stations(page).count()
