"""What those do who meet newcomers: a volunteer at somebody's side, and a caseworker before a meeting."""

import re

from playwright.sync_api import expect

#: What stands in a row of the table below a head.
UNDER = """(row, name) => {
  const middle = box => box.left + box.width / 2;
  const head = [...document.querySelectorAll('thead th')].find(one => one.textContent.includes(name));
  const at = middle(head.getBoundingClientRect());
  return [...row.cells].find(one => Math.abs(middle(one.getBoundingClientRect()) - at) < 4).textContent;
}"""
SECTION = "for-dig-som-moter-nyanlanda"


def test_a_volunteer_finds_whom_to_call_and_reads_the_same_page_beside_her(shown):
    page = shown("/sv/")
    page.locator(".foot").get_by_role("link", name="För dig som möter nyanlända").click()
    search = page.get_by_role("searchbox", name="Sök namn eller ord")
    search.fill("sfi")
    search.press("Enter")
    expect(page).to_have_url(re.compile(r"/sv/kontakter/\?q=sfi#traffar$"))
    call = page.locator(".contact a[href^='tel:']").first
    expect(call).to_be_visible()
    expect(page.locator(".contact h3").first).to_be_in_viewport()
    page.goto(f"/sv/{SECTION}/#volontarer")
    page.get_by_role("link", name="العربية").last.click()
    page.locator("a[href*='/steg/folkbokforing/']").first.click()
    expect(page).to_have_url(re.compile(r"/steg/folkbokforing/\?med=ar$"))
    told = page.locator(".pair > [lang]").evaluate_all("all => [...new Set(all.map(one => one.lang))]")
    assert {"sv", "ar"} <= set(told)


def test_a_volunteer_ticks_the_list_of_day_one_and_only_after_a_yes_is_it_kept(shown):
    page = shown(f"/sv/{SECTION}/dag-ett/")
    box = page.locator("input.box").first
    box.check()
    page.locator("#kom-ihag").get_by_role("button", name="Nej").click()
    assert page.evaluate("localStorage.length") == 0
    page.reload()
    page.locator("input.box").first.check()
    page.locator("#kom-ihag").get_by_role("button", name="Ja").click()
    page.reload()
    expect(page.locator("input.box").first).to_be_checked()


def test_a_caseworker_sees_who_does_what_the_law_and_what_comes_next(shown):
    page = shown(f"/sv/{SECTION}/oversikt/?malgrupp=anvisad&yrke=1", width=1280)
    row = page.get_by_role("row").filter(has_text="Skaffa svenskt id-kort").first
    assert "Ansvarar" in row.evaluate(UNDER, "Skatteverket")
    row.get_by_role("link", name=re.compile("Skaffa svenskt id-kort")).first.click()
    expect(page).to_have_url(re.compile(r"/steg/id-kort/\?yrke=1$"))
    expect(page.get_by_role("heading", name="Lagstöd").first).to_be_visible()
    page.get_by_role("link", name="Läs som nyanländ").first.click()
    expect(page).not_to_have_url(re.compile("yrke"))
    expect(page.get_by_role("heading", name="Lagstöd")).to_have_count(0)


def test_a_caseworker_puts_a_pack_together_for_one_conversation_and_it_is_one_address(shown):
    page = shown(f"/sv/anvisad/{SECTION}/material/?med=ar", java_script_enabled=False)
    for name in ["Skaffa svenskt id-kort", "Skaffa BankID", "Dag ett"]:
        page.get_by_role("checkbox", name=re.compile(name)).check()
    page.get_by_role("button", name="Visa mappen").click()
    expect(page).to_have_url(re.compile(r"sidor=id-kort&sidor=bankid&sidor=dag-ett"))
    page.goto(f"{page.url.split('#')[0]}&utskrift=1")
    assert page.locator(".sheet").count() >= 4
    expect(page.locator(".sheet").nth(1)).to_contain_text("id-kort")
    told = page.locator(".sheet [lang]").evaluate_all("all => [...new Set(all.map(one => one.lang))]")
    assert "ar" in told


def test_a_newcomer_is_shown_where_in_the_chain_she_is(shown):
    page = shown(f"/ar/{SECTION}/motesplatser/?mote=2")
    expect(page.locator("[data-state='here']")).to_have_count(1)
    following = page.locator(".nextcard")
    expect(following).to_be_visible()
    expect(following).to_contain_text("Servicekontoret (demo)")
