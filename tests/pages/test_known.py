"""What is known of a site is what is committed, or what the transaction that asks has changed itself."""

from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager

import pytest
from django.db import connection, transaction

from knowledge.models import Fact
from pages import known
from pages.models import ContentVersion
from tests.knowledge.factories import FactFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def site(small_site):
    """A site with a fee of 400 kronor, as if all of it were committed."""
    FactFactory(key="avgift", value="400")
    connection.run_on_commit.clear()
    known.forget()
    return small_site.home.get_site()


@contextmanager
def taken_back():
    """A transaction, or a part of one, that is rolled back."""
    with transaction.atomic():
        yield
        transaction.set_rollback(True)


def fee(site) -> str:
    return known.known(site).facts["avgift"].value


def raise_fee(value: str) -> None:
    fact = Fact.objects.get(key="avgift")
    fact.value = value
    fact.save()


def test_nothing_is_gathered_twice_while_nothing_changes(site):
    assert known.known(site) is known.known(site)


def test_a_change_is_seen_by_who_made_it_before_it_is_committed(site):
    assert fee(site) == "400"
    with transaction.atomic():
        raise_fee("500")
        assert fee(site) == "500"
        assert known.known(site) is known.known(site)


def test_what_was_rolled_back_is_not_known_any_more(site):
    assert fee(site) == "400"
    with taken_back():
        raise_fee("500")
        assert fee(site) == "500"
    assert fee(site) == "400"


def test_what_a_part_of_a_transaction_took_back_is_not_known_any_more(site):
    with transaction.atomic():
        raise_fee("500")
        with taken_back():
            raise_fee("600")
            assert fee(site) == "600"
        assert fee(site) == "500"


def test_another_connection_does_not_take_over_what_is_not_committed(site, monkeypatch):
    monkeypatch.setattr(ContentVersion, "current", lambda: 1)
    with transaction.atomic():
        raise_fee("500")
        own = known.known(site)
        with ThreadPoolExecutor() as other:
            assert other.submit(known.known, site).result() is not own
