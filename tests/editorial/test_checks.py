"""Wagtail's checks of a preview, as our pages need them."""

import json

import pytest
from django.contrib.auth import get_user_model
from django.urls import reverse

from tests.html import parse

pytestmark = pytest.mark.django_db


def test_the_editor_checks_what_pages_can_get_wrong_and_stands_beside_the_counts(client, small_site):
    client.force_login(get_user_model().objects.create_superuser("astrid"))
    address = reverse("wagtailadmin_pages:edit", args=[small_site.steps[0].pk])
    page = parse(client.get(address))
    checks = json.loads(page.select_one("#checker-axe-configuration").text)
    asked = set(checks["options"]["runOnly"])
    assert {"heading-order", "image-alt", "alt-text-quality", "link-name"} <= asked
    assert {rule["id"] for rule in checks["spec"]["rules"]} == {"alt-text-quality"}
    assert asked >= set(checks["messages"]) - {"empty-meta-description"}
    panel = page.select_one("[data-side-panel=checks]")
    assert panel.select_one("[data-plain-language]")["data-plain-language"] == "/admin/klarsprak/steppage/"
    assert not panel.select_one("[data-content-readability-score]")
