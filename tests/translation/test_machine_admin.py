import pytest
from bs4 import BeautifulSoup
from django.contrib.auth.models import Group, Permission
from django.urls import reverse
from wagtail.models import GroupSitePermission
from wagtail_localize.models import StringTranslation, Translation

from languages.sources import refresh
from tests.contacts.factories import UnitFactory
from tests.contacts.factories import site as another_site
from tests.pages import factories
from tests.translation.services import choose
from translation.machines.budget import Purse
from translation.models import MachinePolicy

pytestmark = pytest.mark.django_db


def settings_of(site) -> str:
    return reverse("wagtailsettings:edit", args=["translation", "machinepolicy", site.pk])


@pytest.fixture
def editor(client, paying_site, django_user_model):
    """Somebody who sets the rules of one site."""
    user, group = django_user_model.objects.create_user("eva"), Group.objects.create(name="coordinators")
    group.permissions.add(Permission.objects.get(codename="access_admin"))
    change = Permission.objects.get(codename="change_machinepolicy")
    GroupSitePermission.objects.create(group=group, site=paying_site, permission=change)
    user.groups.add(group)
    client.force_login(user)
    return user


def test_the_settings_show_what_was_spent_on_this_site(client, editor, paying_site):
    other = another_site("grannkommunen.example")
    MachinePolicy.objects.create(site=other, monthly_characters=None)
    Purse(paying_site, "ti", "tiny").reserve(1234)
    Purse(paying_site, "ar", "DeepL").reserve(66)
    Purse(other, "so", "DeepL").reserve(777)
    page = BeautifulSoup(client.get(settings_of(paying_site)).content, "html.parser")
    rows = [[cell.get_text(strip=True) for cell in row.select("td")] for row in page.select("table.listing tbody tr")]
    assert [row[1:3] for row in rows] == [["العربية", "DeepL"], ["ትግርኛ", "tiny"]]
    assert [[digit for digit in row[3] if digit.isdigit()] for row in rows] == [list("66"), list("1234")]


def test_a_site_without_use_says_so(client, editor, paying_site):
    page = BeautifulSoup(client.get(settings_of(paying_site)).content, "html.parser")
    assert page.select_one("#id_monthly_characters")
    assert not page.select("table.listing")


def test_the_rules_of_another_site_are_closed(client, editor):
    other = another_site("grannkommunen.example")
    assert client.get(settings_of(other)).status_code == 302
    client.post(settings_of(other), {"monthly_characters": "250000"})
    assert MachinePolicy.for_site(other).monthly_characters == 0


def test_the_right_for_all_sites_holds_for_those_of_ones_units(client, paying_site, django_user_model):
    user, other = django_user_model.objects.create_user("olle"), another_site("grannkommunen.example")
    user.user_permissions.set(Permission.objects.filter(codename__in=["access_admin", "change_machinepolicy"]))
    UnitFactory(site=paying_site, members=[user])
    client.force_login(user)
    assert client.get(settings_of(other)).status_code == 302
    client.post(settings_of(other), {"monthly_characters": "250000"})
    assert MachinePolicy.for_site(other).monthly_characters == 0
    page = BeautifulSoup(client.get(settings_of(paying_site)).content, "html.parser")
    assert "grannkommunen.example" not in page.main.get_text()
    client.post(settings_of(paying_site), {"monthly_characters": "250000"})
    assert MachinePolicy.objects.get(site=paying_site).monthly_characters == 250000


@pytest.mark.parametrize(("written", "kept"), [("0", 0), ("", None), ("250000", 250000)])
def test_a_budget_is_a_number_or_none_at_all(client, editor, paying_site, written, kept):
    client.post(settings_of(paying_site), {"monthly_characters": written})
    assert MachinePolicy.for_site(paying_site).monthly_characters == kept


@pytest.fixture
def translation(step, paying_site):
    """The step as wagtail-localize's own editor opens it in Arabic."""
    factories.open_languages(paying_site.root_page, "ar")
    return Translation.objects.create(source=refresh(step), target_locale=factories.locale("ar"))


def test_the_librarys_button_asks_within_the_budget(
    admin_client, translation, paying_site, settings, monkeypatch, service, waits
):
    choose(settings, monkeypatch, service, "deepl")
    address = reverse("wagtail_localize:machine_translate", args=[translation.pk])
    admin_client.post(address)
    assert StringTranslation.objects.filter(tool_name="DeepL").count() > 4
    assert paying_site.machine_usage.get().characters > 0
    StringTranslation.objects.all().delete()
    MachinePolicy.objects.update(monthly_characters=0)
    told = BeautifulSoup(admin_client.post(address, follow=True).content, "html.parser").select(".messages .error")
    assert len(told) == 1
    assert not StringTranslation.objects.exists()


def test_the_button_is_closed_to_who_may_not_edit_the_page(
    client, editor, translation, settings, monkeypatch, service, waits
):
    choose(settings, monkeypatch, service, "deepl")
    address = reverse("wagtail_localize:machine_translate", args=[translation.pk])
    assert client.post(address).status_code == 302
    assert client.get(address).status_code == 405
    assert not StringTranslation.objects.exists()


def test_the_librarys_update_offers_no_machine(
    admin_client, translation, paying_site, settings, monkeypatch, service, waits
):
    choose(settings, monkeypatch, service, "deepl")
    address = reverse("wagtail_localize:update_translations", args=[translation.source_id])
    page = BeautifulSoup(admin_client.get(address).content, "html.parser")
    assert page.select_one("[name=publish_translations]")
    assert not page.select("[name=use_machine_translation]")
    admin_client.post(address, {"use_machine_translation": "on"})
    assert service.asked == []
