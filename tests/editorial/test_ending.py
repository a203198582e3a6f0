"""Facts that end: who is warned, and of what."""

from datetime import date

import pytest
from django.contrib.auth.models import Permission, User
from wagtail.models import ReferenceIndex, Site

from editorial.ending import ending
from tests.contacts.factories import OrganisationFactory, UnitFactory
from tests.contacts.factories import site as another_site
from tests.knowledge.factories import FactFactory

pytestmark = pytest.mark.django_db

TODAY = date(2026, 11, 27)


@pytest.fixture
def unit(small_site):
    here = Site.objects.get()
    return UnitFactory(site=here, organisation=OrganisationFactory(site=here))


@pytest.fixture
def editor(unit) -> User:
    user = User.objects.create_user("eva")
    user.user_permissions.set(Permission.objects.filter(codename="change_fact"))
    unit.members.add(user)
    return user


@pytest.fixture
def named(small_site):
    """A step whose text names some keys."""

    def name(*keys: str) -> None:
        step = small_site.steps[0]
        step.body = [("bullets", {"heading": "", "items": [f"[[{key}]]" for key in keys]})]
        step.save()
        ReferenceIndex.create_or_update_for_object(step)

    return name


def told(user) -> list[tuple]:
    return [(one.fact.key, one.has_ended, one.uses) for one in ending(user, TODAY)]


def test_what_has_ended_or_soon_will_is_told_while_texts_name_it(editor, unit, named):
    FactFactory(key="slut", owner=unit, valid_to=date(2026, 6, 30))
    FactFactory(key="snart", owner=unit, valid_to=date(2027, 1, 26))
    FactFactory(key="sedan", owner=unit, valid_to=date(2027, 1, 27))
    FactFactory(key="for_jamnan", owner=unit)
    FactFactory(key="onamnd", owner=unit, valid_to=date(2026, 6, 30))
    FactFactory(key="beredd", owner=unit, valid_to=date(2026, 12, 31))
    FactFactory(key="beredd", owner=unit, valid_from=date(2027, 1, 1))
    named("slut", "snart", "sedan", "for_jamnan", "beredd")
    assert told(editor) == [("slut", True, 1), ("snart", False, 1)]


def test_other_units_and_other_sites_are_warned_of_theirs(editor, unit, named):
    there = another_site("boksund.example")
    FactFactory(key="grannens", owner=UnitFactory(site=unit.site), site=unit.site, valid_to=TODAY)
    FactFactory(key="deras", owner=UnitFactory(site=there), site=there, valid_to=TODAY)
    named("grannens", "deras")
    assert told(editor) == []
    assert {key for key, *_rest in told(User.objects.create_superuser("chef"))} == {"grannens", "deras"}


def test_a_value_of_ones_own_may_end_where_the_national_one_goes_on(editor, unit, named):
    FactFactory(key="avgift")
    FactFactory(key="avgift", owner=unit, site=unit.site, valid_to=date(2026, 12, 31))
    named("avgift")
    assert told(editor) == []


def test_warnings_cost_the_same_however_many_there_are(editor, unit, named, django_assert_max_num_queries):
    keys = [f"avgift_{number}" for number in range(30)]
    for key in keys:
        FactFactory(key=key, owner=unit, valid_to=TODAY)
    named(*keys[:20])
    ending(editor, TODAY)
    with django_assert_max_num_queries(6):
        assert len(ending(editor, TODAY)) == 20
