"""A page inside a page of the kommun's own website: bare, and framed by that website alone."""

import pytest
from wagtail.models import Site

from pages.models import Kommun
from tests.html import parse

pytestmark = pytest.mark.django_db


def test_a_page_is_framed_by_the_website_of_its_kommun_alone(client, small_site):
    Kommun.objects.create(site=Site.objects.get(), website="https://www.exempel.se/nyanland")
    framed = client.get("/ar/anvisad/steg/bankid/?ram=1&med=sv")
    assert "frame-ancestors 'self' https://www.exempel.se" in framed["Content-Security-Policy"].split("; ")
    assert "X-Frame-Options" not in framed
    page = parse(framed)
    assert not page.find(class_="top")
    assert not page.find(class_="foot")
    assert page.base["target"] == "_top"
    assert not [a for a in page.find_all("a", href=True) if "ram=" in a["href"]]
    plain = client.get("/ar/anvisad/steg/bankid/")
    assert "frame-ancestors 'none'" in plain["Content-Security-Policy"]
    assert plain["X-Frame-Options"] == "DENY"


@pytest.mark.parametrize("asked", ["?ram=1", "?ram=2", "?ram=%00"])
def test_nobody_frames_the_pages_of_a_kommun_without_a_website(client, small_site, asked):
    answer = client.get(f"/sv/kontakter/{asked}")
    assert "frame-ancestors 'none'" in answer["Content-Security-Policy"]
    assert answer["X-Frame-Options"] == "DENY"
