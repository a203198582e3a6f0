"""A language belongs to the sites that have opened it; nothing that happens on another opens it there (law 7)."""

from types import SimpleNamespace

import pytest
from django.core.management import call_command
from wagtail.models import Page
from wagtail_localize.models import StringTranslation

from languages.add_language import add_language
from languages.open import open_languages
from languages.sources import places, refresh
from languages.sync import sync
from languages.targets import publish
from pages.models import ArticlePage, HomePage
from tests import replay
from tests.pages import factories
from tests.sample import more
from tests.translation.jobs import say

pytestmark = pytest.mark.django_db


@pytest.fixture
def sites(small_site):
    """Georgian is open on one site, Arabic on the other."""
    replay.once("a site in Georgian", build_georgian)
    georgian = HomePage.objects.get(slug="georgiska", locale__language_code="sv")
    return SimpleNamespace(arabic=HomePage.objects.get(pk=small_site.home.pk), georgian=georgian)


def build_georgian() -> None:
    georgian = factories.home("georgian.example", slug="georgiska")
    add_language("ka", [georgian.get_site()])


@pytest.fixture
def committed(django_capture_on_commit_callbacks):
    """What is done within also does what waits for the commit."""
    return lambda: django_capture_on_commit_callbacks(execute=True)


def codes(home: HomePage) -> set[str]:
    """The languages that any page of a site is in."""
    swedish = Page.objects.descendant_of(home, inclusive=True).values("translation_key")
    return set(Page.objects.filter(translation_key__in=swedish).values_list("locale__language_code", flat=True))


def article(home: HomePage, slug: str = "mer") -> ArticlePage:
    about = ArticlePage.objects.child_of(home).get()
    return about.add_child(instance=ArticlePage(title="Mer", slug=slug, locale=about.locale))


def each_in_its_own(sites) -> bool:
    return (codes(sites.arabic), codes(sites.georgian)) == ({"sv", "ar"}, {"sv", "ka"})


def test_publishing_on_one_site_opens_no_language_of_the_other(sites, committed):
    for home in (sites.arabic, sites.georgian):
        with committed():
            home.save_revision().publish()
            article(home).save_revision().publish()
    assert ArticlePage.objects.filter(slug="mer").count() == 4
    assert each_in_its_own(sites)


def test_nor_does_bringing_languages_in_step(sites):
    call_command("sync_languages")
    assert each_in_its_own(sites)


def test_a_new_site_is_in_swedish_until_it_opens_languages(sites, committed):
    home = factories.home("new.example", slug="ny")
    with committed():
        home.save_revision().publish()
    sync()
    assert codes(home) == {"sv"}
    call_command("add_language", "ar", "uk", "--site", "new.example")
    assert codes(home) == {"sv", "ar", "uk"}
    assert [one.code for one in open_languages(home.get_site())] == ["sv", "ar", "uk"]
    assert each_in_its_own(sites)


def test_a_language_whose_home_is_deleted_stays_closed(sites, committed):
    HomePage.objects.get(locale__language_code="ka").delete()
    with committed():
        sites.georgian.save_revision().publish()
    sync()
    assert codes(sites.georgian) == {"sv"}


@pytest.mark.parametrize("is_translated", [True, *more(False)])
def test_a_page_that_moves_to_another_site_is_in_the_languages_of_that_site(sites, committed, is_translated):
    page = article(sites.georgian)
    below = page.add_child(instance=ArticlePage(title="Under", slug="under", locale=page.locale))
    with committed():
        for one in (page, below):
            one.save_revision().publish()
    if is_translated:
        source = refresh(page)
        say([source], "ka")
        with committed():
            publish(source, factories.locale("ka"))
    page, to_translate = ArticlePage.objects.get(pk=page.pk), len(places(page))
    with committed():
        page.move(ArticlePage.objects.child_of(sites.arabic).get(), pos="last-child")
    for slug in ("mer", "under"):
        found = ArticlePage.objects.filter(slug=slug)
        assert set(found.values_list("locale__language_code", flat=True)) == {"sv", "ar"}
    assert each_in_its_own(sites)
    assert len(places(page)) == to_translate
    assert not StringTranslation.objects.filter(data="ka: Mer").exists()
    assert not any(Page.find_problems())


def test_a_page_that_moves_below_a_draft_is_kept_in_every_language(sites):
    about = ArticlePage.objects.child_of(sites.arabic).get()
    draft = sites.arabic.add_child(instance=ArticlePage(title="Utkast", slug="utkast", live=False, locale=about.locale))
    about.move(draft, pos="last-child")
    moved = Page.objects.get(translation_key=about.translation_key, locale__language_code="ar")
    assert moved.get_parent().translation_key == draft.translation_key
    assert moved.live
