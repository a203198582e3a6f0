"""The overview of the process: who answers for what, for whom, and what goes from one to another."""

from itertools import product

import pytest
from bs4 import BeautifulSoup
from django.db import connection
from django.test.utils import CaptureQueriesContext
from wagtail.models import Site

from audiences.choices import Condition
from audiences.models import AudienceOnSite
from contacts.choices import OrganisationKind
from contacts.models import Organisation
from pages.known import forget, known
from pages.models import AudienceRow, ContactRow, PrerequisiteRow, StepPage
from pages.overview.process import Item, process
from tests import replay
from tests.contacts.factories import ContactFactory, OrganisationFactory
from tests.contacts.factories import site as other_site
from tests.html import parse
from tests.pages import factories
from tests.pages.test_bad_input import VALUES
from tests.sample import one_in

pytestmark = pytest.mark.django_db

ADDRESS = "for-dig-som-moter-nyanlanda/oversikt/"
HOMES = ["/sv/", "/ar/", "/ar/anvisad/"]


@pytest.fixture
def overview(small_site):
    """The small site, where a bank answers for the account in words alone, and Migrationsverket for those who wait."""
    small_site.bank = small_site.steps[1]
    replay.once("overview", lambda: build_overview(small_site))
    forget()
    return small_site


def build_overview(small_site) -> None:
    StepPage.objects.filter(pk=small_site.bank.pk).update(responsible=None, responsible_words="Banken", level="ovrigt")
    agency = factories.organisation("Migrationsverket")
    AudienceRow.objects.filter(step=small_site.bank, audience__slug="asylsokande").update(
        application="skiljer", responsible=agency
    )
    factories.section(small_site.home)
    factories.open_languages(small_site.home, "ar")


def read(client, query: str = "", before: str = "/sv/") -> BeautifulSoup:
    response = client.get(f"{before}{ADDRESS}{query}")
    assert response.status_code == 200, query
    return parse(response)


def items(slug: str | None = None) -> dict[str, Item]:
    """The steps of the process by their slugs."""
    audience = factories.audience(slug) if slug else None
    return {item.page.slug: item for item in process(known(Site.objects.get(is_default_site=True)), audience).steps}


def cells(page: BeautifulSoup, title: str) -> dict[str, str]:
    """What the table says of a step, by the headings of the last row of headings."""
    [row] = [row for row in page.select(".matrix tr") if row.th and row.th.b and title in row.th.get_text()]
    names = [th.get_text(strip=True) for th in page.select(".matrix thead tr:last-child th")]
    told = [" ".join(cell.stripped_strings) for cell in row.find_all("td")]
    return dict(zip([*names, "Last day", "Comes after"], told, strict=True))


def shown(page: BeautifulSoup) -> list[str]:
    return [link.get_text(" ", strip=True) for link in page.select(".doing h4 a")]


def test_what_is_handed_over_is_said_for_those_it_is_handed_over_for(overview):
    PrerequisiteRow.objects.create(step=overview.bank, required=overview.steps[0], audiences=["anvisad"])
    forget()
    [need] = items()["bankkonto"].needs
    assert [one.slug for one in need.audiences] == ["anvisad"]
    assert [(one.giver.organisation.name, one.taker.words) for one in need.handovers] == [("Skatteverket", "Banken")]
    assert items("kvotflykting")["bankkonto"].needs == []
    assert [(one.giver.words, one.taker.organisation.name) for one in items("anvisad")["bankid"].handovers] == [
        ("Banken", "Skatteverket")
    ]


def test_nothing_is_handed_over_where_one_answers_for_both_steps(overview):
    agency = Organisation.objects.get(name="Migrationsverket")
    AudienceRow.objects.filter(step=overview.steps[0], audience__slug="asylsokande").update(
        application="galler", responsible=agency
    )
    PrerequisiteRow.objects.create(step=overview.bank, required=overview.steps[0], audiences=["asylsokande"])
    forget()
    assert items()["bankkonto"].handovers == []
    assert items("asylsokande")["bankkonto"].responsible.organisation == agency


def test_the_table_says_in_words_who_answers_who_takes_part_and_whom_it_concerns(client, overview):
    ContactRow.objects.create(step=overview.steps[0], contact=ContactFactory(organisation__name="Biblioteket"))
    page = read(client)
    register, bank = cells(page, "Folkbokforing"), cells(page, "Bankkonto")
    assert register["Skatteverket"] == "Ansvarar"
    assert "Biblioteket" in list(register.values())[2]
    assert (register["Anvisad"], register["Asylsokande"]) == ("Gäller", "– Gäller inte")
    assert bank["Migrationsverket"] != bank["Skatteverket"] == ""
    assert "Banken" in list(bank.values())[2]
    assert bank["Asylsokande"].startswith("!")
    assert cells(page, "Bankid")["Comes after"].startswith("1. Folkbokforing 2. Bankkonto Banken")


def test_the_headings_of_the_table_say_what_they_head(client, overview):
    table = read(client).find("table")
    assert table.caption.get_text() == "Vem gör vad"
    assert {th["scope"] for th in table.thead.find_all("th")} == {"col", "colgroup"}
    assert [th["scope"] for th in table.tbody.select("tr > th:first-child")] == ["rowgroup", "row", "row", "row"]
    width = int(table.select_one("[scope=rowgroup]")["colspan"])
    assert {sum(1 for _cell in row.find_all(["th", "td"])) for row in table.select("tbody tr:not(.band)")} == {width}


def test_the_list_of_a_phone_says_the_same(client, overview):
    card = read(client).select(".doing")[1]
    told = {
        div.dt.get_text(): [" ".join(dd.stripped_strings) for dd in div.find_all("dd")]
        for div in card.select("dl > div")
    }
    assert told["Ansvarar"] == ["Banken", "Migrationsverket : Asylsokande"]
    assert told["Gäller, men på ett annat sätt"] == ["Asylsokande"]
    assert card.select_one("dd a")["href"] == "/sv/asylsokande/steg/bankkonto/"


def test_a_phase_says_who_answers_for_most_of_it(client, overview):
    assert read(client).select_one(".band small").get_text(strip=True).endswith("Skatteverket")
    StepPage.objects.filter(slug="bankid").update(responsible=None, responsible_words="Annan")
    forget()
    assert not read(client).select(".band small")


@pytest.mark.parametrize(
    ("query", "titles"),
    [
        ("?tema=bostad", ["1. Folkbokforing", "2. Bankkonto", "3. Bankid"]),
        ("?ansvarig=migrationsverket", ["2. Bankkonto"]),
        ("?ansvarig=skatteverket", ["1. Folkbokforing", "3. Bankid"]),
        ("?malgrupp=asylsokande", ["1. Bankkonto"]),
        ("?malgrupp=asylsokande&ansvarig=skatteverket", []),
        ("?malgrupp=finns-inte", []),
        ("?tema=finns-inte&vy=karta", []),
    ],
)
def test_every_filter_is_an_address(client, overview, query, titles):
    page = read(client, query)
    assert shown(page) == titles
    assert len(page.select(".matrix [scope=row]")) == len(titles)
    assert page.find(id="traffar").get_text().startswith(str(len(titles)))


def test_a_choice_says_how_many_steps_it_leaves(client, overview):
    page = read(client, "?ansvarig=skatteverket")
    counts = {option["value"]: option.get_text() for option in page.select("#f-malgrupp option")}
    assert (counts["anvisad"], counts["asylsokande"]) == ("Anvisad (2)", "Asylsokande (0)")


@pytest.mark.parametrize("value", one_in(4, VALUES))
def test_nothing_that_is_asked_breaks_the_page(client, overview, value):
    for name in ("malgrupp", "ansvarig", "tema", "vy", "utskrift"):
        assert client.get(f"/sv/{ADDRESS}", {name: value}).status_code == 200


def test_links_keep_whom_it_is_read_for_and_beside_what(client, overview):
    page = read(client, "?malgrupp=anhorig&yrke=1&med=ar")
    assert page.select_one(".doing h4 a")["href"] == "/sv/anhorig/steg/folkbokforing/?med=ar&yrke=1"
    assert [field["name"] for field in page.select(".filters [type=hidden]")] == ["med", "yrke"]
    views = [link["href"] for link in page.select(".views a")]
    assert views[1] == "?malgrupp=anhorig&vy=karta&med=ar&yrke=1#traffar"


def test_in_a_situation_the_overview_is_of_it_until_all_are_asked_for(client, overview):
    mine = read(client, before="/sv/asylsokande/")
    assert shown(mine) == ["1. Bankkonto"]
    assert "Not asylsokande" in mine.select_one(".doing .note").get_text()
    assert mine.select_one("#f-malgrupp option")["value"] == "alla"
    assert len(shown(read(client, "?malgrupp=alla", before="/sv/asylsokande/"))) == 3


def test_an_audience_that_is_hidden_has_no_column_and_answers_for_nothing(client, overview):
    AudienceOnSite.objects.create(site=Site.objects.get(), audience=factories.audience("asylsokande"), state="dold")
    page = read(client)
    assert "Asylsokande" not in page.main.get_text()
    assert "Migrationsverket" not in page.main.get_text()


def test_who_takes_part_is_of_this_kommun_and_no_number_for_danger(client, overview):
    first = overview.steps[0]
    theirs = ContactFactory(organisation__name="Deras", site=other_site())
    danger = ContactFactory(organisation=OrganisationFactory(name="Nödnumret", kind=OrganisationKind.NOD))
    for contact in (theirs, danger):
        ContactRow.objects.create(step=first, contact=contact)
    assert [one.name for one in items()["folkbokforing"].taking_part] == []


def test_a_condition_is_told_in_the_language_of_who_reads(client, overview):
    PrerequisiteRow.objects.filter(step=overview.steps[2]).update(condition=Condition.REGISTERED)
    forget()
    arabic, swedish = read(client, before="/ar/"), read(client)
    assert "Om du är folkbokförd" in swedish.select(".doing")[2].get_text()
    assert "Om du är folkbokförd" not in arabic.select(".doing")[2].get_text()


def test_swedish_words_on_an_arabic_overview_are_marked(client, overview):
    page = read(client, before="/ar/")
    for words in ["Skatteverket", "Banken", "Folkbokforing"]:
        found = page.main.find_all(string=words)
        assert found
        assert all(text.find_parent(lang="sv") for text in found), words


def test_it_is_printed_on_one_sheet_with_the_day_and_its_address(client, overview):
    page = read(client, "?utskrift=1&ansvarig=skatteverket", before="/ar/anvisad/")
    [sheet] = page.select(".sheet.wide")
    assert len(sheet.select("[scope=row]")) == 2
    assert sheet.select_one(".code svg")
    assert sheet.select_one(".url").get_text() == f"http://localhost/ar/anvisad/{ADDRESS}?ansvarig=skatteverket"
    assert str(known(Site.objects.get()).day.year) in sheet.select_one(".review").get_text()


def asked(client, address: str) -> int:
    """How many queries an address takes, once the site is known."""
    client.get(address)
    with CaptureQueriesContext(connection) as captured:
        assert client.get(address).status_code == 200
    return len(captured)


@pytest.mark.parametrize(
    ("home", "asks"),
    one_in(5, list(product(HOMES, ["", "?vy=karta", "?ansvarig=skatteverket", "?utskrift=1"]))),
)
def test_the_first_who_asks_after_a_change_pays_for_what_is_known_of_the_site(client, overview, home, asks):
    forget()
    with CaptureQueriesContext(connection) as captured:
        assert client.get(f"{home}{ADDRESS}{asks}").status_code == 200
    assert len(captured) <= 25


def test_it_costs_the_same_however_many_steps_and_organisations(client, overview):
    addresses = [f"/ar/{ADDRESS}", f"/sv/anvisad/{ADDRESS}?utskrift=1", f"/sv/{ADDRESS}?ansvarig=skatteverket"]
    before = [asked(client, address) for address in addresses]
    for number in range(5):
        theirs = OrganisationFactory(name=f"Myndighet {number}")
        step = factories.step(overview.index, f"steg-{number}", responsible=theirs, after=[overview.steps[0]])
        ContactRow.objects.create(step=step, contact=ContactFactory())
    assert [asked(client, address) for address in addresses] == before
    assert max(before) <= 15, before
