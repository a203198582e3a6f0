"""What translators and overseers are offered: the languages of the site in question, and none of another's (law 7)."""

from types import SimpleNamespace

import pytest
from bs4 import BeautifulSoup
from django.contrib.auth.models import Permission
from django.core.exceptions import ValidationError
from django.urls import reverse
from wagtail.models import Locale, Site

from languages.add_language import add_language
from languages.names import in_both, of
from languages.sources import refresh
from pages.models import HomePage
from tests import replay
from tests.contacts.factories import UnitFactory
from tests.html import parse
from tests.pages import factories
from tests.translation.jobs import say
from translation.exchange.incoming import Incoming
from translation.exchange.plan import plan
from translation.models import TranslationJob
from translation.publishing import publish
from translation.roles import locales_for, targets

pytestmark = pytest.mark.django_db


@pytest.fixture
def sites(small_site):
    """Arabic is open on one site, Georgian on the other."""
    replay.once("a site in Georgian", build_georgian)
    return SimpleNamespace(arabic=small_site.home.get_site(), georgian=Site.objects.get(hostname="georgian.example"))


def build_georgian() -> None:
    georgian = factories.home("georgian.example", slug="georgiska")
    add_language("ka", [georgian.get_site()])


def page(client, address: str) -> BeautifulSoup:
    answer = client.get(address)
    assert answer.status_code == 200
    return parse(answer)


def test_a_site_is_translated_into_what_it_has_opened(sites, admin_user):
    for site, code in ((sites.arabic, "ar"), (sites.georgian, "ka")):
        assert list(targets(site)) == list(locales_for(admin_user, site)) == [factories.locale(code)]
    assert set(targets(sites.arabic, sites.georgian)) == set(Locale.objects.exclude(language_code="sv"))


@pytest.mark.parametrize("name", ["coverage", "agencies", "order_job"])
def test_pages_about_one_site_offer_its_languages_alone(admin_client, sites, name):
    for site, own, other in ((sites.arabic, "ar", "ka"), (sites.georgian, "ka", "ar")):
        shown = page(admin_client, f"{reverse(f'translation:{name}')}?plats={site.pk}").get_text()
        assert of(own) in shown.lower()
        assert of(other) not in shown.lower()


def test_a_language_is_added_to_the_site_in_question(admin_client, sites):
    address = f"{reverse('translation:add_language')}?plats={sites.arabic.pk}"
    offered = {option["value"] for option in page(admin_client, address).select("select[name=language] option")}
    assert "ka" in offered
    assert "ar" not in offered
    admin_client.post(address, {"language": "ka"})
    assert factories.locale("ka") in targets(sites.arabic)
    assert list(targets(sites.georgian)) == [factories.locale("ka")]


def test_a_job_is_ordered_for_the_site_in_question(admin_client, sites):
    refresh(sites.georgian.root_page.specific)
    address = f"{reverse('translation:order_job')}?plats={sites.georgian.pk}"
    token = page(admin_client, address).select_one("input[name=token]")["value"]
    given = {"token": token, "kind": "publish", "reach": "everything"}
    refused = admin_client.post(address, {**given, "languages": factories.locale("ar").pk})
    assert "languages" in refused.context["form"].errors
    admin_client.post(address, {**given, "languages": factories.locale("ka").pk})
    assert TranslationJob.objects.get().site == sites.georgian


@pytest.mark.parametrize("name", ["queue", "coverage", "agencies", "receive", "order_job", "add_language"])
def test_a_site_that_is_not_hers_is_refused(client, sites, django_user_model, name):
    user = django_user_model.objects.create_user("olle")
    user.user_permissions.set(Permission.objects.filter(codename__in=["access_admin", "oversee"]))
    UnitFactory(site=sites.arabic, members=[user])
    client.force_login(user)
    address = reverse(f"translation:{name}")
    assert client.get(address, {"plats": sites.arabic.pk}).status_code == 200
    assert client.get(address, {"plats": sites.georgian.pk}).status_code == 302
    assert client.get(address, {"plats": "4711"}).status_code == 302


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
