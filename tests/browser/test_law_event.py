"""A law changes: work is started, a page is scheduled, and an audience is archived and brought back."""

import re

from playwright.sync_api import expect

SUMMARY = "Från 2027 gäller nya regler för den som flyttar hit."
EVENT = "Kvalificering till vissa socialförsäkringsförmåner"
PAGE = re.compile("Försäkringskassan")
AUDIENCE = "Asylsökande"


def task(page, name):
    return page.locator("tr[id^=task-]").filter(has_text=name).first


def test_the_work_with_a_change_of_the_law_from_its_start_to_its_audiences(editor):
    page = editor("/admin/lagandringar/", width=360)
    page.locator(".law-events > li").filter(has_text=EVENT).get_by_role("button").click()
    row = task(page, PAGE)
    expect(row.locator("[data-stage=ej-borjat]")).to_be_visible()
    assert page.evaluate("document.documentElement.scrollWidth") <= 360
    work = page.url

    page.set_viewport_size({"width": 1280, "height": 900})
    row.locator(".law-do a").first.click()
    page.locator("textarea[name=summary], input[name=summary]").fill(SUMMARY)
    with page.expect_navigation():
        page.locator("[data-edit-form] button.action-save, [data-edit-form] button[type=submit]").first.click()

    page.goto(work)
    row.locator("button[value=redo]").click()
    expect(row.locator("[data-stage=redo]")).to_be_visible()
    page.locator(".law > form button").click()
    expect(row.locator("[data-stage=schemalagt]")).to_be_visible()
    expect(row).to_contain_text("1 januari 2027")

    audience = task(page, AUDIENCE)
    audience.locator("a[href*=arkivera]").click()
    page.locator("main form .button[type=submit]").click()
    expect(audience).to_contain_text("1 januari 2027")
    audience.locator("a[href*=aterstall]").click()
    page.locator("main form .button[type=submit]").click()
    expect(audience.locator("[data-stage=ej-borjat]")).to_be_visible()
