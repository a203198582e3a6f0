"""A fee that is prepared for the first of January changes by itself at midnight in Sweden, wherever it is read."""

import re
from datetime import UTC, date, datetime, timedelta

import brotli
import pytest
from django.core.cache import cache
from django.utils import timezone

from pages.finding.keeping import rebuild
from pages.models import StepPage
from tests import replay
from tests.knowledge.factories import FactFactory, GlossaryTermFactory
from tests.pages import factories
from tests.sample import one_in

pytestmark = pytest.mark.django_db
LAST_SECOND = datetime(2026, 12, 31, 22, 59, 59, tzinfo=UTC)  # 23:59:59 in Sweden
NEW_YEAR = LAST_SECOND + timedelta(seconds=2)

#: Everything that tells a reader, or a machine, what the fee is.
ADDRESSES = [
    "/sv/steg/bankkonto/",
    "/ar/steg/bankkonto/",
    "/sv/anvisad/steg/bankkonto/",
    "/ar/steg/bankkonto/?med=sv",
    "/sv/steg/bankkonto/?utskrift=1",
    "/sv/anvisad/?utskrift=alla",
    "/sv/steg/",
    "/sv/sok/?q=bankkonto",
    "/sv/ord/",
    "/api/v2/pages/{pk}/",
]


@pytest.fixture
def step(small_site) -> StepPage:
    """A step that names the fee wherever a step can."""
    cache.clear()
    replay.once("a fee that changes at midnight", lambda: write_of_the_fee(small_site.steps[1]))
    return StepPage.objects.get(pk=small_site.steps[1].pk)


def write_of_the_fee(step: StepPage) -> None:
    FactFactory(key="avgift", value="4711", valid_to=date(2026, 12, 31))
    FactFactory(key="avgift", value="5822", valid_from=date(2027, 1, 1))
    step.fee = step.summary = "Kostar [[avgift]]."
    step.body = factories.body("<p>Betala [[avgift|tal]] kronor.</p>")
    step.save_revision().publish()
    GlossaryTermFactory(word="avgift", definition="Bankens avgift är [[avgift]].")
    rebuild(step.get_site())


@pytest.fixture
def clock(monkeypatch):
    """Sets the time."""

    def strike(moment: datetime) -> None:
        monkeypatch.setattr(timezone, "now", lambda: moment)

    return strike


def fees(content: str) -> set[str]:
    """Which of the fees a text tells, however its language writes thousands."""
    return set(re.findall(r"4711|5822", re.sub(r"(?<=\d)(?:\s|,|\.|&nbsp;|\\u00a0)(?=\d{3})", "", content)))


@pytest.mark.parametrize("address", one_in(3, ADDRESSES))
def test_a_page_read_before_midnight_says_the_new_fee_a_second_after(client, step, clock, address):
    address = address.format(pk=step.pk)
    clock(LAST_SECOND)
    before = client.get(address)
    assert fees(before.text) == {"4711"}
    clock(NEW_YEAR)
    assert fees(client.get(address).text) == {"5822"}


@pytest.mark.parametrize("address", one_in(3, ADDRESSES))
def test_no_answer_may_be_kept_past_the_midnight_when_it_changes(client, step, clock, address):
    clock(LAST_SECOND)
    kept = re.search(r"max-age=(\d+)", client.get(address.format(pk=step.pk)).headers.get("Cache-Control", ""))
    assert not kept or int(kept[1]) <= 1


def test_a_path_on_a_phone_is_another_edition_after_midnight(client, step, clock):
    clock(LAST_SECOND)
    kept = client.get("/paket/sv/anvisad.json", headers={"Accept-Encoding": "br"})
    assert fees(brotli.decompress(kept.content).decode()) == {"4711"}
    asked = {"Accept-Encoding": "br", "If-None-Match": kept["ETag"]}
    assert client.get("/paket/sv/anvisad.json", headers=asked).status_code == 304
    clock(NEW_YEAR)
    new = client.get("/paket/sv/anvisad.json", headers=asked)
    assert new.status_code == 200
    assert fees(brotli.decompress(new.content).decode()) == {"5822"}


def test_a_fee_that_nobody_has_replaced_says_until_when_it_was_so(client, small_site, clock):
    cache.clear()
    FactFactory(key="avgift", value="4711", valid_to=date(2026, 12, 31))
    step = small_site.steps[1]
    step.fee = "[[avgift]]"
    step.body = [("fact", {"fact": "avgift", "text": "Avgiften"})]
    step.save_revision().publish()
    clock(LAST_SECOND)
    kept = client.get("/paket/sv/anvisad.json")["ETag"]
    assert "31 december 2026" not in client.get("/sv/steg/bankkonto/").text
    clock(NEW_YEAR)
    told = client.get("/sv/steg/bankkonto/").text
    assert fees(told) == {"4711"}
    assert told.count("31 december 2026") == 2
    assert client.get("/paket/sv/anvisad.json")["ETag"] != kept
