"""Who pays for a project: in the funder's words, with a link, and until when in the reader's way of writing."""

from datetime import date

import pytest

from tests.html import parse

pytestmark = pytest.mark.django_db


def test_a_funder_is_told_with_its_words_and_the_day_the_project_ends(client, small_site):
    step = small_site.steps[0]
    funder = {"emblem": None, "text": "Medfinansieras av Europeiska unionen", "url": "https://example.eu/"}
    step.body = [("funder", {**funder, "until": date(2026, 12, 31)}), ("funder", {**funder, "url": "", "until": None})]
    step.save_revision().publish()
    first, second = parse(client.get("/ar/steg/folkbokforing/")).select("figcaption")
    assert first.a["href"] == "https://example.eu/"
    assert first.p["lang"] == "sv"
    assert "2026" in first.find_all("p")[1].text
    assert (second.a, len(second.find_all("p"))) == (None, 1)
