"""Nothing that an editor has typed is lost when something of it is wrong."""

import pytest
from bs4 import BeautifulSoup
from django.contrib.auth import get_user_model
from django.urls import reverse

from pages.models import StepIndexPage
from tests.html import parse
from tests.pages import factories
from tests.pages.test_step_rules_in_admin import after, applies, filled_form

pytestmark = pytest.mark.django_db

NOTE = "Skriv till oss först."
SUMMARY = "En halv sammanfattning"


def answer(client) -> BeautifulSoup:
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


def test_a_form_that_is_refused_comes_back_with_all_that_was_typed(client):
    """It says what is wrong where that stands, and folds away what is seldom filled in until it says something."""
    form = answer(client)
    says_what_was_typed(form)
    says_what_is_wrong(form)
    folds_what_says_nothing(form)


def says_what_was_typed(answer: BeautifulSoup) -> None:
    assert answer.select_one("[name=title]")["value"] == "Nytt namn"
    assert answer.select_one("[name=summary]").text.strip() == SUMMARY
    assert answer.select_one("[name=deadline]")["value"] == "I morgon"
    assert answer.select_one("[name=audience_rows-0-note]").text.strip() == NOTE


def says_what_is_wrong(answer: BeautifulSoup) -> None:
    """At the field of its row, in a tab that counts its errors."""
    wrong = [field for field in answer.select("[data-field]") if field.select_one(".error-message")]
    assert [field.select_one("input")["name"] for field in wrong] == ["prerequisites-0-required"]
    tab = wrong[0].find_parent(attrs={"role": "tabpanel"})
    counter = answer.select_one(f"[role=tab][href='#{tab['id']}'] [data-controller=w-count]")
    assert counter["data-w-count-container-value"] == f"#{tab['id']}"


def folds_what_says_nothing(answer: BeautifulSoup) -> None:
    folds = {fold.select_one("input, select")["name"]: "open" in fold.attrs for fold in answer.select(".folded")}
    assert folds["audience_rows-0-condition"] is True
    assert folds["prerequisites-0-audiences"] is False
