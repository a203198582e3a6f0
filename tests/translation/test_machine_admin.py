import pytest
from django.contrib.auth.models import Group, Permission
from django.urls import reverse
from wagtail.models import GroupSitePermission

from tests.contacts.factories import UnitFactory
from tests.contacts.factories import site as another_site
from tests.html import parse
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
    page = parse(client.get(settings_of(paying_site)))
    rows = [[cell.get_text(strip=True) for cell in row.select("td")] for row in page.select("table.listing tbody tr")]
    assert [row[1:3] for row in rows] == [["arabiska", "DeepL"], ["tigrinska", "tiny"]]
    assert [[digit for digit in row[3] if digit.isdigit()] for row in rows] == [list("66"), list("1234")]


def test_a_site_without_use_says_so(client, editor, paying_site):
    page = parse(client.get(settings_of(paying_site)))
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
    page = parse(client.get(settings_of(paying_site)))
    assert "grannkommunen.example" not in page.main.get_text()
    client.post(settings_of(paying_site), {"monthly_characters": "250000"})
    assert MachinePolicy.objects.get(site=paying_site).monthly_characters == 250000


@pytest.mark.parametrize(("written", "kept"), [("0", 0), ("", None), ("250000", 250000)])
def test_a_budget_is_a_number_or_none_at_all(client, editor, paying_site, written, kept):
    client.post(settings_of(paying_site), {"monthly_characters": written})
    assert MachinePolicy.for_site(paying_site).monthly_characters == kept
