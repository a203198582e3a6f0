"""Law 1: one page, one address, every language."""

import pytest
from wagtail.models import Locale, Page, PageViewRestriction
from wagtail_localize.models import Translation, TranslationSource

from languages.sync import sync
from languages.targets import tree_lock
from pages.models import ArticlePage, StepPage
from tests import replay
from tests.pages import factories

pytestmark = pytest.mark.django_db


@pytest.fixture
def translated(small_site, django_capture_on_commit_callbacks):
    """A step with a real translation in Arabic and an alias in Turkish."""
    replay.once("an Arabic step", lambda: build_translated(small_site, django_capture_on_commit_callbacks))
    return StepPage.objects.get(pk=small_site.steps[0].pk)


def build_translated(small_site, commits) -> None:
    factories.open_languages(small_site.home, "tr")
    step = StepPage.objects.get(pk=small_site.steps[0].pk)
    with commits(execute=True):
        source, _created = TranslationSource.update_or_create_from_instance(step)
        Translation.objects.create(source=source, target_locale=factories.locale("ar")).save_target()


def test_a_new_slug_is_carried_to_every_language_and_the_old_address_redirects(
    client, translated, django_capture_on_commit_callbacks
):
    step = StepPage.objects.get(pk=translated.pk)
    step.slug = "anmal-flytt"
    with django_capture_on_commit_callbacks(execute=True):
        step.save_revision().publish()
    for code in ("sv", "ar", "tr"):
        assert client.get(f"/{code}/steg/anmal-flytt/").status_code == 200, code
        old = client.get(f"/{code}/steg/folkbokforing/")
        assert (old.status_code, old["Location"]) == (301, f"/{code}/steg/anmal-flytt/"), code


def test_a_translation_without_a_translated_word_says_it_is_not_translated(client, translated):
    assert b'data-kind="missing"' in client.get("/ar/steg/folkbokforing/").content


def test_a_locale_without_pages_opens_no_language(client, small_site):
    Locale.objects.create(language_code="de")
    assert client.get("/de/").status_code == 404
    assert b'href="/de/"' not in client.get("/").content


@pytest.mark.parametrize(
    ("written", "leads_to"),
    [
        ("/AR/", "/ar/"),
        ("/ar/Anvisad/", "/ar/anvisad/"),
        ("/Sv/Steg/Bankid/?med=ar", "/sv/steg/bankid/?med=ar"),
        ("/sv/anvisad", "/sv/anvisad/"),
    ],
)
def test_an_address_as_a_phone_writes_it_leads_to_the_page(client, small_site, written, leads_to):
    response = client.get(written)
    assert (response.status_code, response["Location"]) == (301, leads_to)


@pytest.mark.parametrize(("asked", "code"), [("ar", "ar"), ("de,ar-SA;q=0.5", "ar"), ("de", "sv")])
def test_an_address_without_its_language_leads_to_the_readers_if_it_is_open(client, small_site, asked, code):
    response = client.get("/kontakter/", headers={"Accept-Language": asked})
    assert (response.status_code, response["Location"]) == (302, f"/{code}/kontakter/")


@pytest.mark.parametrize("path", ["/nope", "/s/abc", "/static/nope.css", "/api/v2/steps/", "/xx/"])
def test_what_is_nowhere_is_not_found_at_once(client, small_site, path):
    assert client.get(path).status_code in (301, 404)


def addresses(client, rest: str) -> dict[str, int]:
    return {code: client.get(f"/{code}/{rest}").status_code for code in ("sv", "ar", "tr")}


def test_a_page_that_moves_moves_in_every_language(client, translated, django_capture_on_commit_callbacks):
    about = ArticlePage.objects.get(slug="om", locale__language_code="sv")
    page = about.add_child(instance=ArticlePage(title="Integritet", slug="integritet", locale=about.locale))
    with django_capture_on_commit_callbacks(execute=True):
        page.save_revision().publish()
    page.move(translated.get_parent().get_parent(), pos="last-child")
    assert set(addresses(client, "integritet/").values()) == {200}
    assert not any(Page.find_problems())


def order(code: str) -> list[str]:
    return [step.slug for step in StepPage.objects.filter(locale__language_code=code).order_by("path")]


def test_pages_that_change_places_do_so_in_every_language(translated):
    first, second, third = order("sv")
    StepPage.objects.get(slug=third, locale__language_code="sv").move(
        StepPage.objects.get(slug=first, locale__language_code="sv"), pos="left"
    )
    assert [order(code) for code in ("sv", "ar", "tr")] == [[third, first, second]] * 3
    StepPage.objects.get(slug=third, locale__language_code="sv").move(translated.get_parent(), pos="last-child")
    assert [order(code) for code in ("sv", "ar", "tr")] == [[first, second, third]] * 3
    assert not any(Page.find_problems())


def test_a_draft_that_was_put_among_others_is_published_there_in_every_language(
    translated, django_capture_on_commit_callbacks
):
    first = StepPage.objects.get(slug=order("sv")[0], locale__language_code="sv")
    fields = {name: getattr(first, name) for name in ("summary", "phase", "theme", "responsible", "level", "locale")}
    draft = first.get_parent().add_child(instance=StepPage(title="Nytt", slug="nytt", live=False, **fields))
    draft.move(StepPage.objects.get(pk=first.pk), pos="right")
    with django_capture_on_commit_callbacks(execute=True):
        StepPage.objects.get(pk=draft.pk).save_revision().publish()
    assert order("sv")[1] == "nytt"
    assert [order(code) for code in ("ar", "tr")] == [order("sv")] * 2
    assert not any(Page.find_problems())


def test_an_order_that_has_drifted_is_mended(translated):
    with tree_lock():
        StepPage.objects.get(slug=order("ar")[2], locale__language_code="ar").move(
            translated.get_parent().get_translation(factories.locale("ar")), pos="first-child"
        )
    assert order("ar") != order("sv")
    assert sync()["moved"]
    assert order("ar") == order("sv")
    assert "moved" not in sync()


def test_a_page_that_is_withdrawn_is_withdrawn_in_every_language(client, translated):
    translated.unpublish()
    assert set(addresses(client, "steg/folkbokforing/").values()) == {404}


def test_a_page_that_is_deleted_is_gone_in_every_language(client, translated):
    translated.delete()
    assert set(addresses(client, "steg/folkbokforing/").values()) == {404}
    assert not any(Page.find_problems())


def test_a_private_page_is_private_in_every_language_and_in_no_list(client, translated):
    PageViewRestriction.objects.create(page=translated, restriction_type="login")
    assert set(addresses(client, "steg/folkbokforing/").values()) == {302}
    assert b"/sv/steg/folkbokforing/" not in client.get("/sv/steg/").content
