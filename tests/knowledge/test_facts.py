import datetime

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.utils import timezone
from wagtail.models import Page, Site

from contacts.models import Organisation, Unit
from knowledge.models import Fact
from knowledge.units import Unit as UnitOfFact
from tests.knowledge.factories import FactFactory

pytestmark = pytest.mark.django_db
EVE, DAY = datetime.date(2026, 12, 31), datetime.date(2027, 1, 1)


@pytest.fixture
def site():
    return Site.objects.get()


@pytest.fixture
def other_site():
    return Site.objects.create(hostname="annan.example", root_page=Page.get_first_root_node())


def refused_fields(fact: Fact) -> set[str]:
    with pytest.raises(ValidationError) as refused:
        fact.full_clean()
    return set(refused.value.message_dict)


def test_the_value_changes_when_one_validity_follows_another(site):
    FactFactory(key="avgift", value="400", valid_to=EVE)
    FactFactory(key="avgift", value="450", valid_from=DAY)
    assert Fact.objects.for_site(site, on=EVE)["avgift"].value == "400"
    assert Fact.objects.for_site(site, on=DAY)["avgift"].value == "450"


def test_the_value_changes_at_midnight_in_sweden(site, monkeypatch):
    FactFactory(key="avgift", value="400", valid_to=EVE)
    FactFactory(key="avgift", value="450", valid_from=DAY)
    before = datetime.datetime(2026, 12, 31, 22, 59, 59, tzinfo=datetime.UTC)
    monkeypatch.setattr(timezone, "now", lambda: before)
    assert Fact.objects.for_site(site)["avgift"].value == "400"
    monkeypatch.setattr(timezone, "now", lambda: before + datetime.timedelta(seconds=1))
    assert Fact.objects.for_site(site)["avgift"].value == "450"


def test_a_site_reads_its_own_fact_before_the_national_and_never_anothers(site, other_site):
    FactFactory(key="avgift", value="400")
    FactFactory(key="avgift", value="300", site=site)
    FactFactory(key="bara_annan", site=other_site)
    assert {key: fact.value for key, fact in Fact.objects.for_site(site).items()} == {"avgift": "300"}
    assert Fact.objects.for_site(other_site)["avgift"].value == "400"
    assert Fact.objects.for_site(None)["avgift"].value == "400"


def test_a_national_fact_that_holds_goes_before_a_sites_own_that_has_ended(site):
    FactFactory(key="avgift", value="400")
    FactFactory(key="avgift", value="300", site=site, valid_to=EVE)
    fact = Fact.objects.for_site(site, on=DAY)["avgift"]
    assert (fact.value, fact.expired) == ("400", False)


def test_where_nothing_holds_the_last_that_did_is_marked_as_expired(site):
    FactFactory(key="avgift", value="300", valid_to=EVE - datetime.timedelta(days=365))
    FactFactory(key="avgift", value="400", valid_from=EVE, valid_to=EVE)
    assert not Fact.objects.for_site(site, on=EVE)["avgift"].expired
    fact = Fact.objects.for_site(site, on=DAY)["avgift"]
    assert (fact.value, fact.expired) == ("400", True)


def test_a_fact_with_only_a_future_is_left_out(site):
    FactFactory(key="avgift", valid_from=DAY)
    assert Fact.objects.for_site(site, on=EVE) == {}


def test_the_facts_of_a_site_cost_one_query(site, django_assert_num_queries):
    FactFactory.create_batch(5)
    FactFactory.create_batch(5, site=site)
    with django_assert_num_queries(1):
        facts = Fact.objects.for_site(site)
        written = [fact.written("sv") for fact in facts.values()]
    assert len(written) == 10


def test_the_keys_a_text_may_name_are_national_or_the_sites_own(site, other_site):
    FactFactory(key="rikets")
    FactFactory(key="kommande", valid_from=datetime.date(2999, 1, 1))
    FactFactory(key="egen", site=site)
    FactFactory(key="annans", site=other_site)
    assert Fact.objects.known_keys() == {"rikets", "kommande"}
    assert Fact.objects.known_keys(site) == {"rikets", "kommande", "egen"}


@pytest.mark.parametrize(
    ("valid_from", "valid_to", "field"),
    [
        (None, None, "valid_to"),
        (DAY, None, "valid_from"),
        (datetime.date(2027, 6, 30), None, "valid_from"),
        (EVE, DAY, "valid_to"),
        (None, DAY, "valid_to"),
    ],
)
def test_two_values_on_the_same_day_are_refused_on_the_field_that_causes_it(valid_from, valid_to, field):
    FactFactory(key="avgift", valid_from=DAY, valid_to=datetime.date(2027, 6, 30))
    fact = FactFactory.build(key="avgift", valid_from=valid_from, valid_to=valid_to)
    assert refused_fields(fact) == {field}


def test_an_open_validity_overlaps_a_later_one():
    FactFactory(key="avgift")
    assert refused_fields(FactFactory.build(key="avgift", valid_from=DAY)) == {"valid_from"}


def test_validities_that_meet_other_keys_and_other_sites_do_not_overlap(site, other_site):
    own = FactFactory(key="avgift", site=site, valid_from=DAY, valid_to=DAY)
    own.full_clean()
    FactFactory.build(key="avgift", site=site, valid_to=EVE).full_clean()
    FactFactory.build(key="avgift", site=other_site).full_clean()
    FactFactory.build(key="avgift").full_clean()
    FactFactory.build(key="annan", site=site).full_clean()


def test_the_last_day_is_not_before_the_first():
    assert refused_fields(FactFactory.build(valid_from=DAY, valid_to=EVE)) == {"valid_to"}
    with pytest.raises(IntegrityError), transaction.atomic():
        FactFactory(valid_from=DAY, valid_to=EVE)


@pytest.mark.parametrize("valid_from", [None, DAY])
def test_the_database_holds_one_value_a_first_day(site, valid_from):
    FactFactory(key="avgift", valid_from=valid_from)
    FactFactory(key="avgift", valid_from=valid_from, site=site)
    with pytest.raises(IntegrityError), transaction.atomic():
        FactFactory(key="avgift", valid_from=valid_from)
    with pytest.raises(IntegrityError), transaction.atomic():
        FactFactory(key="avgift", valid_from=valid_from, site=site)


@pytest.mark.parametrize("key", ["Avgift", "avgift-2", "avgift 2", "avgift\n", "åldern", ""])
def test_a_key_is_small_letters_digits_and_underscore(key):
    assert refused_fields(FactFactory.build(key=key)) == {"key"}


def test_a_value_is_tidied_or_refused_on_its_own_field():
    fact = FactFactory.build(value="37,5", unit=UnitOfFact.PERCENT)
    fact.full_clean()
    assert fact.value == "37.5"
    assert refused_fields(FactFactory.build(value="mycket")) == {"value"}


def test_everything_wrong_is_said_at_once():
    fact = FactFactory.build(value="mycket", valid_from=DAY, valid_to=EVE)
    assert refused_fields(fact) == {"value", "valid_to"}


def test_the_owner_is_national_or_of_the_same_site(site, other_site):
    organisation = Organisation.objects.create(key="kommun", name="Kommunen", kind="kommun")
    owner = Unit.objects.create(organisation=organisation, name="Integration", site=other_site)
    FactFactory.build(owner=owner, site=other_site).full_clean()
    assert refused_fields(FactFactory.build(owner=owner, site=site)) == {"owner"}


def test_a_fact_tells_what_it_is_and_its_value():
    assert "Avgift" in str(FactFactory.build())
    assert "400" in str(FactFactory.build())
