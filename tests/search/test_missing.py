from datetime import timedelta

import pytest
from django.utils import timezone
from wagtail.models import Site

from search.missing import count
from search.models import Missed

pytestmark = pytest.mark.django_db


@pytest.fixture
def site():
    return Site.objects.get()


def counted() -> dict[str, int]:
    return dict(Missed.objects.values_list("query", "count"))


def test_the_same_search_is_one_row_however_it_is_written(site):
    for text in ["Moské", "moské", "  MOSKÉ? "]:
        count(site, "sv", text)
    count(site, "ar", "moské")
    assert list(Missed.objects.values_list("language", "query", "count")) == [("sv", "moské", 3), ("ar", "moské", 1)]


@pytest.mark.parametrize(
    "text",
    [
        "19850709-9805",
        "850709 9805",
        "jag heter Ali och mitt nummer är 8507099805",
        "٨٥٠٧٠٩-٩٨٠٥",
        "ali@example.se",
        "070-174 06 10",
        "ärende 123456789",
        "en lång historia " * 5,
        "\0🙂",
        "",
    ],
)
def test_what_may_say_who_asks_is_not_kept(site, text):
    count(site, "sv", text)
    assert counted() == {}


@pytest.mark.parametrize("text", ["1177", "blankett 7540", "at-und 2026"])
def test_short_numbers_are_no_secret(site, text):
    count(site, "sv", text)
    assert len(counted()) == 1


def test_what_nobody_repeats_is_forgotten(site):
    long_ago = timezone.localdate() - timedelta(days=Missed.KEPT + 1)
    Missed.objects.create(site=site, language="sv", query="gammalt", last_on=long_ago)
    count(site, "sv", "nytt")
    assert counted() == {"nytt": 1}


def test_nonsense_without_end_fills_no_database(site, monkeypatch):
    monkeypatch.setattr(Missed, "MOST", 3)
    for number in range(6):
        count(site, "sv", f"ord {number}")
    assert len(counted()) == 3
    count(site, "sv", "ord 0")
    assert counted()["ord 0"] == 2
