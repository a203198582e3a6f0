"""The coverage matrix, through the admin: what it shows, to whom, and what it costs."""

import csv
import io
from types import SimpleNamespace

import pytest
from bs4 import BeautifulSoup
from django.contrib.auth.models import Permission
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from languages.sources import refresh
from languages.targets import publish
from pages.models import HomePage, StepIndexPage, StepPage
from tests.contacts.factories import UnitFactory
from tests.html import parse
from tests.pages import factories
from tests.sample import more
from tests.told import edited, tell
from tests.translation.many import many_steps
from translation.coverage import percent, queue_url
from translation.models import Translator

pytestmark = pytest.mark.django_db
ADDRESS = "/admin/oversattning/tackning/"


def matrix(client, query: str = "") -> BeautifulSoup:
    response = client.get(ADDRESS + query)
    assert response.status_code == 200
    return parse(response)


def rows(page: BeautifulSoup) -> dict[str, list]:
    """The cells of each row by its title."""
    found = [row for row in page.select("table.coverage tbody tr") if row.select_one("th[scope=row] span")]
    return {row.th.span.get_text(): row.find_all("td") for row in found}


def cell(client, title: str = "Folkbokforing"):
    return rows(matrix(client))[title][0]


def person(django_user_model, name: str, *codenames: str):
    user = django_user_model.objects.create_user(name)
    user.user_permissions.set(Permission.objects.filter(codename__in=["access_admin", *codenames]))
    return user


@pytest.fixture
def translator(small_site, django_user_model):
    """Somebody who translates the small site into Arabic."""
    row = Translator.objects.create(user=person(django_user_model, "amal"), site=small_site.home.get_site())
    row.locales.set([factories.locale("ar")])
    return row.user


def test_a_cell_says_what_the_page_is_in_the_language_and_leads_to_the_queue(admin_client, step):
    source = refresh(step)
    assert cell(admin_client).a["class"] == ["coverage-cell", "coverage-cell--missing"]
    tell(step, only="Om folkbokforing.")
    partly = cell(admin_client)
    assert partly.a["href"] == queue_url(source.pk, "ar")
    assert "coverage-cell--partly" in partly.a["class"]
    assert partly.a.find("span", {"aria-hidden": "true"}).get_text().startswith("1/")
    tell(step)
    assert "coverage-cell--reviewed" in cell(admin_client).a["class"]
    edited(step, summary="Något annat.")
    older = cell(admin_client).a
    assert "coverage-cell--older" in older["class"]
    assert older.find("span", {"aria-hidden": "true"}).get_text().startswith("1 ")


def test_a_machine_is_seen_and_so_is_what_is_not_published(admin_client, step, django_capture_on_commit_callbacks):
    source = tell(step, machine=True)
    assert "coverage-cell--machine" in cell(admin_client).a["class"]
    assert cell(admin_client).select_one(".coverage-ready")
    with django_capture_on_commit_callbacks(execute=True):
        publish(source, factories.locale("ar"), unreviewed=True)
    assert not cell(admin_client).select_one(".coverage-ready")


def test_a_page_that_is_not_taken_up_is_shown_without_a_link(admin_client, small_site):
    assert cell(admin_client).a["class"] == ["coverage-cell", "coverage-cell--missing"]
    assert not cell(admin_client).a.has_attr("href")


def test_pages_stand_in_the_order_of_the_tree_and_words_after_them(admin_client, step):
    page = matrix(admin_client)
    assert list(rows(page))[:3] == ["Välkommen", "Alla steg", "Folkbokforing"]
    sections = [row.th.get_text(strip=True) for row in page.select("tr.coverage__section")]
    assert len(sections) == 2  # no contact of the site's own; a national one among the national words
    assert "Servicekontoret" in rows(page)
    assert "sfi" in rows(page)


def test_totals_count_sentences_and_only_what_is_whole_is_a_hundred(admin_client, step):
    tell(step)
    page = matrix(admin_client, "?q=folkbok")
    assert page.select_one(".coverage__totals td").get_text() == "100 %"
    tell(StepPage.objects.get(slug="bankid", locale__language_code="sv"), only="Bankid")
    page = matrix(admin_client, "?q=")
    share = int(page.select_one(".coverage__totals td").get_text().removesuffix(" %"))
    assert 0 < share < 100
    assert rows(page)["Folkbokforing"][-1].get_text() == "100 %"


def test_the_table_can_be_read_by_who_does_not_see_it_and_scrolled_with_the_keyboard(admin_client, step):
    page = matrix(admin_client)
    table = page.select_one("table.coverage")
    assert table.caption.get_text(strip=True)
    assert {cell.get("scope") for cell in table.find_all("th")} == {"col", "row", "rowgroup"}
    region = table.find_parent(attrs={"role": "region"})
    assert (region["tabindex"], region["aria-labelledby"]) == ("0", table.caption["id"])
    columns = len(table.select("thead th"))
    assert {len(row.find_all(["th", "td"])) for row in table.select("tr:not(.coverage__section)")} == {columns}


@pytest.mark.parametrize(
    ("done", "total", "told"),
    [(0, 0, "0"), (0, 9, "0"), (1, 101, "<1"), (1, 100, "1"), (999, 1000, "99"), (5, 5, "100")],
)
def test_nothing_is_nought_per_cent_but_nothing(done, total, told):
    tally = SimpleNamespace(done=done, total=total)
    assert percent([SimpleNamespace(tally=tally)]) == told


def test_a_column_is_headed_by_its_code_and_called_by_its_name(admin_client, every_language):
    heads = matrix(admin_client).select("table.coverage thead th[title]")
    assert len(heads) == 11
    arabic = next(head for head in heads if head["title"] == "arabiska")
    assert arabic.select_one("[aria-hidden]").text == "ar"
    assert arabic.select_one(".w-sr-only").text == "arabiska"


def test_filters_leave_out_what_is_not_asked_for(admin_client, every_language):
    register, bank, _bankid = every_language.steps
    unit = UnitFactory(site=None)
    edited(register, unit=unit, theme=factories.theme("id"))
    tell(bank, "tr", only="Bankkonto")
    asked = {
        f"enhet={unit.pk}": {"Folkbokforing"},
        "tema=id": {"Folkbokforing"},
        "malgrupp=asylsokande&q=folk": set(),
        "malgrupp=asylsokande": {"Bankkonto"},
        "lage=partly": {"Bankkonto"},
        "lage=partly&sprak=ar": set(),
        "lage=ready&sprak=tr": {"Bankkonto"},
        "q=BANK": {"Bankkonto", "Bankid"},
    }
    for query, titles in asked.items():
        assert set(rows(matrix(admin_client, f"?{query}"))) == titles, query
    heads = matrix(admin_client, "?sprak=uk").select("table.coverage thead th")
    assert len(heads) == 3


@pytest.mark.parametrize("name", ["enhet", "sprak", "q", *more("tema", "malgrupp", "lage")])
def test_a_value_that_is_no_choice_is_told_and_filters_nothing(admin_client, step, name):
    page = matrix(admin_client, f"?{name}=%00{'x' * 200}")
    assert page.select_one(".coverage-filters .error-message, .coverage-filters [aria-invalid=true]")
    assert len(rows(page)) > 3


def table_of(response) -> list[list[str]]:
    text = b"".join(response.streaming_content).decode()
    assert text.startswith("\ufeff")
    return list(csv.reader(io.StringIO(text.removeprefix("\ufeff"))))


def test_the_spreadsheet_has_what_is_shown_and_no_formulas(admin_client, step):
    edited(step, title='=HYPERLINK("https://example.com")')
    tell(step)
    heading, *lines = table_of(admin_client.get(f"{ADDRESS}?export=csv&lage=reviewed"))
    assert len(heading) == 4
    [line] = lines
    assert line[2] == '\'=HYPERLINK("https://example.com")'
    assert len(table_of(admin_client.get(f"{ADDRESS}?export=csv"))) == 1 + len(rows(matrix(admin_client)))


def test_a_translator_sees_her_languages_of_her_site(client, translator, every_language):
    client.force_login(translator)
    page = matrix(client)
    assert len(page.select("table.coverage thead th")) == 3
    assert [option["value"] for option in page.select("select[name=sprak] option")] == ["", "ar"]
    assert not page.select("select[name=plats]")
    assert "sfi" not in rows(page)


def test_an_overseer_sees_her_sites_alone(client, small_site, django_user_model):
    factories.home("grannen.example", "granne")
    other = HomePage.objects.get(slug="granne").get_site()
    own = small_site.home.get_site()
    user = person(django_user_model, "olle", "oversee")
    UnitFactory(site=other, members=[user])
    client.force_login(user)
    assert "Folkbokforing" not in rows(matrix(client))
    assert client.get(f"{ADDRESS}?plats={own.pk}").status_code == 302
    UnitFactory(site=own, members=[user])
    chooser = matrix(client, f"?plats={own.pk}").select("select[name=plats] option")
    assert {option["value"] for option in chooser} == {str(own.pk), str(other.pk)}
    assert "Folkbokforing" in rows(matrix(client, f"?plats={own.pk}"))
    assert "Folkbokforing" not in rows(matrix(client, f"?plats={other.pk}"))


def test_who_has_no_role_is_refused(client, small_site, django_user_model):
    client.force_login(person(django_user_model, "ingen"))
    assert client.get(ADDRESS).status_code == 302
    assert client.get(f"{ADDRESS}?export=csv").status_code == 302


def test_pages_and_languages_cost_no_queries(admin_client, every_language):
    index = StepIndexPage.objects.get(locale__language_code="sv")

    def asked() -> int:
        with CaptureQueriesContext(connection) as queries:
            assert matrix(admin_client)
        return len(queries)

    many_steps(index, 6)
    asked()
    few = asked()
    many_steps(StepIndexPage.objects.get(pk=index.pk), 14)
    assert asked() == few <= 40
    assert len(rows(matrix(admin_client))) >= 20


def test_the_untrue_report_of_the_library_is_not_in_the_menu(admin_client, small_site):
    menu = admin_client.get(reverse("wagtailadmin_reports:site_history")).content.decode()
    assert reverse("translation:coverage") in menu
    assert reverse("wagtail_localize:translations_report") not in menu
