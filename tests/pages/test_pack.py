import json
from datetime import date

import brotli
import pytest
from django.contrib.auth import get_user_model
from django.core.cache import cache
from wagtail.images import get_image_model
from wagtail.images.tests.utils import get_test_image_file
from wagtail.models import PageViewRestriction

from pages import tools
from pages.known import known
from pages.models import ContentVersion, Kommun, StepIndexPage, StepPage
from pages.pack import edition, making, own_assets
from pages.reader import Reader
from tests.html import parse
from tests.pages import factories

pytestmark = pytest.mark.django_db
PACK = "/paket/sv/anvisad.json"
#: With the path in Swedish too, and beside it: twice as many pages.
ARABIC = "/paket/ar/anvisad.json"


@pytest.fixture(autouse=True)
def nothing_kept():
    cache.clear()


def pack_of(client, address=PACK):
    answer = client.get(address, headers={"Accept-Encoding": "br"})
    return answer, json.loads(brotli.decompress(answer.content))


def test_a_pack_holds_the_path_with_its_steps_alone_and_beside_swedish(client, small_site):
    pages = pack_of(client, ARABIC)[1]["pages"]
    steps = [f"/ar/anvisad/steg/{step.slug}/" for step in small_site.steps]
    assert {"/ar/", "/ar/anvisad/", "/sv/anvisad/", "/utan-internet/ar/", tools.address("ar")} < pages.keys()
    assert {*steps, *(f"{step}?med=sv" for step in steps)} < pages.keys()
    assert {step.replace("/ar/", "/sv/") for step in steps} < pages.keys()
    for address in steps:
        alone, beside = (parse(pages[one]) for one in (address, f"{address}?med=sv"))
        assert alone.html["lang"] == beside.html["lang"] == "ar"
        assert not alone.select(".pair")
        assert {"ar", "sv"} <= {part["lang"] for part in beside.select(".pair > [lang]")}


def test_a_page_of_a_pack_is_the_page_that_is_served(client, small_site):
    pages = pack_of(client, ARABIC)[1]["pages"]
    for address in pages:
        assert pages[address] == client.get(address).content.decode(), address


def test_every_link_that_a_path_leads_to_below_it_is_in_the_pack(client, small_site):
    pages = pack_of(client)[1]["pages"]
    path = parse(pages["/sv/anvisad/"])
    led_to = {link["href"] for link in path.select("main a[href^='/sv/anvisad/steg/']")}
    assert led_to
    assert led_to <= pages.keys()


def test_a_swedish_pack_has_nothing_beside_it(client, small_site):
    assert not [address for address in pack_of(client)[1]["pages"] if "med=" in address]


def test_a_page_that_is_missing_is_left_out_and_the_rest_is_kept(client, small_site):
    StepPage.objects.filter(slug="bankid", locale__language_code="ar").update(live=False)
    pages = pack_of(client, ARABIC)[1]["pages"]
    assert "/ar/anvisad/steg/bankid/" not in pages
    assert "/ar/anvisad/steg/bankkonto/" in pages


def test_a_pack_is_as_anybody_gets_it_whoever_asks(client, small_site):
    step = small_site.steps[0]
    PageViewRestriction.objects.create(page=step, restriction_type="login")
    client.force_login(get_user_model().objects.create_superuser("a", "a@example.se", "x"))
    pages = pack_of(client)[1]["pages"]
    assert f"/sv/anvisad/steg/{step.slug}/" not in pages
    assert "Om folkbokforing" not in "".join(pages.values())


def test_the_kommuns_pictures_are_kept_in_one_format_and_counted(client, small_site, settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path
    image = get_image_model().objects.create(title="Hus", file=get_test_image_file(size=(40, 40)))
    step = small_site.steps[0]
    picture = {"type": "picture", "value": {"image": image.pk, "pictogram": "", "alternative_text": ""}}
    step.body = step._meta.get_field("body").stream_block.to_python([picture])
    step.save_revision().publish()
    answer, content = pack_of(client)
    [kept] = [address for address in content["assets"] if address.startswith("/media/")]
    page = parse(content["pages"]["/sv/anvisad/steg/folkbokforing/"])
    assert page.select_one(".picture img")["src"] == kept
    assert not page.select("source")
    size = (tmp_path / kept.removeprefix("/media/")).stat().st_size
    assert int(answer["X-Size"]) == len(answer.content) + sum(own_assets().values()) + size


def test_a_kommun_with_its_own_colour_keeps_it(client, small_site):
    Kommun.objects.create(site=small_site.home.get_site(), colour="#123456")
    assert "/kommun.css" in pack_of(client)[1]["assets"]


def test_packs_are_made_one_at_a_time_and_who_waits_too_long_is_told_to_come_back(client, small_site, monkeypatch):
    monkeypatch.setattr("pages.pack.PATIENCE", 0.01)
    with making:
        answer = client.get(PACK)
    assert (answer.status_code, answer["Retry-After"]) == (503, "10")
    assert client.get(PACK).status_code == 200


def test_a_pack_is_made_once(client, small_site, monkeypatch):
    pack_of(client)
    monkeypatch.setattr("pages.pack.make", lambda *_: 1 / 0)
    assert pack_of(client)[0].status_code == 200
    assert client.get(PACK, headers={"If-None-Match": pack_of(client)[0]["ETag"]}).status_code == 304


def test_an_edition_is_that_of_what_is_known_not_of_what_has_changed_since(client, small_site):
    def reader() -> Reader:
        now = known(small_site.home.get_site())
        return Reader(now, "ar", next(one for one in now.offered if one.slug == "anvisad"))

    asking = reader()
    before = edition(asking)
    ContentVersion.rise()
    assert edition(asking) == before != edition(reader())


def test_another_week_is_another_edition_for_holidays_are_said_ahead(client, small_site, monkeypatch):
    first = client.head(PACK)["ETag"]
    monkeypatch.setattr("django.utils.timezone.localdate", lambda *_: date(2030, 1, 7))
    assert client.head(PACK)["ETag"] != first


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
    page = parse(client.get(f"/utan-internet/{code}/"))
    assert page.html["lang"] == code
    assert page.select_one(".foot a[href='tel:112']")
    assert client.get("/utan-internet/uk/").status_code == 404
