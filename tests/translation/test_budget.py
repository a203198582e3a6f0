import threading
from datetime import date

import pytest
from django.db import connection, connections, transaction
from wagtail.models import Page, Site

from tests.contacts.factories import site as another_site
from tests.pages import factories
from translation.machines.budget import Purse
from translation.machines.errors import BudgetError
from translation.models import MachinePolicy, MachineUsage
from translation.models.machine_usage import this_month


@pytest.fixture
def site(db):
    return another_site("kommunen.example")


def site_of_an_empty_database() -> Site:
    """A site, also after a test without a transaction of its own has emptied the database."""
    root = Page.objects.filter(depth=1).first() or Page.add_root(title="Root", slug="root", locale=factories.locale())
    return Site.objects.create(hostname="kommunen.example", root_page=root)


def allow(site, characters: int | None) -> None:
    MachinePolicy.objects.update_or_create(site=site, defaults={"monthly_characters": characters})


def used(site) -> int:
    return site.machine_usage.total(this_month())


def test_a_site_allows_nothing_until_it_says_so(site):
    with pytest.raises(BudgetError):
        Purse(site, "ar", "DeepL").reserve(1)
    assert used(site) == 0


def test_all_languages_and_machines_spend_the_same_budget(site):
    allow(site, 100)
    Purse(site, "ar", "DeepL").reserve(60)
    Purse(site, "ti", "tiny").reserve(40)
    with pytest.raises(BudgetError, match="100"):
        Purse(site, "ar", "DeepL").reserve(1)
    rows = MachineUsage.objects.values_list("language", "tool", "characters")
    assert set(rows) == {("ar", "DeepL", 60), ("ti", "tiny", 40)}


def test_an_empty_budget_is_no_limit_and_is_counted(site):
    allow(site, None)
    Purse(site, "ar", "DeepL").reserve(10**7)
    assert used(site) == 10**7


def test_what_a_service_did_not_take_is_given_back(site):
    allow(site, 100)
    purse = Purse(site, "ar", "DeepL")
    purse.reserve(100)
    purse.release(100)
    assert (purse.spent, used(site)) == (0, 0)
    purse.reserve(100)
    assert purse.spent == 100


def test_a_call_over_midnight_is_given_back_in_its_own_month(site, monkeypatch):
    allow(site, 100)
    purse = Purse(site, "ar", "DeepL")
    november, december = date(2026, 11, 1), date(2026, 12, 1)
    monkeypatch.setattr("translation.machines.budget.this_month", lambda: november)
    purse.reserve(100)
    monkeypatch.setattr("translation.machines.budget.this_month", lambda: december)
    purse.release(100)
    assert (site.machine_usage.total(november), site.machine_usage.total(december)) == (0, 0)


def test_a_new_month_has_a_budget_of_its_own(site, monkeypatch):
    allow(site, 100)
    purse = Purse(site, "ar", "DeepL")
    for day in (date(2026, 11, 1), date(2026, 12, 1)):
        monkeypatch.setattr("translation.machines.budget.this_month", lambda day=day: day)
        purse.reserve(100)
    assert purse.spent == 200


def test_a_site_spends_nothing_of_anothers(site):
    other = another_site("grannkommunen.example")
    allow(site, 100)
    allow(other, 100)
    Purse(site, "ar", "DeepL").reserve(100)
    Purse(other, "ar", "DeepL").reserve(100)
    assert (used(site), used(other)) == (100, 100)


@pytest.mark.django_db(transaction=True, serialized_rollback=True)
@pytest.mark.skipif(connection.vendor != "postgresql", reason="the test database of SQLite has one connection")
def test_workers_side_by_side_never_overspend():
    site = site_of_an_empty_database()
    allow(site, 1000)
    refused, together = [], threading.Barrier(8)

    def work(language: str) -> None:
        purse = Purse(site, language, "DeepL")
        together.wait(10)
        for _each in range(10):
            try:
                purse.reserve(30)
            except BudgetError:
                refused.append(language)
        connections.close_all()

    threads = [threading.Thread(target=work, args=(code,)) for code in ["ar", "ar", "ti", "so", "uk", "ru", "tr", "ps"]]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(60)
    assert used(site) == 990
    assert len(refused) == 80 - 33


@pytest.mark.django_db(transaction=True, serialized_rollback=True)
def test_nobody_pays_within_a_transaction_that_would_hold_its_locks_while_a_machine_thinks():
    site = site_of_an_empty_database()
    with pytest.raises(RuntimeError, match="durable"), transaction.atomic():
        Purse(site, "ar", "DeepL").reserve(1)
