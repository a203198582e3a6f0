"""The right contact in ten seconds: with a thumb, by keyboard alone, without script, and where the network is poor."""

import re

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import EMPTY
from tests.browser.test_keyboard import tab_to
from tests.sample import more

DIRECTORY = "/sv/kontakter/"
TITLES = ".two .contact h3"


def number(page) -> int:
    """The number of contacts in the heading of the list."""
    return int(re.search(r"\d+", page.locator("#traffar").inner_text())[0])


def left(page, name: str, choice: str) -> int:
    """The number beside a choice."""
    option = page.locator(f"select[name={name}] option[value='{choice}']")
    return int(re.search(r"\((\d+)\)", option.inner_text())[1])


def go_down_to(page, name: str, choice: str) -> None:
    """Press the arrow until a list that has the focus stands at a choice."""
    chosen = page.locator(f"select[name={name}]:focus")
    while chosen.input_value() != choice:
        page.keyboard.press("ArrowDown")


def is_open_and_speaks(page, code: str) -> None:
    """Every contact of the list speaks the language and may be visited or called; at night they open first."""
    is_night = page.locator(".after").count()
    cards = page.locator(".two .contact")
    for card in cards.all():
        expect(card.locator(".meta .vh ~ [lang]").and_(card.locator(f"[lang={code}]"))).to_have_count(1)
        says_open = card.get_by_text("Öppet nu")
        if is_night:
            expect(says_open).to_have_count(0)
        else:
            expect(says_open.first).to_be_attached()


@pytest.fixture
def asked(shown):
    """A page that remembers which addresses it has gone to."""
    page = shown(EMPTY)
    page.gone = []

    def remember(request) -> None:
        if request.is_navigation_request():
            page.gone.append(request.url)

    def open_page(path: str):
        page.goto(path)
        return page

    page.on("request", remember)
    yield open_page
    page.remove_listener("request", remember)


def test_with_a_thumb_a_volunteer_finds_the_arabic_speaking_contact_for_sfi_that_is_open_now(asked):
    page = asked(DIRECTORY)
    everyone = number(page)
    page.get_by_label("Språk de pratar").select_option("ar")
    expect(page).to_have_url(re.compile(r"\?sprak=ar$"))
    page.get_by_label("Steg", exact=True).select_option("sfi")
    expect(page).to_have_url(re.compile(r"\?sprak=ar&steg=sfi$"))
    expect(page.locator(TITLES)).to_have_text(["Vuxenutbildningen – sfi"])
    assert everyone > number(page) == left(page, "sprak", "ar") == left(page, "steg", "sfi") == 1
    open_now = int(page.locator("label:has([name=oppet]) .n").inner_text())
    page.locator("label:has([name=oppet])").click()
    expect(page).to_have_url(re.compile(r"\?sprak=ar&steg=sfi&oppet=1$"))
    expect(page.locator("#traffar")).to_have_text(re.compile(rf"^{open_now} "))
    is_open_and_speaks(page, "ar")
    page.get_by_role("button", name="Visa").click()
    expect(page.locator("#traffar")).to_be_focused()
    expect(page.locator("#traffar")).to_be_in_viewport()
    assert len(page.gone) == 1


def test_by_keyboard_alone_the_same_contact_is_found_and_called(asked):
    page = asked(DIRECTORY)
    tab_to(page, "select[name=sprak]")
    go_down_to(page, "sprak", "ar")
    expect(page).to_have_url(re.compile(r"\?sprak=ar$"))
    expect(page.locator("select[name=sprak]")).to_be_focused()
    page.keyboard.press("Tab")
    go_down_to(page, "steg", "sfi")
    page.keyboard.press("Tab")
    expect(page).to_have_url(re.compile(r"\?sprak=ar&steg=sfi$"))
    expect(page.locator("input[name=oppet]")).to_be_focused()
    page.keyboard.press("Space")
    expect(page).to_have_url(re.compile("&oppet=1$"))
    expect(page.locator("input[name=oppet]")).to_be_focused()
    page.keyboard.press("Space")
    expect(page).to_have_url(re.compile(r"\?sprak=ar&steg=sfi$"))
    expect(page.locator(TITLES)).to_have_count(1)
    tab_to(page, "button[type=submit]")
    page.keyboard.press("Enter")
    expect(page.locator("#traffar")).to_be_focused()
    expect(tab_to(page, ".contact a[href^='tel:']")).to_be_in_viewport()
    assert len(page.gone) == 1


def test_what_is_always_open_is_open_now(asked):
    page = asked(f"{DIRECTORY}?typ=nod&oppet=1")
    assert number(page) >= 1
    expect(page.locator(".two a[href='tel:112']")).to_be_visible()
    is_open_and_speaks(page, "sv")


def test_without_javascript_every_choice_is_sent_and_shown(shown):
    page = shown(DIRECTORY, java_script_enabled=False)
    page.locator("select[name=sprak]").select_option("ar")
    page.locator("select[name=steg]").select_option("sfi")
    page.get_by_role("button", name="Visa").click()
    expect(page).to_have_url(re.compile("sprak=ar&steg=sfi.*#traffar$"))
    expect(page.locator("#traffar")).to_be_in_viewport()
    expect(page.locator(TITLES)).to_have_count(1)
    expect(page.locator("select[name=sprak]")).to_have_value("ar")
    page.locator(".chip[href]").first.click()
    expect(page).to_have_url(re.compile(r"\?steg=sfi#traffar$"))
    expect(page.locator("[data-do=note]").first).to_be_hidden()


def test_back_shows_what_was_chosen_before(asked):
    page = asked(f"{DIRECTORY}?typ=kommun")
    before = page.locator(TITLES).all_inner_texts()
    page.get_by_label("Språk de pratar").select_option("ti")
    expect(page).to_have_url(re.compile(r"sprak=ti"))
    page.locator("label:has([name=tolk])").click()
    expect(page).to_have_url(re.compile("tolk=1"))
    page.go_back()
    expect(page.locator("input[name=tolk]")).not_to_be_checked()
    expect(page.locator("select[name=sprak]")).to_have_value("ti")
    page.go_back()
    expect(page.locator("select[name=sprak]")).to_have_value("")
    expect(page.locator(TITLES)).to_have_text(before)
    page.go_forward()
    expect(page.locator("select[name=sprak]")).to_have_value("ti")
    assert len(page.gone) == 1
    page.reload()
    page.go_back()
    expect(page.locator("select[name=sprak]")).to_have_value("")
    expect(page.locator(TITLES)).to_have_text(before)


def test_everything_that_repeats_the_question_follows_it(asked):
    page = asked("/sv/anvisad/kontakter/")
    page.get_by_label("Språk de pratar").select_option("ar")
    expect(page).to_have_url(re.compile("sprak=ar"))
    expect(page.locator(".lang a[hreflang=uk]")).to_have_attribute("href", re.compile("^/uk/anvisad/.*sprak=ar"))
    expect(page.locator(".share bdi")).to_have_text(re.compile("sprak=ar"))
    expect(page.locator(".tools a[rel=nofollow]")).to_have_attribute("href", re.compile("sprak=ar.*utskrift=1"))
    expect(page.locator("form[method=post]")).to_have_attribute("action", re.compile(r"^svar/\?.*sprak=ar"))
    expect(page.locator(".filters [role=status]")).to_have_text(page.locator("#traffar").inner_text())


@pytest.mark.everything
@pytest.mark.parametrize("fault", ["failed", *more("refused")])
def test_where_it_cannot_be_fetched_the_page_is_gone_to(asked, fault):
    page = asked(DIRECTORY)

    def fail(route):
        if route.request.is_navigation_request():
            route.continue_()
        elif fault == "failed":
            route.abort()
        else:
            route.fulfill(status=500, body="")

    page.route("**/kontakter/?*", fail)
    page.get_by_label("Språk de pratar").select_option("ar")
    expect(page.locator("select[name=sprak] option[selected]")).to_have_attribute("value", "ar")
    expect(page).to_have_url(re.compile(r"\?sprak=ar$"))
    assert len(page.gone) == 2


def test_a_contact_is_copied_as_text(phone):
    page = phone("/sv/kontakter/vuxenutbildningen/", permissions=["clipboard-read", "clipboard-write"])
    page.locator("[data-do=note]").click()
    expect(page.locator("[data-do=note]")).to_contain_text(page.locator("[data-do=note]").get_attribute("data-ok"))
    lines = page.evaluate("navigator.clipboard.readText()").splitlines()
    assert lines[0] == "Vuxenutbildningen – sfi"
    for part in ["08-465 004 04", "Demogatan 4, 312 00 Exempelstad", "09:00–15:00"]:
        assert any(part in line for line in lines), (part, lines)
    assert any("@" in line for line in lines)
    assert page.locator("pre").count() == 0


@pytest.mark.parametrize("path", ["/sv/kontakter/vuxenutbildningen/", *more("/ar/kontakter/plats/demogatan-6/")])
def test_data_for_machines_is_no_script_to_the_browser(phone, path):
    page = phone("about:blank")
    faults = []
    page.on("console", lambda message: faults.append(message.text))
    page.on("pageerror", lambda error: faults.append(str(error)))
    page.goto(path)
    page.wait_for_load_state("networkidle")
    assert page.locator("script[type='application/ld+json']").count() == 1
    assert faults == []


def test_a_list_for_the_wall_keeps_to_a_sheet_or_two(shown):
    page = shown("/sv/kontakter/?sprak=ar&utskrift=1", width=1280)
    found = len(re.findall(rb"/Type\s*/Page\b", page.pdf(prefer_css_page_size=True, print_background=True)))
    assert found <= 2  # one with the letters of most phones, two with wide ones
    page.goto("/ar/kontakter/?utskrift=1")
    assert 2 <= len(re.findall(rb"/Type\s*/Page\b", page.pdf(prefer_css_page_size=True, print_background=True))) <= 4
