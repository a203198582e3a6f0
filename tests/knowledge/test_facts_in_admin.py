"""What editors do with facts beside writing them: the next value, a site's own, where they stand, taking them away."""

from datetime import date

import pytest
from bs4 import BeautifulSoup
from django.contrib.auth.models import Permission
from django.urls import reverse
from wagtail.models import ModelLogEntry, ReferenceIndex, Site

from knowledge.models import Fact
from knowledge.uses import counted, uses
from tests.contacts.factories import OrganisationFactory, UnitFactory
from tests.contacts.factories import site as another_site
from tests.html import parse
from tests.knowledge.factories import FactFactory, GlossaryTermFactory

pytestmark = pytest.mark.django_db

TODAY = date(2026, 11, 27)
EVE, DAY = date(2026, 12, 31), date(2027, 1, 1)


@pytest.fixture(autouse=True)
def today(monkeypatch):
    monkeypatch.setattr("django.utils.timezone.localdate", lambda *_moment: TODAY)


@pytest.fixture
def unit():
    here = Site.objects.get()
    return UnitFactory(name="Vuxenutbildningen", site=here, organisation=OrganisationFactory(site=here))


@pytest.fixture
def editor(client, unit, django_user_model):
    user = django_user_model.objects.create_user("eva")
    names = ["access_admin", "add_fact", "change_fact", "delete_fact"]
    user.user_permissions.set(Permission.objects.filter(codename__in=names))
    unit.members.add(user)
    client.force_login(user)
    return user


@pytest.fixture
def ask(client, editor):
    def ask(view: str, fact: Fact, data: dict | None = None):
        where = reverse(Fact.snippet_viewset.get_url_name(view), args=[fact.pk])
        return client.get(where) if data is None else client.post(where, data)

    return ask


@pytest.fixture
def word():
    """A word that names a key, as readers of every site meet it."""

    def name(key: str):
        term = GlossaryTermFactory(definition=f"Det kostar [[{key}|tal]] kronor.")
        ReferenceIndex.create_or_update_for_object(term)
        return term

    return name


def soup(response) -> BeautifulSoup:
    assert response.status_code == 200
    return parse(response)


def faults(response) -> list[str]:
    return [fault.get_text(" ", strip=True) for fault in soup(response).select(".error-message")]


def is_refused(response) -> bool:
    return response.status_code == 404 or (response.status_code == 302 and response["Location"] == "/admin/")


def following(fact: Fact, **more) -> dict:
    return {"label": fact.label, "value": "450", "valid_from": "2027-01-01", "owner": fact.owner_id, **more}


def test_the_next_value_takes_over_and_the_present_one_ends_the_day_before(ask, unit):
    fact = FactFactory(key="avgift", owner=unit, site=unit.site, source_url="https://skatteverket.se/")
    form = soup(ask("next", fact))
    given = {name: form.select_one(f"[name={name}]").get("value") for name in ("label", "value", "valid_from")}
    assert given == {"label": "Avgift", "value": None, "valid_from": None}
    assert form.select_one("[name=source_url]")["value"] == "https://skatteverket.se/"
    assert ask("next", fact, following(fact)).status_code == 302
    fact.refresh_from_db()
    new = Fact.objects.get(value="450")
    assert (fact.value, fact.valid_to) == ("400", EVE)
    assert (new.key, new.unit, new.site, new.owner, new.valid_from, new.valid_to) == (
        *("avgift", fact.unit, unit.site, unit, DAY),
        None,
    )
    assert fact.latest_revision.content["valid_to"] == "2026-12-31"
    assert ModelLogEntry.objects.filter(object_id=str(new.pk), action="wagtail.create").exists()


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ({"valid_from": ""}, ""),
        ({"value": "mycket"}, ""),
        ({"valid_from": "2026-01-01"}, "kommer"),
        ({"valid_from": "2025-06-01", "valid_to": "2027-06-01"}, "kommer"),
    ],
)
def test_a_next_value_that_cannot_be_keeps_what_was_typed_and_changes_nothing(ask, unit, typed, said):
    fact = FactFactory(key="avgift", owner=unit, site=unit.site, valid_from=date(2026, 1, 1))
    answer = ask("next", fact, following(fact, confidence="Nästan säkert", **typed))
    (fault,) = faults(answer)
    assert said in fault
    assert soup(answer).select_one("[name=confidence]").get_text(strip=True) == "Nästan säkert"
    fact.refresh_from_db()
    assert fact.valid_to is None
    assert Fact.objects.count() == 1


def test_a_prepared_value_that_is_taken_away_gives_the_present_one_its_days_back(ask, unit):
    fact = FactFactory(key="avgift", owner=unit, site=unit.site)
    ask("next", fact, following(fact))
    Fact.objects.filter(value="450").delete()
    fact.refresh_from_db()
    assert fact.valid_to is None
    FactFactory(
        key="avgift", value="300", owner=unit, site=unit.site, valid_from=date(2019, 1, 1), valid_to=date(2020, 1, 1)
    )
    fact.delete()
    assert Fact.objects.get().valid_to == date(2020, 1, 1), "what has ended has ended"


def test_a_second_value_follows_the_one_that_is_prepared_already(ask, unit):
    first = FactFactory(key="avgift", owner=unit, site=unit.site, valid_to=EVE)
    FactFactory(key="avgift", value="450", owner=unit, site=unit.site, valid_from=DAY)
    ask("next", first, following(first, value="500", valid_from="2028-01-01"))
    spans = Fact.objects.order_by("valid_from").values_list("value", "valid_to")
    assert set(spans) == {("400", EVE), ("450", date(2027, 12, 31)), ("500", None)}


def test_what_texts_know_a_fact_by_is_not_changed_by_editing_it(ask, unit):
    fact = FactFactory(key="avgift", owner=unit, site=unit.site)
    data = {"key": "annan", "label": "Ny", "value": "1", "unit": "sek", "site": "", "owner": unit.pk}
    assert ask("edit", fact, data).status_code == 302
    fact.refresh_from_db()
    assert (fact.key, fact.label, fact.site) == ("avgift", "Ny", unit.site)


def test_a_site_makes_its_own_of_a_national_fact_and_gives_it_back(ask, client, unit):
    national = FactFactory(key="avgift", value="400")
    form = soup(ask("own", national))
    assert form.select_one("[name=value]")["value"] == "400"
    assert [option["value"] for option in form.select("[name=site] option[selected]")] == [str(unit.site_id)]
    data = {"label": "Avgift", "value": "300", "site": unit.site_id, "owner": unit.pk}
    assert ask("own", national, data).status_code == 302
    own = Fact.objects.get(value="300")
    assert (own.key, own.unit, own.site, own.owner) == ("avgift", national.unit, unit.site, unit)
    assert Fact.objects.for_site(unit.site)["avgift"].value == "300"
    rows = soup(client.get(reverse(Fact.snippet_viewset.get_url_name("list")))).select("tbody tr")
    assert sorted(row.select("td")[5].get_text(strip=True) for row in rows) == sorted(
        [str(unit.site), "Nationell, men er webbplats har en egen"]
    )
    assert ask("delete", own, {}).status_code == 302
    assert Fact.objects.for_site(unit.site)["avgift"].value == "400"


def test_nobody_makes_an_own_value_for_another_site_or_of_another_site_s(ask, unit):
    there = another_site("boksund.example")
    national, theirs = FactFactory(key="avgift"), FactFactory(key="deras", site=there)
    their_unit = UnitFactory(site=there)
    data = {"label": "Avgift", "value": "300", "site": there.pk, "owner": their_unit.pk}
    assert len(faults(ask("own", national, data))) == 2
    assert is_refused(ask("own", theirs))
    assert is_refused(ask("next", theirs, following(theirs, owner=unit.pk)))
    assert Fact.objects.count() == 2


def test_a_fact_says_where_it_stands(ask, unit, word):
    fact = FactFactory(key="avgift", owner=unit, site=unit.site)
    term = word("avgift")
    where = reverse(type(term).snippet_viewset.get_url_name("edit"), args=[term.pk])
    assert [link["href"] for link in soup(ask("usage", fact)).select("main tbody a")] == [where]
    assert [link["href"] for link in soup(ask("inspect", fact)).select("#uses-section li a")] == [where]


def test_a_fact_that_texts_name_is_not_taken_away_while_they_have_no_other(ask, client, unit, word):
    fact = FactFactory(key="avgift", owner=unit, site=unit.site)
    word("avgift")
    bulk = f"{reverse('wagtail_bulk_action', args=['knowledge', 'fact', 'delete'])}?id={fact.pk}"
    assert ask("delete", fact, {}).status_code == client.post(bulk).status_code == 302
    assert Fact.objects.filter(pk=fact.pk).exists()
    Fact.objects.filter(pk=fact.pk).update(valid_from=date(2020, 1, 2))
    other = FactFactory(key="avgift", owner=unit, site=unit.site, value="300", valid_to=date(2020, 1, 1))
    ask("delete", other, {})
    assert not Fact.objects.filter(pk=other.pk).exists()


def test_where_facts_stand_costs_the_same_however_many_texts(unit, word, django_assert_max_num_queries):
    for number in range(20):
        word(f"avgift_{number % 4}")
    site = [unit.site]
    uses("avgift_0", site)
    with django_assert_max_num_queries(4):
        assert len(uses("avgift_0", site)) == 5
        assert counted(["avgift_0", "avgift_1", "finns_inte"], site) == {"avgift_0": 5, "avgift_1": 5}


def choosing(client, name: str, *args, **where):
    return client.get(reverse(name, args=args), where)


def test_the_chooser_knows_the_facts_of_the_site_of_the_text(client, editor, unit):
    FactFactory(key="avgift", label="Avgift", value="12500")
    FactFactory(key="avgift", label="Egen avgift", value="300", site=unit.site)
    FactFactory(key="slut", label="Slut", unit="number", value="7", valid_to=date(2026, 6, 30))
    FactFactory(key="deras", label="Deras", site=another_site("boksund.example"))
    told = parse(choosing(client, "choose_fact", plats=unit.site_id).json()["html"])
    rows = [[cell.get_text(" ", strip=True) for cell in row.select("td")] for row in told.select("tbody tr")]
    assert rows == [
        ["Egen avgift", "avgift", "300 kronor", "tills vidare", "bara 300"],
        ["Slut", "slut", "7", "slutade gälla 30 juni 2026", ""],
    ]
    for asked, found in [("egen", 1), ("SLUT", 1), ("300", 1), ("12 500", 0), ("\x00", 2), ("[[" * 500, 0)]:
        results = choosing(client, "choose_fact_results", plats=unit.site_id, q=asked)
        assert len(soup(results).select("tbody tr")) == found, asked


def test_what_is_chosen_comes_as_a_token_and_what_is_written_is_told(client, editor, unit):
    FactFactory(key="avgift", label="Avgift", valid_to=date(2026, 6, 30))
    where = {"plats": unit.site_id}
    for part, token in [("allt", "[[avgift]]"), ("tal", "[[avgift|tal]]")]:
        chosen = choosing(client, "fact_chosen", "avgift", part, **where).json()
        assert chosen == {"step": "chosen", "result": {"key": "avgift", "token": token}}
    assert choosing(client, "fact_values", **where).json() == {
        "avgift": {"label": "Avgift", "value": "400 kronor", "number": "400", "ended": "slutade gälla 30 juni 2026"}
    }


def test_the_chooser_tells_nothing_of_another_site(client, editor, unit):
    there = another_site("boksund.example")
    FactFactory(key="deras", site=there)
    page = there.root_page
    for where in [{"plats": there.pk}, {"sida": page.pk}, {"plats": 4711}, {"sida": 4711}]:
        assert choosing(client, "choose_fact", **where).status_code == 404, where
        assert choosing(client, "fact_values", **where).status_code == 404, where
        assert choosing(client, "fact_chosen", "deras", "allt", **where).status_code == 404, where
    assert choosing(client, "fact_values").json() == {}
