"""When readers get what a translator has done."""

import pytest
from django.core.exceptions import ValidationError
from wagtail.models import Page

from languages.sources import refresh
from languages.targets import carries_words
from pages.models import StepPage
from tests.pages import factories
from translation import release as rule
from translation.words import store
from translation.work import Work

pytestmark = pytest.mark.django_db

SUMMARY, FIRST = "Om folkbokforing.", "Först söker du."


@pytest.fixture
def commits(django_capture_on_commit_callbacks):
    """A block after which what waits for the commit has happened, publishing above all."""
    return lambda: django_capture_on_commit_callbacks(execute=True)


def arabic(step) -> StepPage:
    return StepPage.objects.get(translation_key=step.translation_key, locale__language_code="ar")


def everything(desk) -> dict[str, str]:
    return {
        row.select_one(".queue-swedish").get_text(): f"ar {n}" for n, row in enumerate(desk.page.select(".queue-row"))
    }


def test_a_page_in_swedish_waits_until_all_is_done(desk, step, commits):
    with commits():
        desk.post({SUMMARY: "عن"})
    assert arabic(step).alias_of_id
    with commits():
        desk.post(everything(desk))
    assert arabic(step).alias_of_id is None
    assert arabic(step).summary.startswith("ar ")
    assert desk.read().select_one("progress")["value"] == desk.page.select_one("progress")["max"]


def test_what_is_done_can_be_published_before_the_rest(desk, step, commits):
    with commits():
        desk.post({SUMMARY: "عن"}, publish="1")
    assert (arabic(step).alias_of_id, arabic(step).summary, arabic(step).title) == (None, "عن", step.title)


def test_nothing_is_published_where_nothing_is_translated(desk, step, commits):
    with commits():
        desk.post(publish="1")
    assert arabic(step).alias_of_id


def test_what_is_sound_of_a_form_with_faults_is_published_and_the_rest_is_named(desk, step, commits):
    with commits():
        desk.post({SUMMARY: "عن", FIRST: "<b>لا</b>"}, publish="1")
    assert (arabic(step).alias_of_id, arabic(step).summary) == (None, "عن")
    said = desk.page.select_one(".messages").get_text()
    assert "1 av " in said
    assert "Text: stycke 1" in said
    assert "Sammanfattning" not in said
    assert desk.row(FIRST).textarea.get_text().strip() == "<b>لا</b>"


def test_nothing_is_published_where_every_row_is_faulty(desk, step, commits):
    with commits():
        desk.post({FIRST: "<b>لا</b>"}, publish="1")
    assert arabic(step).alias_of_id


def test_a_page_that_readers_have_is_published_with_each_form(desk, step, commits):
    with commits():
        desk.post({SUMMARY: "عن"}, publish="1")
    with commits():
        desk.post({SUMMARY: "عن التسجيل"})
    assert arabic(step).summary == "عن التسجيل"


def test_single_sentences_reach_readers_together_when_she_leaves(desk, step, commits):
    with commits():
        desk.post({SUMMARY: "عن"}, publish="1")
    with commits():
        answer = desk.piece(SUMMARY, "عن التسجيل")
    assert answer["unpublished"]
    assert arabic(step).summary == "عن"
    with commits():
        desk.client.post(desk.address, {"leave": "1"}, headers={"Accept": "application/json"})
    assert arabic(step).summary == "عن التسجيل"


def test_leaving_publishes_no_page_that_is_still_in_swedish(desk, step, commits):
    with commits():
        desk.piece(SUMMARY, "عن")
        desk.client.post(desk.address, {"leave": "1"}, headers={"Accept": "application/json"})
    assert arabic(step).alias_of_id


def test_the_last_single_sentence_publishes(desk, step, commits):
    words = everything(desk)
    said = words.pop(SUMMARY)
    with commits():
        desk.post(words)
    with commits():
        assert desk.piece(SUMMARY, said)["left"] == 0
    assert arabic(step).summary == said


def test_other_pages_with_the_same_sentence_are_published_where_that_is_due(desk, site, amal, commits):
    bank, bankid = StepPage.objects.filter(locale__language_code="sv").exclude(pk=desk.step.pk).order_by("path")
    with commits():
        for page in (bank, bankid):
            refresh(page)
        work = Work(site, factories.locale("ar"), refresh(bank), amal)
        store({work.rows[0].segment: "مصرف"}, work.locale)
        rule.release(work)
    desk.read()
    key = desk.row("Not anvisad")["data-key"]
    with commits():
        desk.post({"Not anvisad": "ملاحظة"}, **{f"everywhere-{key}": "1"})
        rule.release_others.call(site.pk, factories.locale("ar").pk, [refresh(bank).pk, refresh(bankid).pk], amal.pk)
    assert "ملاحظة" in [row.note for row in arabic(bank).audience_rows.all()]
    assert not carries_words(refresh(bankid), factories.locale("ar"))


def test_what_cannot_be_published_is_told_at_its_sentence(desk, step, monkeypatch):
    def refuse(*_args, **_kwargs):
        raise ValidationError({"summary": "För långt.", "slug": "Upptagen.", "audience_rows": "Fel."})

    monkeypatch.setattr(rule, "publish", refuse)
    desk.post({SUMMARY: "عن"}, publish="1")
    row = desk.row(SUMMARY)
    assert "För långt." in row.select_one(".queue-faults").get_text()
    assert row.textarea.get_text().strip() == "عن"
    assert "Upptagen." in desk.page.select_one(".help-critical").parent.get_text()
    assert desk.said(SUMMARY) == "عن"


def test_the_tree_stays_whole(desk, commits):
    with commits():
        desk.post({SUMMARY: "عن"}, publish="1")
    assert not any(Page.find_problems())


def test_a_contact_is_published_as_a_row_of_its_own(site, amal, client, commits):
    from tests.contacts.factories import ContactFactory
    from tests.translation.desk import Desk

    contact = ContactFactory(title="Biblioteket", role="Lånar ut böcker.", site=site)
    client.force_login(amal)
    desk = Desk(client, contact, site)
    with commits():
        desk.post(everything(desk))
    told = type(contact).objects.get(translation_key=contact.translation_key, locale__language_code="ar")
    assert told.role.startswith("ar ")
