"""Where facts stand on pages: in fields, rows, running text and blocks, in every language, on the editor's sites."""

import pytest
from django.urls import reverse
from wagtail.models import Page, ReferenceIndex, Site

from knowledge.models import Fact
from knowledge.uses import counted, leaves_a_gap, uses
from pages.models import AudienceRow, HomePage, StepIndexPage, StepPage
from tests import replay
from tests.html import parse
from tests.knowledge.factories import FactFactory
from tests.pages import factories

pytestmark = pytest.mark.django_db

PLACES = {
    "fee": "[[i_falt|tal]]",
    "bring": [("item", "[[i_rad]]")],
    "body": [
        ("text", {"heading": "", "text": "<p>Se <b>[[i_text]]</b>.</p>"}),
        ("bullets", {"heading": "", "items": ["Ett", "[[i_lista]]"]}),
        ("fact", {"fact": "i_ruta", "text": "Avgift"}),
        ("professional", {"notes": ["[[i_not]]"], "legal_basis": []}),
    ],
}
KEYS = ["i_falt", "i_rad", "i_text", "i_lista", "i_ruta", "i_not", "i_mottagare"]


def index() -> None:
    for page in Page.objects.all().specific():
        ReferenceIndex.create_or_update_for_object(page)


@pytest.fixture
def step(small_site):
    """A step that names a key in every place there is, told in Arabic too."""
    replay.once("facts everywhere", lambda: name_everywhere(small_site.steps[1]))
    return StepPage.objects.get(pk=small_site.steps[1].pk)


def name_everywhere(step: StepPage) -> None:
    for key in KEYS:
        FactFactory(key=key)
    row = step.audience_rows.first()
    AudienceRow.objects.filter(pk=row.pk).update(note="[[i_mottagare]]")
    step = type(step).objects.get(pk=step.pk)
    for name, value in PLACES.items():
        setattr(step, name, value)
    step.save_revision().publish()
    index()


@pytest.fixture
def here(small_site) -> Site:
    return small_site.home.get_site()


def test_every_place_that_may_name_a_fact_is_found(step, here):
    assert set(counted(KEYS, [here])) == set(KEYS)
    (use,) = [use for use in uses("i_text", [here]) if use.language == "Svenska"]
    assert (use.title, use.kind, use.url) == (
        *("Bankkonto", "Steg"),
        reverse("wagtailadmin_pages:edit", args=[step.pk]),
    )
    assert use.places


def test_what_only_shows_another_s_words_is_not_counted(step, here):
    assert Page.objects.filter(translation_key=step.translation_key).count() == 2
    assert [use.language for use in uses("i_text", [here])] == ["Svenska"] * counted(["i_text"], [here])["i_text"]


def test_a_page_that_stops_naming_a_fact_is_no_use_any_more(step, here):
    step.fee = ""
    step.save_revision().publish()
    index()
    assert counted(["i_falt"], [here]) == {}


def test_uses_on_another_site_are_neither_told_nor_counted(step, here):
    home = factories.home("boksund.example", slug="boksund")
    theirs = factories.step(StepIndexPage.objects.child_of(home).get(), "deras-steg", fee="[[i_falt]]")
    index()
    there = Site.objects.get(hostname="boksund.example")
    assert HomePage.objects.get(pk=home.pk).get_site() == there
    edit = reverse("wagtailadmin_pages:edit", args=[theirs.pk])
    assert [use.url for use in uses("i_falt", [there])] == [edit]
    assert edit not in [use.url for use in uses("i_falt", [here])]
    national, own = Fact.objects.get(key="i_falt"), FactFactory(key="i_falt", site=there)
    assert leaves_a_gap([national])
    assert not leaves_a_gap([own])
    assert leaves_a_gap([national, own])


def test_a_list_of_facts_costs_the_same_however_many_there_are(step, admin_client, django_assert_max_num_queries):
    FactFactory.create_batch(15)
    where = reverse(Fact.snippet_viewset.get_url_name("list"))
    admin_client.get(where)
    with django_assert_max_num_queries(26):
        rows = parse(admin_client.get(where)).select("main tbody tr")
    assert len(rows) == len(KEYS) + 15
