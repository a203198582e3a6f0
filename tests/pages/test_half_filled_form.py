"""Nothing that an editor has typed is lost when something of it is wrong."""

import pytest
from django.contrib.auth import get_user_model
from django.urls import reverse

from pages.models import StepIndexPage
from tests.html import parse
from tests.pages import factories
from tests.pages.test_step_rules_in_admin import after, applies, filled_form

pytestmark = pytest.mark.django_db

NOTE = "Skriv till oss först."
SUMMARY = "En halv sammanfattning"


@pytest.fixture
def answer(client):
    """What comes back of a form whose second tab has a row that closes a circle, and whose words are half written."""
    factories.home()
    index = StepIndexPage.objects.get()
    bankid = factories.step(index, "bankid")
    account = factories.step(index, "konto", after=[bankid])
    row = {**applies(), "note": NOTE, "deadline": "Inom en vecka"}
    typed = {"title": "Nytt namn", "summary": SUMMARY, "deadline": "I morgon"}
    data = filled_form(bankid, [row], [after(account)], **typed).data
    client.force_login(get_user_model().objects.create_superuser("astrid"))
    return parse(client.post(reverse("wagtailadmin_pages:edit", args=[bankid.pk]), data))


def test_all_that_was_typed_stands_there_again(answer):
    assert answer.select_one("[name=title]")["value"] == "Nytt namn"
    assert answer.select_one("[name=summary]").text.strip() == SUMMARY
    assert answer.select_one("[name=deadline]")["value"] == "I morgon"
    assert answer.select_one("[name=audience_rows-0-note]").text.strip() == NOTE


def test_the_error_stands_at_the_field_of_the_row_in_a_tab_that_counts_its_errors(answer):
    wrong = [field for field in answer.select("[data-field]") if field.select_one(".error-message")]
    assert [field.select_one("input")["name"] for field in wrong] == ["prerequisites-0-required"]
    tab = wrong[0].find_parent(attrs={"role": "tabpanel"})
    counter = answer.select_one(f"[role=tab][href='#{tab['id']}'] [data-controller=w-count]")
    assert counter["data-w-count-container-value"] == f"#{tab['id']}"


def test_what_is_seldom_filled_in_is_folded_away_until_it_says_something(answer):
    folds = {fold.select_one("input, select")["name"]: "open" in fold.attrs for fold in answer.select(".folded")}
    assert folds["audience_rows-0-condition"] is True
    assert folds["prerequisites-0-audiences"] is False
