"""A path on the phone: saved when she asks, whole, read in airplane mode, brought up to date, taken away."""

import time

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import PATIENCE
from tests.sample import more

PATH = "/{}/anvisad/"
#: Whether each of these addresses has a page on the phone.
KEPT = "async all => (await Promise.all(all.map(one => caches.match(one)))).map(Boolean)"
CACHES = """(async () => {
    const found = {};
    for (const name of await caches.keys()) found[name] = (await (await caches.open(name)).keys()).length;
    return found;
})()"""


def save(page):
    page.locator("[data-do=save]").click()
    expect(page.locator("#spara")).to_have_attribute("data-state", "ask")
    size = page.locator("#spara [data-size]").first.inner_text()
    page.locator("#spara button[value=save]:visible").click()
    expect(page.locator("#spara")).to_have_attribute("data-state", "saved")
    page.locator("#spara button[type=submit]").click()
    return int(size.removesuffix("\xa0kB"))


def caches(page) -> dict:
    return page.evaluate(CACHES)


def until(page, promise: str):
    """Wait until what a promise gives is true; `wait_for_function` takes the promise itself for that."""
    deadline = time.monotonic() + PATIENCE / 1000
    while not page.evaluate(promise):
        assert time.monotonic() < deadline, promise
        page.wait_for_timeout(50)


def controlled(page):
    """Wait until the worker answers for the page."""
    page.wait_for_function("navigator.serviceWorker.controller")


@pytest.fixture(scope="module")
def in_airplane_mode(browser, base_url):
    """A phone with the Arabic path on it and without internet, for tests that leave nothing on it."""
    context = browser.new_context(base_url=base_url, viewport={"width": 360, "height": 740})
    context.set_default_timeout(PATIENCE)
    page = context.new_page()
    page.goto(PATH.format("ar"))
    save(page)
    controlled(page)
    context.set_offline(True)
    yield page
    context.close()


@pytest.mark.parametrize("language", ["ar", *more("sv", "ti", "uk")])
def test_in_airplane_mode_the_whole_path_opens_with_its_ticks(phone, language, everything):
    page = phone(PATH.format(language))
    steps = page.locator(".trail > .phase .station h3 a").evaluate_all("all => all.map(one => one.pathname)")
    page.locator(".tick").first.click()
    page.locator("#kom-ihag button[value=yes]").click()
    assert 0 < save(page) <= 150
    controlled(page)
    page.context.set_offline(True)

    answer = page.goto(PATH.format(language))
    assert answer.from_service_worker
    expect(page.locator(".station").first).to_have_attribute("data-state", "done")
    addresses = {}
    for step in steps:
        beside = {} if language == "sv" else {f"{step}?med=sv": language}
        addresses |= {step: language, step.replace(f"/{language}/", "/sv/"): "sv", **beside}
    assert len(addresses) >= len(steps) > 10
    assert all(page.evaluate(KEPT, [*addresses]))
    for address, code in addresses.items() if everything else [*addresses.items()][:6]:
        answer = page.goto(address)
        assert (answer.status, answer.from_service_worker) == (200, True), address
        expect(page.locator("html")).to_have_attribute("lang", code)
        assert page.evaluate("document.styleSheets[0].cssRules.length") > 5, address


def test_before_she_asks_there_is_no_worker_and_nothing_kept(phone):
    page = phone(PATH.format("ar"))
    page.locator("[data-do=save]").click()
    expect(page.locator("#spara")).to_have_attribute("data-state", "ask")
    assert page.evaluate("navigator.serviceWorker.getRegistrations().then(all => all.length)") == 0
    assert caches(page) == {}
    assert page.evaluate("localStorage.length") == 0


def test_a_page_that_was_never_saved_says_so_with_the_emergency_numbers(in_airplane_mode):
    page = in_airplane_mode
    for address in ["/ar/massflykt/", "/uk/", "/ar/finns-inte/", "/ar/kontakter/?q=sfi"]:
        answer = page.goto(address)
        assert (answer.status, answer.from_service_worker) == (503, True)
        expect(page.locator("html")).to_have_attribute("lang", "ar")
        expect(page.locator(".contact a[href='tel:112']")).to_be_visible()
        expect(page.locator(".chips a").first).to_have_attribute("href", "/ar/anvisad/")


def test_a_page_she_has_visited_opens_again_but_not_what_she_searched_for(phone):
    page = phone(PATH.format("sv"))
    save(page)
    controlled(page)
    page.goto("/sv/kontakter/?q=skyddat+boende")
    page.goto("/sv/om/")
    until(page, "caches.match('/sv/om/').then(Boolean)")
    assert page.evaluate("caches.match('/sv/kontakter/?q=skyddat+boende')") is None
    page.context.set_offline(True)
    assert page.goto("/sv/om/").status == 200
    expect(page.locator("h1")).to_be_visible()


def test_an_answer_that_cannot_be_sent_says_that_there_is_no_internet(in_airplane_mode):
    page = in_airplane_mode
    page.goto(PATH.format("ar"))
    page.locator("form [name=hjalpte]").first.click()
    expect(page.locator(".contact a[href='tel:112']")).to_be_visible()
    expect(page.locator("html")).to_have_attribute("lang", "ar")


def test_it_says_when_it_was_saved_and_can_be_taken_away(phone):
    page = phone(PATH.format("sv"))
    save(page)
    page.reload()
    expect(page.locator("[data-do=save] span")).to_have_text(page.locator("[data-do=save]").get_attribute("data-ok"))
    page.locator("[data-do=save]").click()
    expect(page.locator("#spara [data-saved]")).to_have_text(
        page.evaluate("new Date().toLocaleDateString('sv', { dateStyle: 'long' })")
    )
    page.locator("#spara button[value=take]").click()
    expect(page.locator("#spara")).to_have_attribute("data-state", "taken")
    assert caches(page) == {}
    assert page.evaluate("navigator.serviceWorker.getRegistrations().then(all => all.length)") == 0


def test_forget_everything_takes_the_path_away_too(phone):
    page = phone(PATH.format("sv"))
    save(page)
    page.locator(".tick").first.click()
    page.locator("#kom-ihag button[value=yes]").click()
    page.locator(".memory summary").click()
    page.locator("[data-do=forget]").click()
    page.locator("#glom button[value=yes]").click()
    expect(page.locator(".memory")).to_be_hidden()
    until(page, "navigator.serviceWorker.getRegistrations().then(all => !all.length)")
    assert caches(page) == {}
    expect(page.locator("[data-do=save] span")).not_to_have_text(
        page.locator("[data-do=save]").get_attribute("data-ok")
    )


@pytest.mark.everything
def test_a_download_that_breaks_leaves_what_was_there_and_says_so(phone):
    page = phone(PATH.format("sv"))
    page.route("**/paket/**", lambda route: route.abort() if route.request.method == "GET" else route.continue_())
    page.locator("[data-do=save]").click()
    page.locator("#spara[data-state=ask] button[value=save]:visible").click()
    expect(page.locator("#spara")).to_have_attribute("data-state", "failed")
    assert caches(page) == {}
    page.unroute("**/paket/**")
    page.locator("#spara button[value=save]:visible").click()
    expect(page.locator("#spara")).to_have_attribute("data-state", "saved")
    [before] = caches(page)

    page.route("**/paket/**", lambda route: route.fulfill(body="{", headers={"X-Size": "1", "X-Length": "1"}))
    page.locator("#spara button[value=save]:visible").click()
    expect(page.locator("#spara")).to_have_attribute("data-state", "failed")
    assert list(caches(page)) == [before]


#: What was saved two days ago, when the page said something else.
AGED = """async ([name, address, path]) => {
    const cache = await caches.open(name);
    await cache.put(path, new Response('Gammal'));
    const headers = { ETag: '"gammal"', 'X-Size': '1', 'X-Saved': new Date(Date.now() - 2 * 86400000).toISOString() };
    await cache.put(address, new Response('', { headers }));
}"""


def test_after_a_day_it_is_brought_up_to_date_whole(phone):
    page = phone(PATH.format("sv"))
    save(page)
    [before] = caches(page)
    page.evaluate(AGED, [before, "/paket/sv/anvisad.json", PATH.format("sv")])
    page.reload()
    until(page, f"caches.has('{before}').then(there => !there)")
    [after] = [name for name in caches(page) if name.startswith("vag ")]
    kept = f"caches.match('{PATH.format('sv')}', {{ cacheName: '{after}' }}).then(page => page.text())"
    assert "<h1>Din väg" in page.evaluate(kept)


@pytest.mark.everything
def test_what_has_not_changed_is_asked_about_once_a_day(phone):
    page, asked = phone(PATH.format("sv")), []
    save(page)
    page.clock.install()
    page.clock.fast_forward("25:00:00")
    page.on("response", lambda answer: asked.append(answer.status) if "/paket/" in answer.url else None)
    page.reload()
    today = "new Date().toISOString().slice(0, 10)"
    saved = "caches.match('/paket/sv/anvisad.json').then(kept => kept.headers.get('X-Saved'))"
    until(page, f"{saved}.then(day => day.startsWith({today}))")
    page.reload()
    expect(page.locator("[data-do=save] span")).to_have_text(page.locator("[data-do=save]").get_attribute("data-ok"))
    assert asked == [304]


def test_a_phone_that_cannot_keep_pages_is_not_offered_to(phone):
    page = phone("about:blank")
    page.add_init_script("delete window.caches")
    page.goto(PATH.format("sv"))
    expect(page.locator("[data-do=listen], .share").first).to_be_visible()
    expect(page.locator("[data-do=save]")).to_have_count(0)


def test_a_saved_page_keeps_the_policy_of_the_site(in_airplane_mode):
    answer = in_airplane_mode.goto(PATH.format("ar"))
    assert answer.from_service_worker
    assert "default-src 'none'" in answer.headers["content-security-policy"]


def test_it_can_be_put_on_the_first_screen_in_her_language(phone):
    page = phone(PATH.format("ar"))
    manifest = page.request.get(page.locator("link[rel=manifest]").get_attribute("href")).json()
    assert (manifest["lang"], manifest["dir"], manifest["display"]) == ("ar", "rtl", "standalone")
    assert manifest["start_url"] == "/ar/"
    sizes = {icon["sizes"]: page.request.get(icon["src"]) for icon in manifest["icons"]}
    assert {"192x192", "512x512"} <= sizes.keys()
    assert all(answer.ok for answer in sizes.values())
