"""The editor says that the meaning is the same: asked of Swedish pages, anew at each edit."""

import pytest
from django.urls import reverse
from wagtail.test.utils.form_data import inline_formset, nested_form_data

from pages.models import ArticlePage, BasePage, HomePage, StepIndexPage
from tests.pages import factories

pytestmark = pytest.mark.django_db


@pytest.fixture
def home():
    return factories.home()


def form_of(page: BasePage, data=None):
    """The edit form of a page."""
    form_class = type(page).get_edit_handler().get_form_class()
    return form_class(data, instance=page, parent_page=page.get_parent(), for_user=None)


def filled(home: HomePage, **fields) -> dict:
    return nested_form_data(
        {"title": home.title, "slug": home.slug, "lead": home.lead, "comments": inline_formset([]), **fields}
    )


@pytest.mark.parametrize("model", [HomePage, ArticlePage, StepIndexPage])
def test_a_swedish_page_is_asked_with_an_empty_box(home, model):
    page = model.objects.get()
    page.minor_edit = True
    assert form_of(page)["minor_edit"].value() is False


def test_a_translation_and_a_new_page_are_not_asked(home):
    factories.open_languages(home, "ar")
    arabic = HomePage.objects.get(locale__language_code="ar")
    assert "minor_edit" not in form_of(arabic).fields
    new = ArticlePage()
    assert "minor_edit" not in type(new).get_edit_handler().get_form_class()(instance=new, parent_page=home).fields


def test_what_is_ticked_is_kept_in_the_revision_and_gone_at_the_next_edit(home, admin_client):
    address = reverse("wagtailadmin_pages:edit", args=[home.pk])
    for data, kept in ((filled(home, minor_edit="on"), True), (filled(home), False)):
        admin_client.post(address, data)
        home.refresh_from_db()
        draft = home.get_latest_revision_as_object()
        assert draft.minor_edit is kept
        assert form_of(draft)["minor_edit"].value() is False
