"""What happens to what a translator types."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from wagtail_localize.models import StringTranslation

from knowledge.models import Fact, GlossaryTerm
from languages.sources import refresh
from languages.state import Kind
from pages.models import StepPage
from tests.contacts.factories import site as other_site
from tests.html import parse
from tests.pages import factories
from tests.sample import more
from tests.translation.desk import Desk, sentences
from translation.models import Translator
from translation.words import store

pytestmark = pytest.mark.django_db

SUMMARY, FIRST = "Om folkbokforing.", "Först söker du."


def arabic(step) -> StepPage:
    return StepPage.objects.get(translation_key=step.translation_key, locale__language_code="ar")


def test_swedish_stands_beside_a_field_in_the_right_direction(desk):
    row = desk.row(SUMMARY)
    assert (row.select_one(".queue-swedish")["lang"], row.select_one(".queue-swedish")["dir"]) == ("sv", "ltr")
    assert (row.textarea["lang"], row.textarea["dir"]) == ("ar", "rtl")
    assert row.select_one(f"label[for='{row.textarea['id']}']")
    assert row["data-kind"] == "missing"


def test_a_page_costs_the_same_however_long_it_is(desk):
    with CaptureQueriesContext(connection) as few:
        desk.read()
    desk.step.body = factories.body(*(f"Mening nummer {number}." for number in range(30)))
    desk.step.save()
    refresh(desk.step)
    with CaptureQueriesContext(connection) as many:
        assert len(desk.read().select(".queue-row")) > 30
    assert len(many) == len(few) <= 40


def test_what_is_typed_is_stored_as_a_persons(desk, amal):
    desk.post({SUMMARY: "عن التسجيل & أكثر"})
    row = StringTranslation.objects.get()
    assert (row.data, row.translation_type, row.last_translated_by) == ("عن التسجيل &amp; أكثر", "manual", amal)
    assert desk.row(SUMMARY).textarea.get_text().strip() == "عن التسجيل & أكثر"


def test_nothing_typed_is_lost_when_some_of_it_is_wrong(desk):
    page = desk.post({SUMMARY: "<b>غليظ</b>", FIRST: "أولاً"})
    assert page.status_code == 200
    row = desk.row(SUMMARY)
    assert row.textarea.get_text().strip() == "<b>غليظ</b>"
    assert row.textarea["aria-invalid"] == "true"
    faults = desk.page.find(id=row.textarea["aria-describedby"].split()[-1])
    assert "<b>" in faults.get_text()
    assert desk.said(FIRST) == "أولاً"
    assert desk.kind(SUMMARY) == Kind.MISSING


def test_too_long_a_text_is_told_before_it_is_published(desk, step):
    page = desk.post({step.title: "س" * 256})
    assert page.status_code == 200
    assert "255" in desk.row(step.title).select_one(".queue-faults").get_text()
    assert not StringTranslation.objects.exists()


def test_what_is_not_touched_is_not_reviewed(desk):
    told = sentences(desk.step)
    store({told[SUMMARY]: "آلة <br> ", told[FIRST]: "آلة"}, factories.locale("ar"), machine=True, tool="T")
    desk.read()
    desk.post({FIRST: "إنسان"})
    assert (desk.kind(SUMMARY), desk.kind(FIRST)) == (Kind.MACHINE, Kind.REVIEWED)


def test_one_tap_reviews_what_a_machine_made(desk):
    store({sentences(desk.step)[SUMMARY]: "آلة"}, factories.locale("ar"), machine=True, tool="T")
    desk.read()
    assert desk.row(SUMMARY).textarea.get_text().strip() == "آلة"
    desk.press("review", SUMMARY)
    assert (desk.kind(SUMMARY), desk.said(SUMMARY)) == (Kind.REVIEWED, "آلة")


def test_what_is_older_shows_the_difference_and_can_still_be_right(desk, step):
    store({sentences(step)[SUMMARY]: "عن التسجيل"}, factories.locale("ar"))
    step.summary = "Om att folkbokföra sig."
    step.save()
    refresh(step)
    desk.read()
    row = desk.row(step.summary)
    assert row.textarea.get_text().strip() == "عن التسجيل"
    assert "folkbokforing" in row.select_one("del").get_text()
    assert "folkbokföra" in row.select_one("ins").get_text()
    desk.press("review", step.summary)
    assert (desk.kind(step.summary), desk.said(step.summary)) == (Kind.REVIEWED, "عن التسجيل")


def test_the_second_of_two_translators_sees_both(desk, step, site, client, django_user_model):
    second = django_user_model.objects.create_user("omar", first_name="Omar")
    Translator.objects.create(user=second, site=site).locales.set([factories.locale("ar")])
    store({sentences(step)[SUMMARY]: "كلمات عمر"}, factories.locale("ar"), user=second)
    desk.post({SUMMARY: "كلمات أمل"})
    row = desk.row(SUMMARY)
    theirs = row.select_one(".queue-theirs").get_text()
    assert "Omar" in theirs
    assert "كلمات عمر" in theirs
    assert row.textarea.get_text().strip() == "كلمات أمل"
    assert desk.said(SUMMARY) == "كلمات عمر"
    desk.post()
    assert desk.said(SUMMARY) == "كلمات أمل"


def test_two_who_say_the_same_need_not_know(desk, step):
    store({sentences(step)[SUMMARY]: "نفس"}, factories.locale("ar"))
    desk.post({SUMMARY: "نفس"})
    assert not desk.page.select(".queue-theirs, .queue-faults")


def test_what_was_typed_for_changed_swedish_is_kept(desk, step):
    step.summary = "Något annat."
    step.save()
    refresh(step)
    desk.post({SUMMARY: "كتبت"})
    row = desk.row("Något annat.")
    assert row.textarea.get_text().strip() == "كتبت"
    assert row.select_one(".queue-faults")
    assert not StringTranslation.objects.exists()


def test_what_was_typed_for_swedish_that_is_gone_is_told(desk, step):
    step.body = []
    step.save()
    refresh(step)
    desk.post({FIRST: "كتبت"})
    assert desk.page.select_one(".queue-kept").get_text() == "كتبت"


def test_swedish_can_stay_on_purpose_and_be_undone(desk, step):
    store({sentences(step)[step.title]: "آلة"}, factories.locale("ar"), machine=True, tool="T")
    desk.read()
    desk.press("blank", step.title)
    assert desk.kind(step.title) == Kind.BLANK
    assert "DO_NOT" not in arabic(step).draft_title
    assert "DO_NOT" not in desk.page.get_text()
    desk.press("unblank", step.title)
    assert (desk.kind(step.title), desk.said(step.title)) == (Kind.MACHINE, "آلة")
    desk.press("blank", SUMMARY)
    desk.press("unblank", SUMMARY)
    assert desk.kind(SUMMARY) == Kind.MISSING


def test_everywhere_is_nowhere_on_another_site(desk, site, client):
    own, foreign = site.root_page.specific, factories.home("granne.example", "granne")
    refresh(foreign)
    desk = Desk(client, own, site)
    row = desk.row(own.lead)
    assert not row.select(".queue-everywhere")
    desk.post({own.lead: "خطوة"}, **{f"everywhere-{row['data-key']}": "1"})
    assert (sentences(own)[own.lead].said, sentences(foreign)[foreign.lead].said) == ("خطوة", "")


def test_one_translation_for_the_same_sentence_everywhere(desk):
    others = StepPage.objects.filter(locale__language_code="sv").exclude(pk=desk.step.pk)
    for page in others:
        refresh(page)
    desk.read()
    row = desk.row("Not anvisad")
    assert "2" in row.select_one(".queue-everywhere").get_text()
    desk.post({"Not anvisad": "ملاحظة"}, **{f"everywhere-{row['data-key']}": "1"})
    assert {sentences(page)["Not anvisad"].said for page in others} == {"ملاحظة"}


def test_without_asking_only_this_page_is_translated(desk):
    others = StepPage.objects.filter(locale__language_code="sv").exclude(pk=desk.step.pk)
    for page in others:
        refresh(page)
    desk.post({"Not anvisad": "ملاحظة"})
    assert {sentences(page)["Not anvisad"].said for page in others} == {""}


def test_the_same_sentence_on_a_page_is_one_row(desk, step):
    step.body = factories.body("Samma.", "Samma.")
    step.save()
    refresh(step)
    desk.read()
    rows = [row for row in desk.page.select(".queue-row") if row.select_one(".queue-swedish").get_text() == "Samma."]
    assert len(rows) == 1
    desk.post({"Samma.": "نفس"})
    assert StringTranslation.objects.filter(data="نفس").count() == 2


def test_terms_facts_and_proposals_are_at_hand(desk, step, site):
    Fact.objects.create(key="avgift", label="Avgift", value="400", unit="kr")
    GlossaryTerm.objects.create(word="id-kort", definition="Ett kort.", slug="id-kort", locale=factories.locale())
    step.fee = "Ett id-kort kostar [[avgift]]."
    step.save()
    bank = StepPage.objects.get(slug="bankkonto", locale__language_code="sv")
    bank.fee = "Ett id-kort kostar [[avgift]] nu."
    bank.save()
    store({sentences(bank)[bank.fee]: "سعر [[avgift]] الآن"}, factories.locale("ar"))
    refresh(step)
    desk.read()
    row = desk.row(step.fee)
    assert row.select_one("mark").get_text() == "id-kort"
    assert row.select_one(".queue-chip")["data-insert"] == "[[avgift]]"
    assert "400" in row.select_one(".queue-hint").get_text()
    assert row.select_one(".queue-proposals [data-take]")["data-take"] == "سعر [[avgift]] الآن"


def test_one_row_can_be_saved_by_itself(desk):
    answer = desk.piece(SUMMARY, "عن")
    assert answer["sound"]
    row = parse(answer["row"]).select_one(".queue-row")
    assert row["data-kind"] == "reviewed"
    assert desk.said(SUMMARY) == "عن"
    failed = desk.piece(FIRST, "<i>لا</i>")
    assert not failed["sound"]
    assert "<i>لا</i>" in parse(failed["row"]).textarea.get_text()


@pytest.mark.parametrize(
    "data", [{"words-x": "a"}, {"row": "\x00"}, *more({}, {"everywhere-9-x": "1"}, {"review": "1-1"})]
)
def test_odd_forms_do_no_harm(desk, data):
    assert desk.client.post(desk.address, data).status_code in (200, 302)
    assert not StringTranslation.objects.exists()


@pytest.mark.parametrize("code", ["tr", "sv"])
def test_other_languages_are_closed(desk, site, code):
    factories.locale(code)
    address = desk.address.replace("/ar/", f"/{code}/")
    assert desk.client.get(address).url == reverse("wagtailadmin_home")
    assert desk.client.post(address, {}).url == reverse("wagtailadmin_home")


def test_other_sites_and_their_pages_are_closed(desk, site):
    away = factories.home("granne.example", "granne")
    neighbour = other_site("granne.example")
    strange = refresh(away).pk
    assert desk.client.get(reverse("translation:work", args=[site.pk, "ar", strange])).status_code == 404
    assert desk.client.get(reverse("translation:work", args=[neighbour.pk, "ar", strange])).status_code == 302
    national = refresh(GlossaryTerm.objects.get(slug="sfi"))
    assert desk.client.get(reverse("translation:work", args=[site.pk, "ar", national.pk])).status_code == 404


def test_one_row_whose_swedish_has_changed_is_answered_with_what_is_there_now(desk, step):
    row = desk.row(SUMMARY)
    step.summary = "Något annat."
    step.save()
    refresh(step)
    data = {name: value for name, value in desk.fields().items() if name.endswith(row["data-key"])}
    data |= {row.textarea["name"]: "كتبت", "row": row["data-key"]}
    answer = desk.client.post(desk.address, data, headers={"Accept": "application/json"}).json()
    fresh = parse(answer["row"])
    assert fresh.select_one(".queue-swedish").get_text() == "Något annat."
    assert fresh.textarea.get_text().strip() == "كتبت"
    assert not answer["sound"]
