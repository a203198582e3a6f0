"""Bytes as they go over the wire, brotli-compressed. One kB is 1,000 bytes."""

import re
import urllib.request
from urllib.parse import urljoin

import brotli
import pytest

PATHS = ["/sv/anvisad/", "/ar/anvisad/", "/sv/anvisad/steg/folkbokforing/", "/ar/anvisad/steg/folkbokforing/"]


def sent(address: str) -> tuple[int, str]:
    """How many bytes an address sends, and its text."""
    request = urllib.request.Request(address, headers={"Accept-Encoding": "br"})
    with urllib.request.urlopen(request) as response:
        body = response.read()
        compressed = response.headers.get("Content-Encoding") == "br"
    return len(body), (brotli.decompress(body) if compressed else body).decode()


def first_view(base_url: str, path: str) -> dict[str, int]:
    """The bytes of a page and of all it asks for: stylesheet, script, what the stylesheet draws with, icon."""
    size, html = sent(base_url + path)
    [css] = set(re.findall(r'rel="stylesheet" href="([^"]+)"', html))
    [script] = set(re.findall(r'<script src="([^"]+)"', html))
    [icon] = set(re.findall(r'rel="icon" href="([^"]+)"', html))
    css_size, rules = sent(base_url + css)
    drawn = set(re.findall(r'url\("?([^")]+\.svg)"?\)', rules)) - set(re.findall(r"data:[^\"]*", rules))
    found = {"html": size, "css": css_size, "js": sent(base_url + script)[0], "icon": sent(base_url + icon)[0]}
    for name in drawn:
        found[name] = sent(urljoin(base_url + css, name))[0]
    return found


@pytest.mark.parametrize("path", PATHS)
def test_a_first_view_keeps_its_budget(base_url, path):
    size = first_view(base_url, path)
    assert size["html"] + size["css"] <= 16_000, size
    assert sum(size.values()) <= 20_000, size


def test_the_script_keeps_its_budget(base_url):
    assert first_view(base_url, "/sv/")["js"] <= 4_000
