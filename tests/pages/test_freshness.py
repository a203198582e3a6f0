"""What readers are told of how fresh a page, a contact, a place and a fact are."""

from datetime import date, timedelta

import pytest
from wagtail.models import Site

from contacts.models import Contact, Place
from pages.choices import Level
from pages.models import Kommun, StepPage
from tests import replay
from tests.contacts.factories import OrganisationFactory, UnitFactory
from tests.contacts.factories import site as another_site
from tests.html import read
from tests.knowledge.factories import FactFactory

pytestmark = pytest.mark.django_db

CHECKED = date(2026, 5, 3)
STEP, CONTACT, PLACE = "/sv/steg/bankkonto/", "/sv/kontakter/servicekontor/", "/sv/kontakter/plats/huset/"
LATE = ".notice[data-kind=late]"


@pytest.fixture
def checked(small_site) -> StepPage:
    """A step, a contact, a place and a fact that a unit has checked; the step."""
    replay.once("checked", lambda: build_checked(small_site.steps[1]))
    return StepPage.objects.get(pk=small_site.steps[1].pk)


def build_checked(step: StepPage) -> None:
    here = Site.objects.get()
    unit = UnitFactory(name="Vuxenutbildningen", site=here, organisation=OrganisationFactory(site=here))
    contact = Contact.objects.get(key="servicekontor")
    contact.owner, contact.checked_on = unit, CHECKED
    contact.save()
    Place.objects.create(name="Huset", key="huset", owner=unit, checked_on=CHECKED)
    FactFactory(key="avgift", owner=unit, checked_on=CHECKED)
    step.unit, step.reviewed_on, step.next_review, step.level = unit, CHECKED, None, Level.KOMMUN
    step.body = [("fact", {"fact": "avgift", "text": "Det kostar"})]
    step.save_revision().publish()


@pytest.fixture
def on(monkeypatch):
    """Read on another day."""
    return lambda day: monkeypatch.setattr("django.utils.timezone.localdate", lambda *_moment: day)


def late(client, path: str) -> str:
    found = read(client, path).select_one(LATE)
    return found.p.get_text() if found else ""


@pytest.mark.parametrize("path", [STEP, CONTACT, PLACE])
def test_a_reader_sees_when_and_by_whom_it_was_checked(client, checked, path):
    line = read(client, path).select_one("main > .land > .review")
    assert "3 maj 2026" in line.get_text()
    assert line.get_text().strip().endswith(" Vuxenutbildningen")


def test_in_another_language_the_name_of_the_unit_is_swedish(client, checked):
    line = read(client, "/ar/steg/bankkonto/").select_one("main > .land > .review")
    assert [part.get_text() for part in line.select("[lang=sv]")] == ["Svenska", "Vuxenutbildningen"]


def test_a_fact_says_it_beside_its_value(client, checked):
    assert "3 maj 2026" in read(client, STEP).select_one(".bigfact .review").get_text()


def test_a_list_of_contacts_does_not_say_it_of_each(client, checked):
    assert not read(client, "/sv/kontakter/").select(".contact .review")


def test_what_nobody_has_checked_says_nothing(client, checked):
    StepPage.objects.filter(slug="bankkonto").update(reviewed_on=None)
    page = read(client, STEP)
    assert not page.select("main > .land > .review")
    assert not page.select(LATE)


def test_the_unit_of_another_site_is_not_named(client, checked):
    elsewhere = UnitFactory(name="Boksund", site=another_site("boksund.example"))
    StepPage.objects.filter(slug="bankkonto").update(unit=elsewhere)
    assert "Boksund" not in read(client, STEP).get_text()


@pytest.mark.parametrize(("path", "days"), [(STEP, 365), (CONTACT, 180), (PLACE, 365)])
def test_it_is_late_only_after_the_days_of_grace(client, checked, on, path, days):
    Kommun.objects.update_or_create(site=Site.objects.get(), defaults={"grace_days": 10, "phone": "0430-150 00"})
    due = CHECKED + timedelta(days=days)
    on(due + timedelta(days=10))
    assert not late(client, path)
    on(due + timedelta(days=11))
    assert f"{due:%Y}" in late(client, path)
    assert read(client, path).select_one(f"{LATE} a[href^='tel:']")


def test_a_step_of_the_state_is_late_after_half_a_year_and_a_chosen_day_goes_first(client, checked, on):
    on(CHECKED + timedelta(days=180 + 61))
    assert not late(client, STEP)
    StepPage.objects.filter(slug="bankkonto").update(level=Level.STATE)
    assert "oktober 2026" in late(client, STEP)
    StepPage.objects.filter(slug="bankkonto").update(next_review=date(2026, 9, 1))
    assert "september 2026" in late(client, STEP)


def test_it_is_said_beside_another_language_on_paper_and_of_a_fact(client, checked, on):
    StepPage.objects.filter(slug="bankkonto").update(next_review=date(2026, 9, 1))
    on(CHECKED + timedelta(days=365 + 61))
    assert len(read(client, f"{STEP}?med=ar").select(LATE)) == 2
    assert read(client, f"{STEP}?utskrift=1").select_one(".states p")
    assert "maj 2027" in read(client, STEP).select(".bigfact small")[-1].get_text()


def test_it_costs_no_query_more(client, checked, django_assert_max_num_queries):
    client.get(STEP)
    with django_assert_max_num_queries(15):
        client.get(STEP)
