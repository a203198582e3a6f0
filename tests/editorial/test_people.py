"""Accounts: who runs a site gives and takes roles and units there, and nowhere else."""

import pytest
from django.contrib.auth.models import Group, User
from django.urls import reverse

from contacts.models import Unit
from editorial.models import Person
from editorial.roles import ADMINISTRATOR, EDITOR, PUBLISHER
from tests.contacts.factories import UnitFactory, site
from tests.html import parse
from tests.people import member

pytestmark = pytest.mark.django_db


@pytest.fixture
def unit() -> Unit:
    return UnitFactory(name="Integrationsenheten", site=site(), organisation__site=site())


@pytest.fixture
def admin(client, unit) -> User:
    user = member(ADMINISTRATOR, unit, name="adam")
    client.force_login(user)
    return user


def address(view: str, *args) -> str:
    return reverse(Person.snippet_viewset.get_url_name(view), args=args)


def posted(unit: Unit, role: str = EDITOR, **fields) -> dict:
    group = Group.objects.get(name=role).pk if role else ""
    words = {"first_name": "Eva", "last_name": "Ek", "email": "Eva.Ek@laholm.example"}
    return {**words, "role": group, "units": [unit.pk], "is_active": "on", **fields}


def test_an_account_gets_a_letter_and_no_password(client, admin, unit, mailoutbox):
    assert client.post(address("add"), posted(unit)).status_code == 302
    eva = User.objects.get(email="eva.ek@laholm.example")
    assert (eva.username, eva.has_usable_password()) == (eva.email, False)
    assert [group.name for group in eva.groups.all()] == [EDITOR]
    assert list(eva.units.all()) == [unit]
    [letter] = mailoutbox
    assert letter.to == [eva.email]
    assert "Välkomsten" in letter.body
    link = next(line for line in letter.body.splitlines() if "/konto/" in line)
    assert client.get(link, follow=True).status_code == 200


def test_a_role_and_units_are_changed_and_other_groups_left(client, admin, unit):
    eva = member(EDITOR, unit, name="eva@laholm.example")
    translators = Group.objects.create(name="Tolkar")
    eva.groups.add(translators)
    more = UnitFactory(site=site())
    fields = posted(unit, PUBLISHER, units=[more.pk])
    assert client.post(address("edit", eva.pk), fields).status_code == 302
    assert {group.name for group in eva.groups.all()} == {PUBLISHER, "Tolkar"}
    assert list(eva.units.all()) == [more]
    assert client.post(address("edit", eva.pk), {**fields, "is_active": ""}).status_code == 302
    eva.refresh_from_db()
    assert not eva.is_active


def test_what_is_wrong_is_said_and_nothing_lost(client, admin, unit):
    member(EDITOR, unit, name="eva.ek@laholm.example")
    response = client.post(address("add"), posted(unit))
    assert set(response.context["form"].errors) == {"email"}
    assert 'value="Ek"' in response.content.decode()
    response = client.post(address("edit", admin.pk), posted(unit, ADMINISTRATOR, is_active="", email="a@b.example"))
    assert set(response.context["form"].errors) == {"is_active"}


def test_nobody_is_put_into_a_unit_of_another_site(client, admin, unit):
    theirs = UnitFactory(site=site("varberg.example"))
    response = client.post(address("add"), posted(theirs))
    assert set(response.context["form"].errors) == {"units"}
    assert not User.objects.filter(email__iexact="eva.ek@laholm.example").exists()


def test_who_works_elsewhere_too_or_runs_the_installation_is_not_hers_to_change(client, admin, unit):
    theirs = UnitFactory(site=site("varberg.example"))
    shared, foreign = member(EDITOR, unit, theirs, name="delad"), member(EDITOR, theirs, name="deras")
    superuser = User.objects.create_superuser("rut")
    unit.members.add(superuser)
    listed = parse(client.get(address("list"))).main.get_text()
    assert "adam" in listed
    for user in (shared, foreign, superuser):
        assert user.username not in listed
        assert client.get(address("edit", user.pk)).status_code in (302, 404)
        client.post(address("edit", user.pk), posted(unit, ADMINISTRATOR))
        assert Group.objects.get(name=ADMINISTRATOR) not in user.groups.all()
    client.post(address("delete", admin.pk))
    assert User.objects.filter(pk=admin.pk).exists(), "nobody is deleted, accounts are closed"
