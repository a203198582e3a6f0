"""An editor and a fee: chosen while writing, without a mouse, and prepared to change by itself at New Year."""

from datetime import date

from playwright.sync_api import expect

from tests.browser.conftest import EMPTY

KEY = "idkort_avgift"
LIST = f"/admin/snippets/knowledge/fact/?q={KEY}"


def test_a_fact_is_put_into_running_text_by_keyboard_and_says_its_value(editor):
    page = editor(EMPTY)
    found = page.request.get("/api/v2/pages/?type=pages.ArticlePage&slug=om&locale=sv").json()
    page.goto(f"/admin/pages/{found['items'][0]['id']}/edit/")
    text = page.locator("[role=textbox].public-DraftEditor-content").first
    text.click()
    page.keyboard.press("Control+End")
    page.keyboard.type(" /fakta")
    expect(page.locator("[role=option]")).to_have_count(1)
    page.keyboard.press("Enter")
    expect(page.locator(".modal #id_q")).to_be_focused()
    page.keyboard.type(KEY)
    choices = page.locator(".modal tbody tr")
    expect(choices).to_have_count(1)
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    expect(text).to_contain_text(f"[[{KEY}]]")
    expect(text).to_be_focused()
    expect(text.locator(".facts-token").last).to_have_attribute("data-says", "400 kronor")


def test_a_fact_is_put_in_at_the_caret_of_a_line_and_told_below_it(editor):
    page = editor(EMPTY, width=360)
    found = page.request.get("/api/v2/pages/?type=pages.StepPage&slug=id-kort&locale=sv").json()
    page.goto(f"/admin/pages/{found['items'][0]['id']}/edit/")
    field = page.locator("[name=deadline]")
    field.fill("Det kostar nu.")
    for _letter in " nu.":
        field.press("ArrowLeft")
    field.press("Tab")
    page.keyboard.press("Enter")
    expect(page.locator(".modal #id_q")).to_be_focused()
    page.keyboard.type(KEY)
    expect(page.locator(".modal tbody tr")).to_have_count(1)
    page.keyboard.press("Tab")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    expect(field).to_have_value(f"Det kostar[[{KEY}|tal]] nu.")
    expect(page.locator("[name=deadline] + .facts-aside li")).to_have_text(f"[[{KEY}|tal]] = 400")
    expect(field).to_be_focused()
    assert page.evaluate("document.documentElement.scrollWidth") <= 360


def test_a_fee_is_prepared_for_new_year_and_the_list_shows_both(editor):
    page = editor(LIST)
    row = page.locator("main tbody tr")
    expect(row).to_have_count(1)
    row.locator("[data-controller~=w-dropdown] button").click()
    page.locator("a[href*='/fact/nasta/']:visible").click()
    day = date(date.today().year + 1, 1, 1)
    page.locator("[name=value]").fill("450")
    page.locator("[name=valid_from]").fill(day.isoformat())
    page.locator("[name=confidence]").click()  # shuts the calendar
    page.locator("footer button[type=submit], .footer button[type=submit]").first.click()
    expect(page.locator(".messages .success")).to_contain_text("450 kronor")
    page.goto(LIST)
    expect(row).to_contain_text("400 kronor")
    expect(row).to_contain_text("450 kronor")
    expect(row).to_contain_text(f"1 januari {day.year}")
