"""What an editor has typed is never lost: not to a colleague's newer version, nor to a session that has ended."""

import pytest
from django.contrib.auth.models import User
from django.test import Client
from django.urls import reverse

from pages.models import StepPage
from tests.editorial.sending import fields_of
from tests.html import parse
from tests.pages.typing import typed

pytestmark = pytest.mark.django_db

MINE, THEIRS = "Det här har jag skrivit.", "Det här har hon skrivit."
BROWSER = {"sec-fetch-site": "same-origin", "sec-fetch-mode": "navigate", "accept": "text/html"}


@pytest.fixture
def step(small_site) -> StepPage:
    small_site.steps[0].save_revision()
    return StepPage.objects.get(pk=small_site.steps[0].pk)


@pytest.fixture
def me() -> User:
    return User.objects.create_superuser("me")


@pytest.fixture
def editor(me) -> Client:
    """A browser that asks for a token with each form, as browsers must."""
    client = Client(enforce_csrf_checks=True, headers=BROWSER)
    client.force_login(me)
    return client


def address(step: StepPage) -> str:
    return reverse("wagtailadmin_pages:edit", args=[step.pk])


def held(response) -> dict[str, str]:
    """The form that gives back what was typed."""
    return fields_of(parse(response).select_one("form.held"))


def latest(step: StepPage) -> StepPage:
    return StepPage.objects.get(pk=step.pk).get_latest_revision_as_object()


def test_an_older_form_goes_over_nothing_until_both_have_been_seen(editor, step):
    mine = typed(editor, step, summary=MINE)
    other = latest(step)
    other.summary = THEIRS
    theirs = other.save_revision(user=User.objects.create_user("hon", first_name="Hanna"))
    response = editor.post(address(step), mine)
    assert response.status_code == 409
    assert latest(step).summary == THEIRS
    html = parse(response)
    assert "Hanna" in html.select_one(".help-warning").text
    assert [row.text.strip() for row in html.select("td.comparison .deletion, td.comparison .addition")]
    words = html.select_one("td.comparison").text
    assert "jag" in words
    assert "hon" in words
    assert editor.post(address(step), held(response)).status_code == 302
    assert latest(step).summary == MINE
    assert theirs.as_object().summary == THEIRS, "still in the history"


def test_what_her_own_form_has_saved_by_itself_is_in_nobodys_way(editor, me, step):
    mine = typed(editor, step, summary=MINE)
    latest(step).save_revision(user=me)
    assert editor.post(address(step), mine).status_code == 302
    assert latest(step).summary == MINE


def test_a_version_that_saved_itself_meanwhile_is_not_written_over_either(editor, step):
    """Wagtail writes one revision again and again while somebody types."""
    revision = latest(step).save_revision()
    mine = typed(editor, step, summary=MINE)
    other = latest(step)
    other.summary = THEIRS
    other.save_revision(overwrite_revision=revision)
    response = editor.post(address(step), mine)
    assert response.status_code == 409
    editor.post(address(step), held(response))
    assert latest(step).summary == MINE
    assert [row.as_object().summary for row in StepPage.objects.get(pk=step.pk).revisions.order_by("-pk")][1] == THEIRS


def test_of_what_cannot_be_saved_nothing_is_lost_either(editor, step):
    mine = typed(editor, step, summary=MINE, slug="inte en adress")
    latest(step).save_revision()
    response = editor.post(address(step), mine)
    assert held(response)["slug"] == "inte en adress"
    response = editor.post(address(step), held(response))
    assert response.status_code == 200
    assert parse(response).select_one("[name=summary]").text.strip() == MINE, "Wagtail shows the faults"


def test_a_form_saves_itself_only_over_what_it_was_made_from(editor, step):
    mine = typed(editor, step, summary=MINE)
    latest(step).save_revision()
    response = editor.post(address(step), mine, headers={**BROWSER, "accept": "application/json"})
    assert (response.status_code, response.json()["error_code"]) == (400, "invalid_revision")


def test_who_has_been_logged_out_logs_in_beside_and_saves(editor, step, me):
    mine = typed(editor, step, summary=MINE)
    editor.session.flush()
    response = editor.post(address(step), mine)
    assert response.status_code == 403
    assert parse(response).select_one("main a[target=_blank]")["href"].startswith(reverse("account_login"))
    editor.force_login(me)
    editor.get(reverse("wagtailadmin_home"))
    editor.cookies["csrftoken"] = "a" * 32  # logging in gives a new one, which the form knows nothing of
    response = editor.post(address(step), held(response))
    assert response.status_code == 403
    assert editor.post(address(step), held(response)).status_code == 302
    assert latest(step).summary == MINE


@pytest.mark.parametrize(
    "headers",
    [
        {**BROWSER, "sec-fetch-site": "cross-site"},
        {**BROWSER, "sec-fetch-mode": "cors"},
        {"origin": "https://ond.example"},
    ],
)
def test_what_comes_from_elsewhere_is_given_back_to_nobody(step, headers):
    response = Client(enforce_csrf_checks=True, headers=headers).post(address(step), {"summary": MINE})
    assert MINE not in response.content.decode()


def test_the_editor_saves_by_itself_and_warns_who_leaves_before_it_has(editor, step):
    form = parse(editor.get(address(step))).select_one("#page-edit-form")
    assert {"w-unsaved", "w-autosave"} <= set(form["data-controller"].split())
    assert "beforeunload@window->w-unsaved#confirm" in form["data-action"]
