"""What translators and overseers are offered: the languages of the site in question, and none of another's (law 7)."""

from types import SimpleNamespace

import pytest
from bs4 import BeautifulSoup
from django.core.exceptions import ValidationError
from django.urls import reverse
from wagtail.models import Locale

from languages.add_language import add_language
from languages.names import in_both, of
from languages.sources import refresh
from pages.models import HomePage
from tests.pages import factories
from tests.translation.jobs import say
from translation.exchange.incoming import Incoming
from translation.exchange.plan import plan
from translation.publishing import publish
from translation.roles import locales_for, targets

pytestmark = pytest.mark.django_db


@pytest.fixture
def sites(small_site):
    """Arabic is open on one site, Georgian on the other."""
    georgian = factories.home("georgian.example", slug="georgiska")
    add_language("ka", [georgian.get_site()])
    return SimpleNamespace(arabic=small_site.home.get_site(), georgian=georgian.get_site())


def page(client, address: str) -> BeautifulSoup:
    answer = client.get(address)
    assert answer.status_code == 200
    return BeautifulSoup(answer.content, "html.parser")


def test_a_site_is_translated_into_what_it_has_opened(sites, admin_user):
    for site, code in ((sites.arabic, "ar"), (sites.georgian, "ka")):
        assert list(targets(site)) == list(locales_for(admin_user, site)) == [factories.locale(code)]
    assert set(targets(sites.arabic, sites.georgian)) == set(Locale.objects.exclude(language_code="sv"))


@pytest.mark.parametrize(("name", "parameter"), [("coverage", "webbplats"), ("agencies", "site")])
def test_pages_about_one_site_offer_its_languages_alone(client, admin_client, sites, name, parameter):
    for site, own, other in ((sites.arabic, "ar", "ka"), (sites.georgian, "ka", "ar")):
        shown = page(admin_client, f"{reverse(f'translation:{name}')}?{parameter}={site.pk}").get_text()
        assert of(own) in shown.lower()
        assert of(other) not in shown.lower()


def test_the_queue_of_a_site_is_in_its_languages_alone(admin_client, sites):
    for site, code in ((sites.arabic, "ar"), (sites.georgian, "ka")):
        answer = admin_client.get(reverse("translation:queue"), {"plats": site.pk})
        assert [one["code"] for one in answer.context["languages"]] == [code]


def test_a_page_s_own_languages_are_counted_in_the_explorer(admin_client, sites):
    home = HomePage.objects.get(slug="georgiska")
    for index, code in ((home, "ka"), (HomePage.objects.get(slug="hem"), "ar")):
        dots = page(admin_client, reverse("wagtailadmin_explore", args=[index.pk])).select("td.languages .coverage-dot")
        assert {dot["title"].partition(":")[0] for dot in dots} == {of(code)}


def test_a_file_in_a_language_of_another_site_is_refused(sites, admin_user):
    [file] = plan([Incoming("a.po", "sv", "ka")], sites.arabic, admin_user).files
    assert "ka" in file.faults[0].text
    [file] = plan([Incoming("a.po", "sv", "ka")], sites.georgian, admin_user).files
    assert file.locale == factories.locale("ka")


def test_nothing_is_published_in_a_language_that_is_not_open(sites):
    source = refresh(HomePage.objects.get(slug="hem"))
    say([source], "ka")
    with pytest.raises(ValidationError, match=in_both("ka").partition(" ")[0].capitalize()):
        publish(source, factories.locale("ka"), sites.arabic)
    assert HomePage.objects.filter(locale__language_code="ka").count() == 1
