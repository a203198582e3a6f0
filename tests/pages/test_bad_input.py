"""Nothing a reader can send gives a 500 or an empty page."""

import pytest

from pages.choices import ContactFilter

pytestmark = pytest.mark.django_db

ADDRESSES = [
    "/",
    "/sv/",
    "/ar/anvisad/",
    "/sv/steg/",
    "/ar/anvisad/steg/folkbokforing/",
    "/sv/kontakter/",
    "/ar/anvisad/kontakter/servicekontor/",
    "/ar/ord/",
    "/sv/om/",
    "/sitemap.xml",
    "/robots.txt",
    "/manifest.webmanifest",
    "/api/v2/contacts/",
]
VALUES = [
    "\0",
    "a" * 10_000,
    "\u202e\u200f",
    "👩🏽‍👩🏻‍👧🏿",
    "'; DROP TABLE pages_steppage; --",
    "<script>alert(1)</script>",
    '"',
    "%00",
    "[[idkort_avgift]]",
    "{{ settings.SECRET_KEY }}",
    "١٢٣",
    "-1",
]
PATHS = [
    "/sv/%00/",
    "/%00",
    "/sv/steg/%00/",
    "/sv/anvisad/%00/",
    "/sv/" + "a" * 5000 + "/",
    "/sv/anvisad/anvisad/",
    "/sv/anvisad/massflykt/steg/bankid/",
    "/sv/%E2%80%AE/",
    "/sv/%F0%9F%98%80/",
    "/sv/%ff/",
    "/sv/../admin",
    "/sv//steg/",
    "/sv/steg/bankid/extra/",
    "/sv/okand/steg/bankid/",
    "/sv/kontakter/%00/",
    "/sv/kontakter/plats/%00/",
    "/sv/kontakter/servicekontor/" + "a/" * 900,
    "/sv/kontakter/%00.vcf",
    "/sv-SE/",
    "/xx/",
    "/s/%00",
]
NAMES = ["q", *ContactFilter.values, "sidor", "sida", "med", "utskrift", "okand"]


def test_no_parameter_breaks_a_page(client, small_site, everything):
    """Each page is sent a third of the values, and each value goes to a third of the pages, or to all."""
    for number, value in enumerate(VALUES):
        for address in ADDRESSES if everything else ADDRESSES[number % 3 :: 3]:
            parameters = {"search": value} if "api" in address else dict.fromkeys(NAMES, value)
            response = client.get(address, parameters)
            assert response.status_code in (200, 400), (address, value)
            assert b"<script>alert(1)</script>" not in response.content


def test_no_path_breaks_the_site(client, small_site):
    for path in PATHS:
        assert client.get(path).status_code in (301, 302, 400, 404), path


@pytest.mark.parametrize("path", ["/ar/%ff/", "/sv/%FF/", "/AR/%ff/", "/ar/%25FF/", "/AR/%C3%A5/", "/ar/%C3%85/"])
def test_bytes_that_are_no_address_are_not_found_instead_of_led_in_a_ring(client, small_site, path):
    assert client.get(path, follow=True).status_code == 404


def test_no_browser_language_breaks_the_front_door(client, small_site):
    for language in ["*", "", "sv;q=a", "x" * 5000, "ar;q=1,sv;q=2,,,", "\u202e".encode().hex()]:
        assert client.get("/", headers={"Accept-Language": language}).status_code == 200, language


def test_a_filter_given_nine_hundred_times_is_answered(client, small_site):
    response = client.get("/sv/kontakter/?" + "&".join(["typ=kommun"] * 900))
    assert response.status_code == 200


def test_pages_are_only_read(client, small_site):
    for method in (client.post, client.put, client.patch, client.delete):
        for address in ["/", "/robots.txt", "/sitemap.xml", "/sv/", "/ar/anvisad/", "/sv/steg/bankid/"]:
            assert method(address).status_code == 405, address


def test_an_unknown_filter_finds_nothing_and_says_so(client, small_site):
    response = client.get("/sv/kontakter/", {"typ": "okand"})
    assert b"Servicekontoret" not in response.content
    assert b'class="card contact"' not in response.content
