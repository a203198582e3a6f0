"""The page editor tells what the translations are, and what publishing would do to them."""

import pytest
from bs4 import BeautifulSoup
from django.contrib.auth.models import Permission
from django.test import RequestFactory
from django.urls import reverse
from wagtail.admin.admin_url_finder import AdminURLFinder
from wagtail.rich_text import RichText
from wagtail.test.utils.form_data import inline_formset, nested_form_data

from editorial.roles import EDITOR
from knowledge.models import GlossaryTerm
from languages.sources import refresh
from languages.targets import publish
from pages.models import ArticlePage, StepPage
from tests.contacts.factories import UnitFactory
from tests.html import parse
from tests.pages import factories
from tests.people import member
from tests.told import edited, tell
from translation.coverage import queue_url
from translation.editor import Translations, TranslationsSidePanel, translations_of
from translation.models import Translator

pytestmark = pytest.mark.django_db


def soup(response) -> BeautifulSoup:
    assert response.status_code == 200
    return parse(response)


def editor(client, page) -> BeautifulSoup:
    return soup(client.get(reverse("wagtailadmin_pages:edit", args=[page.pk])))


def request_of(user):
    request = RequestFactory().get("/admin/")
    request.user = user
    return request


def request_of_a_superuser():
    return request_of(type("Superuser", (), {"is_superuser": True, "is_active": True})())


def panel(page, request=None) -> BeautifulSoup:
    """The panel of the editor alone, as its page is now."""
    request = request or request_of_a_superuser()
    return parse(TranslationsSidePanel(page, request, translations_of(page, request)).render_html())


def in_arabic(page):
    return type(page).objects.get(translation_key=page.translation_key, locale__language_code="ar")


def draft(page, **fields):
    """An edit that is saved and not published."""
    for name, value in fields.items():
        setattr(page, name, value)
    page.save_revision()
    return type(page).objects.get(pk=page.pk)


def test_every_language_is_told_with_its_state_and_the_way_to_translate(admin_client, every_language):
    step = every_language.steps[0]
    source = tell(step)
    lines = editor(admin_client, step).select("[data-side-panel=translations] tbody tr")
    assert len(lines) == 11
    arabic = next(line for line in lines if line.th.get_text() == "arabiska")
    assert arabic.a["href"] == queue_url(source.pk, "ar")
    assert "coverage-cell--reviewed" in arabic.a["class"]
    assert arabic.time["datetime"]
    ukrainian = next(line for line in lines if line.th.get_text() == "ukrainska")
    assert "coverage-cell--missing" in ukrainian.a["class"]
    assert ukrainian.time is None


def test_a_changed_sentence_is_shown_with_what_was_taken_away_and_added(step):
    tell(step)
    edited(step, summary="Om bokforing & <b>.")
    told = panel(step)
    [change] = told.select(".coverage-changes li")
    assert change.find("del").get_text().endswith("folkbokforing.")
    assert "bokforing" in "".join(tag.get_text() for tag in change.select("ins"))
    assert "arabiska" in change.get_text()
    edited(step, summary="Om folkbokforing.")
    assert not panel(step).select(".coverage-changes")


def test_of_several_sentences_at_a_place_the_changed_one_is_shown_beside_what_it_was(step):
    tell(step)
    step.body[0].value["text"] = RichText("<p>Först ansöker du.</p><p>Sedan väntar du.</p>")
    edited(step)
    [change] = panel(step).select(".coverage-changes li")
    assert change.find("del").get_text().endswith("söker")
    assert change.find("ins").get_text().endswith("ansöker")


def test_a_draft_tells_which_languages_get_older_before_it_is_published(admin_client, every_language):
    step = every_language.steps[0]
    tell(step)
    tell(step, "uk", only="Om folkbokforing.")
    page = editor(admin_client, step)
    assert page.select_one("#before-publishing").get_text(strip=True) == ""
    step = draft(step, summary="Något annat.", deadline="Snart.")
    line = editor(admin_client, step).select_one("#before-publishing").get_text()
    assert "arabiska (1)" in line
    assert "ukrainska (1)" in line
    assert "turkiska" not in line
    refresh(edited(step.get_latest_revision_as_object()))
    lines = panel(step).select(".coverage-changes li")
    assert len(lines) == 1


def test_a_draft_that_goes_back_to_what_was_translated_makes_nothing_older(step):
    tell(step)
    step.body[0].value["text"] = RichText("<p>Först ansöker du.</p><p>Sedan får du vänta.</p>")
    edited(step)
    step.body[0].value["text"] = RichText("<p>Först söker du.</p><p>Sedan får du vänta.</p>")
    told = Translations(draft(step).get_latest_revision_as_object(), request_of_a_superuser())
    assert len(told.changes) == 2
    assert (told.pending.older, told.pending.new) == ({}, 0)


def test_a_new_paragraph_in_a_draft_is_new_though_another_is_changed_or_removed(step):
    tell(step)
    step.body[0].value["text"] = RichText("<p>Ring 112!</p><p>Först ansöker du.</p>")
    page = draft(step).get_latest_revision_as_object()
    pending = Translations(page, request_of_a_superuser()).pending
    assert (pending.older, pending.new) == ({"ar": 1}, 1)
    edited(page)
    told = Translations(page, request_of_a_superuser())
    assert [(change.now, change.before) for change in told.changes] == [("Först ansöker du.", "Först söker du.")]


def test_a_sentence_that_is_older_already_gets_no_newer_by_another_draft(step):
    tell(step)
    page = edited(step, summary="Något annat.")
    page = draft(page, summary="Något helt annat.").get_latest_revision_as_object()
    assert Translations(page, request_of_a_superuser()).pending.older == {"ar": 1}


def test_a_draft_without_new_words_makes_nothing_older(step):
    tell(step)
    told = Translations(draft(step, icon="home").get_latest_revision_as_object(), request_of_a_superuser())
    assert (told.pending.older, told.pending.new) == ({}, 0)


def test_all_that_is_told_costs_three_queries_beside_the_site(step, django_assert_num_queries):
    tell(step)
    edited(step, summary="Något annat.")
    page = draft(step, deadline="Snart.").get_latest_revision_as_object()
    told = Translations(page, request_of_a_superuser())
    assert told.languages
    with django_assert_num_queries(2):
        assert told.cells
        assert told.changes
        assert told.pending
        assert told.hers == {"ar"}


def test_the_box_stands_once_at_the_publish_button_where_there_is_a_translation(admin_client, step):
    refresh(step)
    assert not editor(admin_client, step).select("input[name=minor_edit]")
    tell(step)
    [box] = editor(admin_client, step).select("input[name=minor_edit]")
    assert box.find_parent("footer")
    assert not box.has_attr("checked")
    assert box.find_parent("label").get_text(strip=True)


def test_what_is_told_is_new_when_the_editor_has_saved_by_itself(admin_client):
    home = factories.home()
    factories.open_languages(home, "ar")
    tell(home)
    data = {"title": home.title, "slug": home.slug, "lead": "Två steg i taget.", "comments": inline_formset([])}
    response = admin_client.post(
        reverse("wagtailadmin_pages:edit", args=[home.pk]), nested_form_data(data), HTTP_ACCEPT="application/json"
    )
    parts = parse(response.json()["html"]).select("template")
    targets = {part["data-w-teleport-target-value"]: part.get_text() for part in parts}
    assert "arabiska (1)" in targets["#before-publishing"]
    assert "arabiska (1)" in targets["[data-side-panel='translations']"]


def test_a_page_that_is_not_published_has_nothing_told(admin_client):
    home = factories.home()
    address = reverse("wagtailadmin_pages:add", args=["pages", "articlepage", home.pk])
    assert not soup(admin_client.get(address)).select_one("[data-side-panel=translations] table")
    page = home.add_child(instance=ArticlePage(title="Utkast", slug="utkast", locale=factories.locale(), live=False))
    assert not panel(page).select("table")


def test_a_translation_shows_its_state_and_the_ways_on(admin_client, step, django_capture_on_commit_callbacks):
    source = tell(step)
    alias = editor(admin_client, in_arabic(step))
    assert alias.select_one(".coverage-cell--reviewed")
    with django_capture_on_commit_callbacks(execute=True):
        publish(source, factories.locale("ar"))
    edited(step, summary="Något annat.")
    page = editor(admin_client, in_arabic(step))
    links = [link["href"] for link in page.select(".coverage-translation__ways a")]
    assert links[:2] == [queue_url(source.pk, "ar"), reverse("wagtailadmin_pages:edit", args=[step.pk])]
    assert page.select_one(".coverage-translation .coverage-cell--older")
    assert page.select(".coverage-changes ins")
    assert not page.select("form[data-edit-form]")


def test_a_row_in_another_language_is_shown_the_same_way(admin_client, small_site, django_capture_on_commit_callbacks):
    term = GlossaryTerm.objects.get(word="sfi")
    with django_capture_on_commit_callbacks(execute=True):
        arabic = publish(tell(term), factories.locale("ar"))
    page = soup(admin_client.get(AdminURLFinder().get_edit_url(arabic)))
    assert page.select_one(".coverage-translation .coverage-cell--reviewed")


@pytest.fixture
def editors_client(client, step, django_user_model):
    """An editor of pages who is no translator."""
    client.force_login(member(EDITOR, UnitFactory(site=step.get_site()), name="edda"))
    return client


def test_who_may_not_translate_sees_the_state_without_a_link(editors_client, step, django_user_model):
    source, edda = tell(step), django_user_model.objects.get(username="edda")
    told = panel(step, request_of(edda))
    assert not told.select("a")
    assert told.select(".coverage-cell--reviewed")
    assert len(editor(editors_client, in_arabic(step)).select(".coverage-translation__ways a")) == 2
    row = Translator.objects.create(user=edda, site=step.get_site())
    row.locales.add(factories.locale("ar"))
    assert panel(step, request_of(edda)).a["href"] == queue_url(source.pk, "ar")


def test_who_may_not_edit_the_page_sees_nothing_of_it(client, step, django_user_model):
    user = django_user_model.objects.create_user("ingen")
    user.user_permissions.add(Permission.objects.get(codename="access_admin"))
    client.force_login(user)
    for page in (step, in_arabic(step)):
        assert client.get(reverse("wagtailadmin_pages:edit", args=[page.pk])).status_code == 302
        assert StepPage.objects.filter(pk=page.pk).exists()
