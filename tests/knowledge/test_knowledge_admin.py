import datetime

import pytest
from bs4 import BeautifulSoup
from django.contrib.auth.models import Permission
from django.urls import reverse
from wagtail.models import Revision, Site

from contacts.models import Organisation, Unit
from knowledge.models import Fact, GlossaryTerm
from tests.html import parse
from tests.knowledge.factories import FactFactory, GlossaryTermFactory

pytestmark = pytest.mark.django_db
FACT = {"key": "avgift", "label": "Avgift", "value": "37,5", "unit": "sek"}


def asking(client):
    def ask(model, view, *args, data=None):
        address = reverse(model.snippet_viewset.get_url_name(view), args=args)
        return client.post(address, data) if data else client.get(address)

    return ask


@pytest.fixture
def editor(admin_client):
    return asking(admin_client)


@pytest.fixture
def unit():
    organisation = Organisation.objects.create(key="kommun", name="Kommunen", kind="kommun")
    return Unit.objects.create(organisation=organisation, name="Integration", site=Site.objects.get())


@pytest.fixture
def member(client, django_user_model, unit):
    """An editor who may work with facts, and belongs to `unit`."""
    user = django_user_model.objects.create_user("eva", password="eva")
    user.user_permissions.set(Permission.objects.filter(codename__in=["access_admin", "add_fact", "change_fact"]))
    unit.members.add(user)
    client.force_login(user)
    return asking(client)


def soup_of(response) -> BeautifulSoup:
    assert response.status_code == 200
    return parse(response)


def is_refused(response) -> bool:
    """Whether the admin says that it is not there, or sends the editor home."""
    return response.status_code == 404 or (response.status_code == 302 and response["Location"] == "/admin/")


def errors_by_field(response) -> dict[str, str]:
    form = soup_of(response).select("[data-field-wrapper]:has(.error-message)")
    return {
        field.select_one("[name]")["name"]: field.select_one(".error-message").get_text(strip=True) for field in form
    }


def listed(response) -> list[list[str]]:
    """The rows of a list of facts, without their boxes and names."""
    rows = soup_of(response).select("main table tbody tr")
    return [[cell.get_text(" ", strip=True) for cell in row.select(":scope > td")][2:] for row in rows]


def test_a_key_is_one_row_with_its_value_its_next_value_and_when_it_was_checked(editor, monkeypatch):
    monkeypatch.setattr("django.utils.timezone.localdate", lambda *_moment: datetime.date(2026, 11, 27))
    eve, day = datetime.date(2026, 12, 31), datetime.date(2027, 1, 1)
    FactFactory(key="a_avgift", value="350", unit="number", valid_to=datetime.date(2025, 12, 31))
    FactFactory(key="a_avgift", value="400", unit="number", valid_from=datetime.date(2026, 1, 1), valid_to=eve)
    FactFactory(key="a_avgift", value="450", unit="number", valid_from=day)
    FactFactory(key="b_slut", value="7", unit="number", valid_to=datetime.date(2026, 6, 30))
    FactFactory(key="c_kommer", value="8", unit="number", valid_from=day)
    rows = listed(editor(Fact, "list"))
    assert [row[:3] for row in rows] == [
        ["a_avgift", "400", "450 från 1 januari 2027"],
        ["b_slut", "7 slutade gälla 30 juni 2026", ""],
        ["c_kommer", "", "8 från 1 januari 2027"],
    ]
    assert rows[0][3:] == ["Nationell", "Ingenstans", "22 november 2026"]


@pytest.mark.parametrize(("query", "found"), [("avgift", 1), ("x" * 5000, 0), ("[[", 0), ("😀", 0), ("\x00", 1)])
def test_the_list_can_be_searched_for_anything(admin_client, query, found):
    FactFactory(key="avgift")
    response = admin_client.get(reverse(Fact.snippet_viewset.get_url_name("list")), {"q": query})
    assert len(soup_of(response).select("main table tbody tr")) == found


def test_a_saved_fact_is_tidied_and_has_a_history(editor):
    assert editor(Fact, "add", data=FACT).status_code == 302
    fact = Fact.objects.get()
    assert fact.value == "37.5"
    assert editor(Fact, "edit", fact.pk, data={**FACT, "value": "40"}).status_code == 302
    assert Revision.objects.for_instance(fact).count() == 2
    assert len(soup_of(editor(Fact, "history", fact.pk)).select("main table tbody tr")) == 2


def test_a_refused_fact_keeps_what_was_written_and_names_the_field(editor):
    FactFactory(key="avgift")
    response = editor(Fact, "add", data={**FACT, "value": "mycket", "valid_from": "2027-01-01"})
    assert set(errors_by_field(response)) == {"value", "valid_from"}
    assert soup_of(response).select_one("[name=value]")["value"] == "mycket"


def test_a_definition_that_names_an_unknown_fact_is_refused(editor):
    FactFactory(key="avgift")
    data = {"word": "id-kort", "definition": "Kostar [[avgift]] och [[annat]]."}
    errors = errors_by_field(editor(GlossaryTerm, "add", data=data))
    assert set(errors) == {"definition"}
    assert "annat" in errors["definition"]
    assert editor(GlossaryTerm, "add", data={**data, "definition": "Kostar [[avgift]]."}).status_code == 302


def test_a_term_that_is_there_already_is_refused_on_the_word(editor):
    GlossaryTermFactory(word="kommun")
    response = editor(GlossaryTerm, "add", data={"word": "Kommun", "definition": "Där du bor."})
    assert set(errors_by_field(response)) == {"word"}


def test_a_member_of_a_unit_opens_its_facts_and_reads_the_national_ones(member, unit):
    own = FactFactory(key="var", owner=unit, site=unit.site)
    national = FactFactory(key="rikets")
    revision = national.save_revision()
    assert [row[0] for row in listed(member(Fact, "list"))] == ["rikets", "var"]
    assert member(Fact, "edit", own.pk).status_code == member(Fact, "inspect", national.pk).status_code == 200
    assert not soup_of(member(Fact, "list")).select(f"a[href$='/edit/{national.pk}/'], a[href$='/next/{national.pk}/']")
    assert is_refused(member(Fact, "edit", national.pk))
    assert is_refused(member(Fact, "edit", national.pk, data=FACT))
    assert is_refused(member(Fact, "next", national.pk))
    assert is_refused(member(Fact, "history", national.pk))
    assert is_refused(member(Fact, "revisions_compare", national.pk, revision.pk, "live"))
    assert is_refused(member(Fact, "revisions_revert", national.pk, revision.pk))
    assert not is_refused(member(Fact, "revisions_compare", own.pk, own.save_revision().pk, "live"))


def test_nothing_of_another_site_is_listed_read_copied_or_changed(member, unit):
    there = Site.objects.create(hostname="varberg.example", root_page=unit.site.root_page, site_name="Deras")
    theirs = FactFactory(key="deras", site=there)
    assert listed(member(Fact, "list")) == []
    for view in ["inspect", "usage", "edit", "next", "own", "delete", "history"]:
        assert is_refused(member(Fact, view, theirs.pk)), view


def test_a_member_of_a_unit_gives_her_fact_a_site_and_her_unit(member, unit):
    assert set(errors_by_field(member(Fact, "add", data=FACT))) == {"site", "owner"}
    assert member(Fact, "add", data={**FACT, "site": unit.site_id, "owner": unit.pk}).status_code == 302
    assert Fact.objects.get().owner == unit


def test_the_filters_of_the_list_never_name_what_is_another_site_s(member, unit):
    other = Site.objects.create(hostname="varberg.example", root_page=unit.site.root_page, site_name="Deras")
    Unit.objects.create(organisation=unit.organisation, name="Deras enhet", site=other)
    named = soup_of(member(Fact, "list")).select_one("[data-controller~=w-drilldown]").get_text(" ", strip=True)
    assert "Integration" in named
    assert "Deras" not in named
