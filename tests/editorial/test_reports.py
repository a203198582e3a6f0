"""The form of the statement of accessibility: anonymous, on the page itself."""

import pytest

from editorial.models import Feedback
from tests.editorial.sending import fields_of, post
from tests.html import parse

pytestmark = pytest.mark.django_db

PAGE = "/ar/om/tillganglighet/"


def form_on(client, path: str = PAGE):
    return parse(client.get(path)).select("main form")[-1]


def test_a_report_is_kept_with_its_kind(client, statement_page):
    form = form_on(client)
    response = post(client, f"{PAGE}{form['action']}", **fields_of(form) | {"text": "Jag ser inte knappen."})
    assert response.status_code == 200
    assert parse(response).select("main form") == []
    assert Feedback.objects.values("kind", "helpful", "text", "page", "language", "path").get() == {
        "kind": "tillganglighet",
        "helpful": None,
        "text": "Jag ser inte knappen.",
        "page": statement_page.pk,
        "language": "ar",
        "path": PAGE,
    }


@pytest.mark.parametrize("text", ["", "Ring 121212-1212"])
def test_a_report_that_cannot_be_taken_stands_in_the_form(client, statement_page, text):
    response = post(client, f"{PAGE}svar/", text=text)
    page = parse(response)
    assert response.status_code == 422
    assert page.select_one("main form textarea").text.strip() == text
    assert not Feedback.objects.exists()


def test_a_statement_does_not_ask_whether_it_helped_and_other_pages_take_no_reports(client, statement_page):
    assert form_on(client).select("button[name=hjalpte]") == []
    assert post(client, f"{PAGE}svar/", hjalpte="ja").status_code == 400
    assert post(client, "/ar/om/svar/", text="Hej").status_code == 400
    assert not Feedback.objects.exists()
