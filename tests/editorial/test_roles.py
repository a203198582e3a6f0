"""What an editor, a publisher, a coordinator, an administrator and a translator may do on their own site."""

from itertools import pairwise

import pytest
from django.contrib.auth.models import Group, User
from django.urls import reverse
from wagtail.documents import get_document_model
from wagtail.images import get_image_model
from wagtail.models import Locale, Page
from wagtail.permissions import policy_registry

from contacts.models import Contact, Place, Unit
from editorial import roles
from editorial.models import Person
from editorial.roles import ADMINISTRATOR, COORDINATOR, EDITOR, PUBLISHER, ROLES
from knowledge.models import Fact
from pages.models import Kommun, StepPage
from tests.contacts.factories import ContactFactory, OrganisationFactory, PlaceFactory, UnitFactory
from tests.html import parse
from tests.knowledge.factories import FactFactory
from tests.people import member
from tests.sample import more
from translation.models import Translator

pytestmark = pytest.mark.django_db

WHOLE_SITE = [PUBLISHER, COORDINATOR, ADMINISTRATOR]
LEADERS = [COORDINATOR, ADMINISTRATOR]


@pytest.fixture
def unit(here) -> Unit:
    return UnitFactory(name="Vuxenutbildningen", site=here, organisation=OrganisationFactory(site=here))


@pytest.fixture
def other(here, unit) -> Unit:
    return UnitFactory(name="Biblioteket", site=here, organisation=unit.organisation)


@pytest.fixture
def pages(small_site, unit, other) -> dict[str, StepPage]:
    """A step of her unit, one of another unit, and one of nobody, in Swedish and Arabic."""
    owners = {"hers": unit, "others": other, "nobodys": None}
    for step, owner in zip(small_site.steps, owners.values(), strict=True):
        StepPage.objects.filter(translation_key=step.translation_key).update(unit=owner)
    return {whose: StepPage.objects.get(pk=step.pk) for whose, step in zip(owners, small_site.steps, strict=True)}


def what(user: User, page: Page) -> str:
    """What a user may do to a page, in letters: edit, publish, delete, lock."""
    may = page.permissions_for_user(user)
    asked = {"e": may.can_edit(), "p": may.can_publish(), "d": may.can_delete(), "l": may.can_lock()}
    return "".join(letter for letter, allowed in asked.items() if allowed)


@pytest.mark.parametrize("published_by_units", [False, True])
@pytest.mark.parametrize("role", ROLES)
def test_an_editor_proposes_everywhere_and_lets_out_what_her_unit_keeps_if_units_do_that(
    here, unit, pages, role, published_by_units
):
    Kommun.objects.update_or_create(site=here, defaults={"units_publish": published_by_units})
    user = member(role, unit)
    everything = dict.fromkeys(pages, "epdl")
    proposes = {"hers": "epd" if published_by_units else "e", "others": "e", "nobodys": "e"}
    wanted = proposes if role == EDITOR else everything
    assert {whose: what(user, page) for whose, page in pages.items()} == wanted
    arabic = {whose: page.get_translation(Locale.objects.get(language_code="ar")) for whose, page in pages.items()}
    assert {whose: what(user, page) for whose, page in arabic.items()} == wanted, "in every language"
    policy = policy_registry.get_by_type(Page)
    published = policy.instances_user_has_permission_for(user, "publish").filter(pk__in=[p.pk for p in pages.values()])
    assert {page.pk for page in published} == {page.pk for whose, page in pages.items() if "p" in wanted[whose]}
    for whose, page in pages.items():
        assert (user in policy.users_with_permission_for_instance("publish", page)) == ("p" in wanted[whose])


def test_who_is_in_no_unit_or_has_no_role_does_nothing_to_pages(unit, pages):
    for user in (member(EDITOR), member(ADMINISTRATOR), User.objects.create_user("x")):
        user.units.clear()
        assert {what(user, page) for page in pages.values()} == {""}
        assert not policy_registry.get_by_type(Page).explorable_instances(user).filter(depth__gt=1).exists()
    bare = User.objects.create_user("y")
    bare.units.add(unit)
    assert {what(bare, page) for page in pages.values()} == {""}


def test_an_account_that_is_closed_does_nothing(unit, pages):
    user = member(ADMINISTRATOR, unit)
    user.is_active = False
    assert {what(user, page) for page in pages.values()} == {""}


@pytest.mark.parametrize("role", ROLES)
def test_contacts_places_and_facts_are_changed_by_their_unit_and_by_who_keeps_the_whole_site(here, unit, other, role):
    user = member(role, unit)
    for make in (ContactFactory, PlaceFactory, FactFactory):
        rows = [make(site=here, owner=owner) for owner in (unit, other, None)]
        policy = policy_registry.get_by_type(type(rows[0]))
        may = [policy.user_has_permission_for_instance(user, "change", row) for row in rows]
        assert may == ([True, True, True] if role in WHOLE_SITE else [True, False, False])
        assert policy.user_has_permission(user, "delete") == (role in WHOLE_SITE)


@pytest.mark.parametrize(
    ("model", "who"),
    [
        (Contact, ROLES),
        *more((Place, ROLES), (Fact, ROLES)),
        (Unit, LEADERS),
        *more((Translator, LEADERS)),
        (Person, [ADMINISTRATOR]),
    ],
)
def test_lists_and_forms_are_open_to_whom_they_are_for(client, unit, model, who):
    for role in ROLES:
        client.force_login(member(role, unit))
        for view in ("list", "add"):
            response = client.get(reverse(model.snippet_viewset.get_url_name(view)))
            assert response.status_code == (200 if role in who else 302), (role, view)


@pytest.mark.parametrize("role", ROLES)
def test_settings_languages_and_the_operators_things(client, here, unit, role):
    client.force_login(member(role, unit))
    leads = 200 if role in LEADERS else 302
    assert client.get(reverse("wagtailsettings:edit", args=["pages", "kommun", here.pk])).status_code == leads
    for closed in ["wagtailusers_users", "wagtailusers_groups", "wagtailsites", "wagtaillocales"]:
        assert client.get(reverse(f"{closed}:index")).status_code == 302
    assert client.get(reverse("wagtailadmin_reports:page_types_usage")).status_code == 302


@pytest.mark.parametrize("role", ROLES)
def test_images_and_documents_are_put_on_the_shelf_of_her_site(client, here, unit, role):
    user = member(role, unit)
    for model in (get_image_model(), get_document_model()):
        policy = policy_registry.get_by_type(model)
        shelves = policy.collections_user_has_permission_for(user, "add")
        assert [shelf.shelf.site for shelf in shelves] == [here]
        assert policy.user_has_permission(user, "choose")


def test_a_role_holds_what_the_one_before_it_holds():
    for lower, higher in pairwise(ROLES):
        assert roles.permissions_of(lower) < roles.permissions_of(higher)
    for role in ROLES:
        held = Group.objects.get(name=role).permissions.values_list("content_type__app_label", "codename")
        assert {f"{app}.{codename}" for app, codename in held} == roles.permissions_of(role)


def test_a_migration_gives_roles_back_what_they_should_hold_and_keeps_their_people(unit):
    user = member(EDITOR, unit)
    group = Group.objects.get(name=EDITOR)
    group.permissions.clear()
    Group.objects.create(name="Editors")
    roles.settle()
    assert group.permissions.count() == len(roles.permissions_of(EDITOR))
    assert list(user.groups.all()) == [group]
    assert not Group.objects.filter(name="Editors").exists()


def test_an_editor_asks_the_database_as_often_whatever_the_site_has(client, unit, pages, django_assert_max_num_queries):
    client.force_login(member(EDITOR, unit))
    explorer = reverse("wagtailadmin_explore", args=[pages["hers"].get_parent().pk])
    client.get(explorer)
    with django_assert_max_num_queries(60):
        assert client.get(explorer).status_code == 200


def test_an_editor_begins_at_the_swedish_home_and_reaches_every_language(client, unit, small_site):
    client.force_login(member(EDITOR, unit))
    root = parse(client.get(reverse("wagtailadmin_explore_root")))
    [title] = root.select("main tbody .title-wrapper")
    assert title.a.get_text(strip=True) == small_site.home.title
    arabic = small_site.home.get_translation(Locale.objects.get(language_code="ar"))
    assert client.get(reverse("wagtailadmin_explore", args=[arabic.pk])).status_code == 200
    assert client.get(reverse("wagtailadmin_explore_root"), {"q": "bankkonto"}, follow=True).status_code == 200
