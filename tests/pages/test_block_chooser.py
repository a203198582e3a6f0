"""The block chooser: every block says what it is for, and is shown as readers see it."""

import pytest
from django.contrib.auth import get_user_model
from django.urls import reverse

from pages.blocks.guides import GuideBlock
from pages.models import GuidePage
from tests.html import parse

pytestmark = pytest.mark.django_db

KINDS = list(GuideBlock().child_blocks)


@pytest.fixture
def chosen():
    """The blocks of the editor's form for a guide, which are all there are."""
    return GuidePage._meta.get_field("body").stream_block.child_blocks


@pytest.mark.parametrize("kind", KINDS)
def test_a_block_is_shown_in_swedish_with_its_template_and_our_style(client, chosen, kind):
    client.force_login(get_user_model().objects.create_superuser("astrid"))
    block = chosen[kind]
    response = client.get(reverse("wagtailadmin_block_preview"), {"id": block.definition_prefix})
    page = parse(response)
    assert block.is_previewable
    assert page.html["lang"] == "sv"
    assert page.select_one("link[rel=stylesheet]")["href"].startswith("/static/css/site")
    assert page.main.get_text(strip=True) or page.main.svg["aria-label"]
    assert "frame-ancestors 'self'" in response["Content-Security-Policy"]


def test_every_block_has_a_sentence_a_group_and_an_icon_of_its_own(chosen):
    for block in chosen.values():
        assert str(block.get_description()).endswith(".")
        assert block.meta.group
    icons = [block.meta.icon for block in chosen.values()]
    assert len(set(icons)) == len(icons)
