"""Bytes as they go over the wire, brotli-compressed. One kB is 1,000 bytes."""

import re
import urllib.request

import brotli
import pytest

from tests.sample import more

PATHS = ["/sv/anvisad/", "/ar/anvisad/", "/sv/anvisad/steg/folkbokforing/", "/ar/anvisad/steg/folkbokforing/"]
#: With the search, which has a style and a script of its own.
SEARCHED = ["/ar/", "/sv/sok/", "/ar/sok/?q=folkbokforing"]
#: The addresses that a page asks for.
PARTS = {
    "css": r'rel="stylesheet" href="([^"]+)"',
    "js": r'<script type="module" src="([^"]+)"',
    "pictograms": r'<use href="([^"#]+)#',
}


def sent(address: str) -> tuple[int, str]:
    """How many bytes an address sends, and its text."""
    request = urllib.request.Request(address, headers={"Accept-Encoding": "br"})
    with urllib.request.urlopen(request) as response:
        body = response.read()
        compressed = response.headers.get("Content-Encoding") == "br"
    return len(body), (brotli.decompress(body) if compressed else body).decode()


def first_view(base_url: str, path: str) -> dict[str, int]:
    """The bytes of a page and of all it asks for: stylesheet, script, pictograms."""
    size, html = sent(base_url + path)
    sizes = {"html": size}
    for name, part in PARTS.items():
        sizes[name] = sum(sent(base_url + address)[0] for address in set(re.findall(part, html)))
        assert sizes[name], name
    return sizes


@pytest.mark.parametrize("path", [*PATHS, *SEARCHED])
def test_a_first_view_keeps_its_budget(base_url, path):
    size = first_view(base_url, path)
    assert size["html"] + size["css"] <= 16_000, size
    assert sum(size.values()) <= 20_000, size


@pytest.mark.parametrize("path", [*PATHS[1:3], *more(PATHS[0], PATHS[3])])
def test_a_first_view_is_four_requests_to_this_site(phone, base_url, path):
    page = phone("about:blank")
    asked = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto(path)
    page.wait_for_load_state("networkidle")
    asked = {address for address in asked if not address.startswith("data:")}  # the tab's mark is the pictograms again
    assert len(asked) == 4, asked
    assert all(address.startswith(base_url) for address in asked)


def test_the_script_keeps_its_budget(base_url):
    assert first_view(base_url, "/sv/")["js"] <= 4_000
