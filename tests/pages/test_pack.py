import json

import brotli
import pytest
from bs4 import BeautifulSoup

from pages.models import ContentVersion, StepIndexPage
from pages.pack import own_assets
from tests.pages import factories

pytestmark = pytest.mark.django_db
PACK = "/paket/ar/anvisad.json"


def pack_of(client, address=PACK):
    answer = client.get(address, headers={"Accept-Encoding": "br"})
    return answer, json.loads(brotli.decompress(answer.content))


def test_a_pack_holds_the_path_with_its_steps_alone_and_beside_swedish(client, small_site):
    pages = pack_of(client)[1]["pages"]
    steps = [f"/ar/anvisad/steg/{step.slug}/" for step in small_site.steps]
    assert {"/ar/", "/ar/anvisad/", "/utan-internet/ar/", "/verktyg/ar/"} < pages.keys()
    assert {*steps, *(f"{step}?med=sv" for step in steps)} < pages.keys()
    for address in steps:
        alone, beside = (BeautifulSoup(pages[one], "html.parser") for one in (address, f"{address}?med=sv"))
        assert alone.html["lang"] == beside.html["lang"] == "ar"
        assert not alone.select(".pair")
        assert {"ar", "sv"} <= {part["lang"] for part in beside.select(".pair > [lang]")}


def test_a_page_of_a_pack_is_the_page_that_is_served(client, small_site):
    pages = pack_of(client)[1]["pages"]
    for address in pages:
        assert pages[address] == client.get(address).content.decode(), address


def test_every_link_that_a_path_leads_to_below_it_is_in_the_pack(client, small_site):
    pages = pack_of(client)[1]["pages"]
    path = BeautifulSoup(pages["/ar/anvisad/"], "html.parser")
    led_to = {link["href"] for link in path.select("main a[href^='/ar/anvisad/steg/']")}
    assert led_to
    assert led_to <= pages.keys()


def test_a_swedish_pack_has_nothing_beside_it(client, small_site):
    assert not [address for address in pack_of(client, "/paket/sv/anvisad.json")[1]["pages"] if "?" in address]


def test_a_pack_says_how_much_is_fetched_and_how_long_it_is_unpacked(client, small_site):
    answer, _content = pack_of(client)
    assert int(answer["X-Length"]) == len(brotli.decompress(answer.content))
    assert int(answer["X-Size"]) == len(answer.content) + sum(own_assets().values())
    assert client.head(PACK)["X-Size"] == answer["X-Size"]


def test_who_knows_no_brotli_gets_it_plain(client, small_site):
    answer = client.get(PACK)
    assert "Content-Encoding" not in answer
    assert answer.json() == pack_of(client)[1]


def test_nothing_is_sent_again_until_something_has_changed(client, small_site):
    first = client.get(PACK)
    assert client.get(PACK, headers={"If-None-Match": first["ETag"]}).status_code == 304
    ContentVersion.rise()
    assert client.get(PACK, headers={"If-None-Match": first["ETag"]}).status_code == 200


@pytest.mark.parametrize("address", ["/paket/uk/anvisad.json", "/paket/ar/ingen.json", "/paket/xx/anvisad.json"])
def test_what_the_site_has_not_is_404(client, small_site, address):
    assert client.get(address).status_code == 404


def test_the_pack_of_another_site_holds_its_own_steps(client, small_site):
    other = factories.home("annan.example", "annan")
    index = StepIndexPage.objects.descendant_of(other).get()
    factories.step(index, "eget-steg")
    found = client.get("/paket/sv/anvisad.json", headers={"Host": "annan.example"}).json()["pages"]
    assert "/sv/anvisad/steg/eget-steg/" in found
    assert "/sv/anvisad/steg/bankid/" not in found


@pytest.mark.parametrize("code", ["sv", "ar"])
def test_what_is_said_without_internet_is_whom_to_call(client, small_site, code):
    page = BeautifulSoup(client.get(f"/utan-internet/{code}/").content, "html.parser")
    assert page.html["lang"] == code
    assert page.select_one(".foot a[href='tel:112']")
    assert client.get("/utan-internet/uk/").status_code == 404
