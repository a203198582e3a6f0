"""What an editor sees of a draft before anybody else does: for each audience, in each language, beside another."""

from itertools import product

import pytest
from bs4 import BeautifulSoup
from django.contrib.auth.models import User
from django.urls import reverse

from pages import previews
from tests.html import parse
from tests.pages import factories
from tests.pages.conftest import AUDIENCES
from tests.pages.typing import typed
from tests.sample import more

pytestmark = pytest.mark.django_db

NEW = "Det här har ingen sparat än."
WAYS = ["", "~ar", "~ar~bredvid"]
#: Each way once, for a reader of no audience and of one; the rest of the matrix is left to `make test-all`.
SEEN = [("", "~ar"), ("anvisad", ""), ("anvisad", "~ar~bredvid")]


@pytest.fixture
def admin(client) -> User:
    client.force_login(User.objects.create_superuser("admin"))
    return client


def preview(client, page, mode: str) -> BeautifulSoup:
    """What the editor sees of a page with changes that nobody has saved."""
    address = reverse("wagtailadmin_pages:preview_on_edit", args=[page.pk])
    told = client.post(address, typed(client, page, NEW)).json()
    assert told == {"is_valid": True, "is_available": True}
    response = client.get(address, {"mode": mode, "in_preview_panel": "true"})
    assert "frame-ancestors 'self'" in response["Content-Security-Policy"]
    return parse(response)


@pytest.mark.parametrize(
    ("audience", "way"), [*SEEN, *more(*(one for one in product(["", *AUDIENCES], WAYS) if one not in SEEN))]
)
def test_unsaved_words_are_seen_for_each_audience_in_each_language_and_beside_it(admin, small_site, audience, way):
    factories.audience()
    html = preview(admin, small_site.steps[0], f"{audience}{way}")
    assert NEW in html.main.text
    assert html.html["lang"] == ("ar" if way == "~ar" else "sv")
    assert bool(html.select(".pairs, .pair")) == (way == "~ar~bredvid")
    links = {a["href"] for a in html.select("nav a[href]")}
    assert any(f"/{audience}/" in link for link in links) if audience else True


def test_a_translation_lends_its_words_to_the_draft(admin, small_site, translate):
    step = small_site.steps[0]
    translate(step, "ar")
    html = preview(admin, step, "~ar")
    assert html.h1.text != step.title
    assert not html.h1.get("lang")
    added = html.find(string=NEW).find_parent(attrs={"lang": True})
    assert (added["lang"], added["dir"]) == ("sv", "ltr")


@pytest.mark.parametrize("mode", ["\0", *more("ingen", "~xx", "anvisad~sv", "~~", "~ar~bredvid~mer")])
def test_a_mode_that_there_is_not_is_left_out(admin, small_site, mode):
    assert NEW in preview(admin, small_site.steps[0], mode).main.text


def test_the_editor_offers_a_phone_first_and_the_languages_of_the_site_beside_the_audiences(admin, small_site):
    response = admin.get(reverse("wagtailadmin_pages:edit", args=[small_site.steps[0].pk]))
    html = parse(response)
    sizes = [(size["data-device-width"], size.has_attr("checked")) for size in html.select("[name=preview-size]")]
    assert sizes == [("360", True), ("768", False), ("1280", False)]
    assert [option["value"] for option in html.select("#preview-language option")] == ["", "ar"]
    assert [option["value"] for option in html.select("#id_preview_mode option")] == ["", *AUDIENCES]


def test_only_an_editor_s_bar_is_added_to_a_preview_and_never_to_the_page(admin, small_site):
    step = small_site.steps[0]
    assert "wagtail-userbar" in str(preview(admin, step, ""))
    assert "wagtail-userbar" not in admin.get(step.url).content.decode()


def test_modes_are_written_as_they_are_read():
    for name in ["", "anvisad", "anvisad~ar", "~ar", "anvisad~ar~bredvid", "~ar~bredvid"]:
        assert str(previews.Mode.of(name)) == name
    assert previews.Mode.of("anvisad~ar~bredvid") == previews.Mode("anvisad", "ar", beside=True)
