"""A pack for a meeting on paper: chosen on the screen, printed with a cover, and no sheet cut."""

import re

import pytest
from playwright.sync_api import expect

from tests.browser.test_print import sheets
from tests.sample import more

MATERIAL = "for-dig-som-moter-nyanlanda/material/"
CHOSEN = ["folkbokforing", "id-kort", "bankkonto", "kontakter", "ord", "vag"]


def test_a_pack_is_chosen_without_javascript_and_leads_to_its_paper_and_back(shown):
    page = shown(f"/sv/anvisad/{MATERIAL}?med=ar", java_script_enabled=False)
    for slug in CHOSEN[:2]:
        page.locator(f"input[value={slug}]").check()
    page.locator(".choosing button").click()
    expect(page).to_have_url(re.compile(r"\?med=ar&sidor=folkbokforing&sidor=id-kort#paket$"))
    expect(page.locator(".packing li")).to_have_count(2)
    page.locator(".packing .btn").first.click()
    expect(page.locator(".packing li")).to_have_count(1)
    page.locator(".pack .btn-main").click()
    expect(page.locator(".sheet")).to_have_count(2)
    page.locator(".bar a").first.click()
    expect(page.locator(".packing li")).to_have_count(1)


@pytest.mark.parametrize(("language", "beside"), [("sv", ""), ("ar", "sv"), *more(("sv", "ar"), ("uk", "sv"))])
def test_each_part_of_a_pack_is_one_sheet_of_paper(shown, language, beside):
    asked = "&".join(f"sidor={slug}" for slug in CHOSEN)
    page = shown(f"/{language}/anvisad/{MATERIAL}?{asked}&med={beside}&utskrift=1")
    expect(page.locator(".sheet")).to_have_count(len(CHOSEN) + 1)
    assert sheets(page) == len(CHOSEN) + 1
