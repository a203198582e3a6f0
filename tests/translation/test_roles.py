import pytest
from django.contrib.auth.models import Permission

from contacts.models import Unit
from tests.contacts.factories import UnitFactory, site
from tests.pages import factories
from translation.models import Translator
from translation.roles import locales_for, may_oversee, may_translate, sites_for

pytestmark = pytest.mark.django_db


@pytest.fixture
def translator(small_site, django_user_model):
    """Somebody who translates one site into Arabic."""
    user = django_user_model.objects.create_user("amal")
    row = Translator.objects.create(user=user, site=small_site.home.get_site())
    row.locales.set([factories.locale("ar")])
    return row


def test_a_translator_has_her_languages_on_her_site(translator):
    factories.open_languages(translator.site.root_page, "tr")
    assert list(locales_for(translator.user, translator.site)) == [factories.locale("ar")]
    assert may_translate(translator.user, translator.site, factories.locale("ar"))
    assert not may_translate(translator.user, translator.site, factories.locale("tr"))
    assert not may_translate(translator.user, translator.site, factories.locale("sv"))


def test_a_translator_has_nothing_on_another_site(translator):
    other = site("grannkommunen.example")
    assert not may_translate(translator.user, other, factories.locale("ar"))
    assert list(sites_for(translator.user)) == [translator.site]


def test_an_overseer_has_all_languages_of_the_sites_of_her_units(small_site, django_user_model):
    user, own, other = django_user_model.objects.create_user("olle"), small_site.home.get_site(), site("b.example")
    UnitFactory(site=own, members=[user])
    assert not may_oversee(user, own)
    user.user_permissions.add(Permission.objects.get(codename="oversee"))
    user = django_user_model.objects.get(pk=user.pk)
    assert may_oversee(user, own)
    assert not may_oversee(user, other)
    assert may_translate(user, own, factories.locale("ar"))
    assert list(sites_for(user)) == [own]
    assert Unit.objects.filter(members=user).count() == 1


def test_who_has_no_role_has_nothing(small_site, django_user_model):
    user = django_user_model.objects.create_user("ingen")
    assert not sites_for(user).exists()
    assert not locales_for(user, small_site.home.get_site()).exists()
