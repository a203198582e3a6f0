"""Law 7 in the admin: which audiences a site shows, and how it looks, are the business of its own editors."""

import pytest
from django.contrib.auth.models import Group, Permission, User
from django.urls import reverse
from wagtail.models import GroupSitePermission, Site

from audiences.models import AudienceOnSite
from pages.models import Kommun
from tests.contacts.factories import UnitFactory, site
from tests.html import parse
from tests.pages import factories

pytestmark = pytest.mark.django_db


@pytest.fixture
def ours() -> Site:
    return site("laholm.example")


@pytest.fixture
def theirs() -> Site:
    return site("varberg.example")


@pytest.fixture
def editor(client, ours) -> User:
    """A member of a unit of our site, with every permission for both models."""
    user = User.objects.create_user("eva")
    models = ["audienceonsite", "kommun"]
    user.user_permissions.set(Permission.objects.filter(content_type__model__in=models))
    user.user_permissions.add(Permission.objects.get(codename="access_admin"))
    UnitFactory(site=ours, members=[user])
    client.force_login(user)
    return user


@pytest.fixture
def choices(ours, theirs) -> tuple[AudienceOnSite, AudienceOnSite]:
    audience = factories.audience("anvisad", title="Anvisad")
    return tuple(AudienceOnSite.objects.create(site=each, audience=audience) for each in (ours, theirs))


def address(view: str, *args) -> str:
    return reverse(AudienceOnSite.snippet_viewset.get_url_name(view), args=args)


def settings_of(of: Site) -> str:
    return reverse("wagtailsettings:edit", args=["pages", "kommun", of.pk])


def posted(choice: AudienceOnSite, **fields) -> dict:
    return {"site": choice.site_id, "audience": choice.audience_id, "state": "dold", **fields}


def is_sent_home(response) -> bool:
    return (response.status_code, response.headers.get("Location")) == (302, reverse("wagtailadmin_home"))


def test_the_list_holds_and_names_her_own_site_alone(client, editor, choices):
    page = parse(client.get(address("list")))
    [row] = page.select("main table tbody tr")
    assert "laholm.example" in row.get_text()
    assert "varberg.example" not in page.get_text()


@pytest.mark.parametrize("view", ["edit", "delete", "history", "usage"])
def test_a_choice_of_another_site_is_closed_to_her(client, editor, choices, view):
    own, other = choices
    assert client.get(address(view, own.pk)).status_code == 200
    assert is_sent_home(client.get(address(view, other.pk)))
    assert is_sent_home(client.post(address(view, other.pk), posted(other)))
    assert AudienceOnSite.objects.get(pk=other.pk).state == "visas"


def test_she_decides_for_her_own_site_and_no_other(client, editor, choices, theirs):
    own, other = choices
    assert client.post(address("edit", own.pk), posted(own)).status_code == 302
    own.refresh_from_db()
    assert own.state == "dold"
    new = {"audience": factories.audience("massflykt").pk}
    for response in (
        client.post(address("edit", own.pk), posted(own, site=theirs.pk)),
        client.post(address("add"), posted(own, site=theirs.pk, **new)),
    ):
        assert set(response.context["form"].errors) == {"site"}
    assert client.post(address("add"), posted(own, **new)).status_code == 302
    assert list(AudienceOnSite.objects.filter(site=theirs)) == [other]


def test_a_choice_of_another_site_is_not_deleted_among_several(client, editor, choices):
    own, other = choices
    path = reverse("wagtail_bulk_action", args=["audiences", "audienceonsite", "delete"])
    client.post(f"{path}?id={own.pk}&id={other.pk}")
    assert AudienceOnSite.objects.filter(pk=other.pk).exists()


def test_a_choice_of_another_site_is_not_chosen(client, editor, choices):
    chooser = AudienceOnSite.snippet_viewset.chooser_viewset
    modal = parse(client.get(reverse(chooser.get_url_name("choose_results"))))
    assert len(modal.select("tbody tr")) == 1
    chosen = [client.get(reverse(chooser.get_url_name("chosen"), args=[choice.pk])).status_code for choice in choices]
    assert chosen == [200, 404]


def test_the_settings_of_another_kommun_are_closed_to_her(client, editor, ours, theirs):
    Kommun.objects.create(site=theirs, name="Varbergs kommun")
    fields = {"name": "Kapad", "short_name": "Kapad", "colour": "#08363f", "grace_days": 60}
    assert is_sent_home(client.get(settings_of(theirs)))
    assert is_sent_home(client.post(settings_of(theirs), fields))
    assert Kommun.objects.get(site=theirs).name == "Varbergs kommun"
    assert client.post(settings_of(ours), {**fields, "name": "Laholms kommun"}).status_code == 302
    assert Kommun.objects.get(site=ours).name == "Laholms kommun"
    page = parse(client.get(settings_of(ours)))
    assert "varberg.example" not in page.main.get_text()
    general = client.get(reverse("wagtailsettings:edit", args=["pages", "kommun"]))
    assert general["Location"] == settings_of(ours)


def test_settings_are_not_in_the_menu_of_one_who_acts_on_no_site(client, editor, ours):
    assert Kommun.get_permission_policy().user_has_permission(editor, "change")
    editor.units.clear()
    assert not Kommun.get_permission_policy().user_has_permission(User.objects.get(), "change")
    assert is_sent_home(client.get(settings_of(ours)))


def test_a_group_may_be_given_the_settings_of_one_named_site(client, editor, ours, theirs):
    group = Group.objects.create(name="Varberg")
    permission = Permission.objects.get(codename="change_kommun")
    GroupSitePermission.objects.create(group=group, site=theirs, permission=permission)
    editor.groups.add(group)
    assert [client.get(settings_of(each)).status_code for each in (ours, theirs)] == [200, 200]
    policy = Kommun.get_permission_policy()
    assert editor in policy.users_with_any_permission_for_instance(["change"], theirs)
    editor.groups.clear()
    assert editor not in policy.users_with_any_permission_for_instance(["change"], theirs)
