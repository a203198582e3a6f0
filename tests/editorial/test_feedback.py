"""A reader says whether a page helped, and what was missing."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from editorial import doors
from editorial.models import LONGEST_TEXT, Feedback
from languages import declared
from pages.models import ArticlePage, ContentVersion, StepPage
from tests.editorial.sending import fields_of, post
from tests.html import parse
from tests.sample import one_in

pytestmark = pytest.mark.django_db

STEP = "/ar/anvisad/steg/folkbokforing/"
ASKING = [STEP, "/sv/steg/bankid/", "/ar/anvisad/", "/sv/kontakter/", "/ar/anvisad/kontakter/", "/sv/om/"]
NOT_ASKING = ["/sv/", "/sv/steg/", "/sv/ord/"]


def after_no(client, path: str = STEP):
    """The form for words that follows a no."""
    return parse(post(client, f"{path}svar/", hjalpte="nej")).select_one("main form")


@pytest.mark.parametrize("path", ASKING)
def test_a_page_asks_at_its_end_whether_it_helped(client, small_site, path):
    form = parse(client.get(path)).select("main form[method=post]")[-1]
    assert form["action"] == "svar/"
    assert [(button["name"], button["value"]) for button in form.select("button")] == [
        ("hjalpte", "ja"),
        ("hjalpte", "nej"),
    ]
    assert form.legend.text
    assert form.select_one("input[name=webbplats]").has_attr("hidden")


@pytest.mark.parametrize("path", NOT_ASKING)
def test_a_page_of_choices_does_not_ask(client, small_site, path):
    assert not parse(client.get(path)).select("form[method=post]")


@pytest.mark.parametrize(("value", "helpful"), [("ja", True), ("nej", False)])
def test_an_answer_is_kept_with_page_language_and_audience_and_nothing_of_her(client, small_site, value, helpful):
    response = post(client, f"{STEP}svar/", hjalpte=value)
    assert (response.status_code, dict(response.cookies)) == (200, {})
    assert "no-store" in response["Cache-Control"]
    kept = Feedback.objects.values().get()
    step = StepPage.objects.get(slug="folkbokforing", locale__language_code="sv")
    assert kept.pop("id")
    assert kept.pop("created")
    assert kept.pop("seen_on") is kept.pop("seen_by_id") is None
    assert kept == {
        "site_id": small_site.home.get_site().pk,
        "page_id": step.pk,
        "path": STEP,
        "language": "ar",
        "audience": "anvisad",
        "kind": "sida",
        "helpful": helpful,
        "text": "",
    }


@pytest.mark.parametrize("code", one_in(4, [language.code for language in declared.INTERFACE]))
def test_she_is_thanked_in_her_language_and_can_say_more_and_go_back(client, every_language, code):
    page = parse(post(client, f"/{code}/anvisad/steg/bankid/svar/", hjalpte="ja"))
    assert (page.html["lang"], page.html["dir"]) == (declared.tag(code), declared.direction(code))
    form = page.select_one("main form")
    box = form.textarea
    assert (box["dir"], int(box["maxlength"])) == ("auto", LONGEST_TEXT)
    assert form.find("label", attrs={"for": box["id"]}).text
    assert page.find(id=box["aria-describedby"]).text
    assert page.select_one("main a.btn")["href"] == "../"
    assert page.select_one(f".menu a[href='/{code}/anvisad/']")
    assert len(page.select("h1")) == 1


def test_words_are_kept_with_the_answer_they_follow(client, small_site):
    form = after_no(client)
    response = post(client, f"{STEP}svar/", **fields_of(form) | {"text": " أين المكتب؟\r\nPS: tack "})
    page = parse(response)
    assert (response.status_code, page.select("main form")) == (200, [])
    feedback = Feedback.objects.get()
    assert (feedback.helpful, feedback.text) == (False, "أين المكتب؟\nPS: tack")


@pytest.mark.parametrize(
    "text", ["Jag är 121212-1212, hjälp", "١٩١٢١٢١٢-١٢١٢", "701063-2391", "x" * (LONGEST_TEXT + 1), " \r\n ", "a\0b"]
)
def test_words_that_cannot_be_taken_stand_in_the_form_with_the_reason(client, small_site, text):
    response = post(client, f"{STEP}svar/", **fields_of(after_no(client)) | {"text": text})
    page = parse(response)
    box = page.select_one("main form textarea")
    assert response.status_code == 422
    assert box.text.strip() == text.strip().replace("\0", "\N{REPLACEMENT CHARACTER}")  # as HTML reads it
    assert box["aria-invalid"] == "true"
    assert all(page.find(id=name).text.strip() for name in box["aria-describedby"].split())
    assert Feedback.objects.get().text == ""


def test_refused_words_can_be_mended_and_sent(client, small_site):
    refused = post(client, f"{STEP}svar/", **fields_of(after_no(client)) | {"text": "121212-1212"})
    again = fields_of(parse(refused).select_one("main form"))
    assert post(client, f"{STEP}svar/", **again | {"text": "Numret saknas."}).status_code == 200
    assert Feedback.objects.get().text == "Numret saknas."


def test_as_long_a_text_as_the_box_takes_is_taken_in_any_script(client, small_site):
    text = "👩" * (LONGEST_TEXT - 1) + "\n" + "x"
    for words in [text[:LONGEST_TEXT], "ሀ" * LONGEST_TEXT]:
        fields = fields_of(after_no(client)) | {"text": words.replace("\n", "\r\n")}
        assert post(client, f"{STEP}svar/", **fields).status_code == 200
        assert Feedback.objects.first().text == words.strip()


def test_the_way_back_keeps_the_language_beside_and_the_filters(client, small_site):
    asked = "?steg=folkbokforing&med=sv"
    form = parse(client.get(f"/ar/kontakter/{asked}")).select("main form[method=post]")[-1]
    page = parse(post(client, f"/ar/kontakter/{form['action']}", hjalpte="ja"))
    assert page.select_one("main a.btn")["href"] == f"../{asked}"
    assert page.select_one("main form")["action"] == f"./{asked}"


def test_an_answer_that_is_too_old_takes_no_words_and_gives_them_back(client, small_site, monkeypatch):
    fields = fields_of(after_no(client)) | {"text": "Var ligger kontoret?"}
    monkeypatch.setattr(doors, "OPEN_FOR", -1)
    response = post(client, f"{STEP}svar/", **fields)
    assert response.status_code == 410
    assert parse(response).select_one("main textarea").text.strip() == "Var ligger kontoret?"
    assert Feedback.objects.get().text == ""


def test_a_reference_that_is_forged_or_to_another_page_is_refused(client, small_site):
    fields = fields_of(after_no(client)) | {"text": "Hej"}
    for path, changes in [(STEP, {"svar": "1:2:3"}), (STEP, {"svar": ""}), ("/ar/steg/bankid/", {})]:
        assert post(client, f"{path}svar/", **fields | changes).status_code == 400
    assert Feedback.objects.get().text == ""


def test_an_answer_is_no_change_of_content_and_a_deleted_page_leaves_its_answers(
    client, small_site, django_capture_on_commit_callbacks
):
    before = ContentVersion.current()
    with django_capture_on_commit_callbacks(execute=True):
        post(client, "/sv/om/svar/", hjalpte="nej")
    assert ContentVersion.current() == before
    ArticlePage.objects.get(slug="om", locale__language_code="sv").delete()
    assert Feedback.objects.values("page", "path").get() == {"page": None, "path": "/sv/om/"}


def test_an_answer_asks_little_of_the_database_however_many_steps_there_are(client, small_site):
    post(client, f"{STEP}svar/", hjalpte="ja")
    with CaptureQueriesContext(connection) as counted:
        post(client, f"{STEP}svar/", hjalpte="ja")
    assert len(counted) <= 15, "\n".join(query["sql"][:300] for query in counted)
