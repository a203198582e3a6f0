"""A new editor's list of what to do first: it ticks itself off, and can be put away."""

import pytest
from django.contrib.auth.models import User
from django.urls import reverse
from wagtail.log_actions import log
from wagtail.models import Site

from editorial.review import CONFIRM
from editorial.roles import EDITOR
from tests.contacts.factories import ContactFactory, UnitFactory
from tests.html import parse
from tests.people import member

pytestmark = pytest.mark.django_db


@pytest.fixture
def editor(client, small_site) -> User:
    user = member(EDITOR, UnitFactory(site=Site.objects.get()))
    client.force_login(user)
    return user


def listed(client) -> list[str]:
    """What is left to do, in order."""
    page = parse(client.get("/admin/"))
    return [link.get_text(strip=True) for link in page.select(".first-steps li > a")]


def test_what_is_done_by_the_log_is_ticked_and_a_list_without_anything_left_is_gone(
    client, editor, small_site, django_user_model, monkeypatch
):
    everything = listed(client)
    assert len(everything) == 4
    step = small_site.steps[0]
    log(instance=step, action="wagtail.edit", user=django_user_model.objects.create_user("annan"))
    assert listed(client) == everything
    log(instance=step, action="wagtail.edit", user=editor)
    assert listed(client) == [*everything[:2], everything[3]]
    log(instance=step, action="wagtail.publish", user=editor)
    log(instance=ContactFactory(), action=CONFIRM, user=editor)
    assert listed(client) == everything[:1]
    monkeypatch.setattr("editorial.first_steps.is_mfa_enabled", lambda user: True)
    page = parse(client.get("/admin/"))
    assert not page.select(".first-steps")


def test_the_list_can_be_put_away_by_her_alone(client, editor):
    assert client.get(reverse("put_first_steps_away")).status_code == 405
    assert client.post(reverse("put_first_steps_away"), follow=True).redirect_chain == [("/admin/", 302)]
    assert listed(client) == []
    client.force_login(member(EDITOR, *editor.units.all(), name="en till"))
    assert len(listed(client)) == 4
