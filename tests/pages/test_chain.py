"""Chains of meetings: where the newcomer is and what comes next, what is handed over, on the screen and on paper."""

from types import SimpleNamespace

import pytest
from bs4 import BeautifulSoup
from django.db import connection
from django.test.utils import CaptureQueriesContext
from wagtail import blocks
from wagtail.models import Site
from wagtail_localize.models import OverridableSegment, RelatedObjectSegment, StringSegment

from contacts.models import Contact, Organisation, Place
from languages.aliases import ensure_aliases
from languages.sources import refresh
from pages import known
from pages.blocks.meetings import MeetingsBlock
from pages.finding.telling import Telling
from pages.models import ChainPage
from tests import replay
from tests.contacts.factories import ContactFactory, OrganisationFactory, PlaceFactory, site
from tests.html import parse, read
from tests.knowledge.factories import FactFactory
from tests.pages import factories
from tests.pages.test_bad_input import VALUES
from tests.sample import one_in

pytestmark = pytest.mark.django_db

CHAIN = "for-dig-som-moter-nyanlanda/motesplatser/"
EMPTY = {name: [] for name in ["others", "done", "steps", "bring", "gate_steps", "waiting", "notes"]}
EMPTY |= dict.fromkeys(["when", "others_words", "interpreter", "fee", "gate", "handed_over"], "")
EMPTY |= dict.fromkeys(["place", "contact", "handed_to"])


def meeting(title: str, responsible, **values) -> tuple[str, dict]:
    return "meeting", {**EMPTY, "title": title, "responsible": responsible, **values}


def queries(client, address: str) -> int:
    client.get(address)
    with CaptureQueriesContext(connection) as captured:
        client.get(address)
    return len(captured)


@pytest.fixture
def chain(small_site):
    """Three meetings of two organisations at two places; the first step is done at the second meeting."""
    replay.once("chain", lambda: build_chain(small_site))
    known.forget()
    return SimpleNamespace(
        page=ChainPage.objects.get(locale__language_code="sv"),
        migration=Organisation.objects.get(name="Migrationsverket"),
        work=Organisation.objects.get(name="Arbetsförmedlingen"),
        house=Place.objects.get(key="servicehuset"),
        steps=small_site.steps,
    )


def build_chain(small_site) -> None:
    FactFactory(key="avgift", value="400", unit="sek")
    migration, work = OrganisationFactory(name="Migrationsverket"), OrganisationFactory(name="Arbetsförmedlingen")
    house, hall = PlaceFactory(name="Servicehuset", key="servicehuset"), PlaceFactory(name="Kommunhuset", key="hall")
    register, bank, _bankid = small_site.steps
    meetings = [
        meeting("Alla steg", migration, place=house, others=[work], interpreter="available", handed_over="Beslutet."),
        meeting(
            "Anmälan",
            work,
            when="Onsdag klockan 10",
            place=house,
            steps=[register],
            bring=["Pass"],
            fee="Kortet kostar [[avgift]].",
            gate="Du har ett beslut.",
            gate_steps=[bank],
            waiting=["Öva svenska."],
            handed_over="Vad som saknas.",
            notes=["Boka tolk."],
            contact=Contact.objects.get(),
        ),
        meeting("Inskriven", migration, place=hall, bring=["Kontrakt"], handed_over="Planen.", handed_to=work),
    ]
    section = factories.section(small_site.home)
    page = ChainPage(title="Mötesplatser", slug="motesplatser", locale=factories.locale(), meetings=meetings)
    page.audiences = ["anvisad", "kvotflykting"]
    section.add_child(instance=page)
    for one in [section, page]:
        ensure_aliases(one)


def states(page: BeautifulSoup) -> list[str]:
    return [station["data-state"] for station in page.select(".chain > li")]


def test_the_whole_chain_says_where_who_and_what_to_bring(client, chain):
    page = read(client, f"/sv/{CHAIN}")
    assert states(page) == ["open"] * 3
    assert not page.select(".nextcard")
    second = page.select_one("#mote-2")
    facts = [dd.get_text(strip=True) for dd in second.select(".at dd")]
    where = f"{chain.house.name}, {chain.house.address}"
    assert facts == ["Onsdag klockan 10", where, chain.work.name, "Kortet kostar 400 kronor."]
    assert second.select_one(".at a")["href"] == "/sv/kontakter/plats/servicehuset/"
    assert second.select_one(".bring label").get_text(strip=True) == "Pass"
    assert second.select_one("[data-brought]")["data-brought"]
    assert second.select_one(".gate .chip")["href"] == "/sv/steg/bankkonto/"
    assert second.select_one(".waiting li").get_text(strip=True) == "Öva svenska."
    assert second.select_one(".call .tel").get_text() == "0771-451 000"
    assert "Boka tolk." not in page.get_text()
    assert len(page.select("[id]")) == len({one["id"] for one in page.select("[id]")})


def test_the_address_says_where_she_is_and_the_page_what_comes_next(client, chain):
    page = read(client, f"/sv/anvisad/{CHAIN}?mote=2")
    assert states(page) == ["done", "here", "next"]
    assert page.select_one("#mote-2")["aria-current"] == "step"
    [card] = page.select(".nextcard")
    assert card.h2.get_text() == "Inskriven"
    assert ["Kommunhuset" in card.get_text(), "Kontrakt" in card.get_text()] == [True, True]
    assert card.select_one("a.btn-sun")["href"] == "#mote-3"
    ways = {link["rel"][0]: link["href"] for link in page.select("[rel~=prev], [rel~=next]")}
    assert ways == {"prev": f"/sv/anvisad/{CHAIN}?mote=1", "next": f"/sv/anvisad/{CHAIN}?mote=3"}


def test_at_the_last_meeting_nothing_is_next(client, chain):
    page = read(client, f"/sv/{CHAIN}?mote=3")
    assert states(page) == ["done", "done", "here"]
    assert not page.select("[data-state=next], .btn-sun, [rel~=next]")


@pytest.mark.parametrize("value", one_in(4, [*VALUES, "0", "4", "-1", "1.0", "²", "٢"]))
def test_a_meeting_that_is_not_there_shows_the_whole_chain(client, chain, value):
    for kind in ["", "1"]:
        response = client.get(f"/sv/{CHAIN}", {"mote": value, "utskrift": kind})
        assert response.status_code == 200, value
        assert not {"done", "here", "next"} & set(states(parse(response)))


def test_those_at_work_see_who_hands_over_what_to_whom(client, chain):
    page = read(client, f"/sv/{CHAIN}?yrke=1&mote=1")
    rows = [[cell.get_text(" ", strip=True) for cell in row.select("th, td")] for row in page.select("tbody tr")]
    assert rows == [
        ["1 Migrationsverket", "2 Arbetsförmedlingen", "Beslutet."],
        ["2 Arbetsförmedlingen", "3 Migrationsverket", "Vad som saknas."],
        ["3 Migrationsverket", "Arbetsförmedlingen", "Planen."],
    ]
    assert page.select_one("#mote-2 .at-work p").get_text() == "Boka tolk."
    assert {link["href"] for link in page.select("a[rel~=next]")} == {f"/sv/{CHAIN}?mote=2&yrke=1"}
    assert page.select_one("#mote-2 .gate .chip")["href"] == "/sv/steg/bankkonto/?yrke=1"


def test_a_chain_that_is_not_for_her_says_so(client, chain):
    assert read(client, f"/sv/anhorig/{CHAIN}").select_one(".notice .icon + *, .notice h2")
    assert not read(client, f"/sv/anvisad/{CHAIN}").select(".notice")


def test_a_step_says_at_which_meeting_it_is_done(client, chain):
    def ways(address):
        return [link["href"] for link in read(client, address).select(f".side a[href*='{CHAIN}']")]

    assert ways("/sv/steg/folkbokforing/") == [f"/sv/{CHAIN}#mote-2"]
    assert ways("/ar/anvisad/steg/folkbokforing/?yrke=1") == [f"/ar/anvisad/{CHAIN}?yrke=1#mote-2"]
    assert ways("/sv/anhorig/steg/folkbokforing/") == ways("/sv/steg/bankkonto/") == []


def test_a_step_at_a_meeting_costs_no_more_queries(client, chain):
    with_chain = queries(client, "/ar/steg/folkbokforing/")
    chain.page.delete()
    assert queries(client, "/ar/steg/folkbokforing/") == with_chain


def test_more_meetings_cost_no_more_queries(client, chain, translate):
    translate(chain.page, "ar")
    before = queries(client, f"/ar/anvisad/{CHAIN}?med=sv")
    for number in range(4):
        contact = ContactFactory(organisation=OrganisationFactory(), place=PlaceFactory(), phones=["0430-150 00"])
        given = {"place": contact.place, "contact": contact, "steps": [chain.steps[number % 3]]}
        chain.page.meetings.append(meeting(f"Möte {number}", contact.organisation, **given))
    chain.page.save()
    translate(chain.page, "ar")
    assert len(read(client, f"/ar/anvisad/{CHAIN}").select(".chain > li")) == 7
    assert queries(client, f"/ar/anvisad/{CHAIN}?med=sv") == before <= 25


def test_what_belongs_to_another_site_is_not_shown(client, chain):
    for row in [chain.house, chain.work, Contact.objects.get()]:
        row.site = site()
        row.save()
    for asked in ["", "?yrke=1", "?utskrift=1", "?utskrift=1&yrke=1", "?med=ar"]:
        told = read(client, f"/sv/{CHAIN}{asked}").get_text()
        assert "Servicehuset" not in told
        assert "Arbetsförmedlingen" not in told
        assert "0771-451 000" not in told
        assert "None" not in told


def test_a_translation_lends_its_words_and_stands_beside_the_swedish(client, chain, translate):
    translate(chain.page, "ar")
    page = read(client, f"/ar/{CHAIN}")
    assert page.select_one("#mote-2 h2").get_text() == "ar: Anmälan"
    assert page.select_one("#mote-2 .gate .chip span")["lang"] == "sv"
    rows = read(client, f"/ar/{CHAIN}?med=sv").select(".pair")
    [title] = [row for row in rows if row.find(string="2. ar: Anmälan")]
    assert [one.get_text(strip=True) for one in title.select("h2")] == ["2. ar: Anmälan", "2. Anmälan"]
    [place] = [row for row in rows if row.find(string=lambda text: "Kommunhuset" in text)]
    assert len(place.select(".both")) == 1


def test_only_words_are_translated(chain):
    source = refresh(chain.page)
    told = {segment.string.data for segment in StringSegment.objects.filter(source=source)}
    assert {"Anmälan", "Pass", "Du har ett beslut.", "Kortet kostar [[avgift]]."} <= told
    assert not told & {"Boka tolk.", "available", chain.work.name}
    assert not OverridableSegment.objects.filter(source=source, context__path__startswith="meetings").exists()
    assert not RelatedObjectSegment.objects.filter(source=source, context__path__startswith="meetings").exists()


def test_the_search_is_told_the_words_of_each_meeting(chain):
    documents = [one for batch in Telling(Site.objects.get(), "sv").batches() for one in batch]
    [own] = [one for one in documents if one.key == str(chain.page.translation_key)]
    assert all(word in own.text for word in ["Anmälan", "Pass", "Öva svenska.", "Boka tolk."])


def test_on_paper_a_chain_is_a_sheet_to_tick_in_two_languages(client, chain, translate):
    translate(chain.page, "ar")
    page = read(client, f"/ar/{CHAIN}?utskrift=1&mote=2")
    [sheet] = page.select(".sheet")
    assert [name.get_text() for name in sheet.select("h1, .name")] == ["ar: Mötesplatser", "Mötesplatser"]
    rows = sheet.select(".meetings > li")
    assert [row["data-state"] for row in rows] == ["done", "here", "next"]
    assert [thing.get_text(strip=True) for thing in rows[1].select(".ticks li")] == ["ar: Pass", "Pass"]
    assert sheet.select_one(".url").get_text() == f"http://localhost/ar/{CHAIN}?mote=2"
    assert page.select_one(".bar a")["href"] == f"/ar/{CHAIN}?mote=2"


def test_on_paper_a_chain_that_is_not_translated_is_told_once(client, chain):
    page = read(client, f"/ar/{CHAIN}?utskrift=1")
    assert page.get_text().count("Alla steg") == 1


def test_on_paper_those_at_work_get_the_handovers(client, chain):
    sheet = read(client, f"/sv/{CHAIN}?utskrift=1&yrke=1").select_one(".sheet")
    last = [row.select("td")[-1].get_text(" ", strip=True) for row in sheet.select("tbody tr")]
    assert last == ["Arbetsförmedlingen Beslutet.", "Migrationsverket Vad som saknas.", "Arbetsförmedlingen Planen."]
    assert "Boka tolk." in sheet.get_text()


def refused(*meetings) -> list[tuple[int, str]]:
    """The meeting and the field of each thing that is refused."""
    block = MeetingsBlock()
    with pytest.raises(blocks.StreamBlockValidationError) as caught:
        block.clean(block.to_python(block.get_prep_value(blocks.StreamValue(block, list(meetings)))))
    told = caught.value.block_errors
    return [(number, name) for number, error in told.items() for name in error.block_errors]


def test_what_makes_no_sense_is_refused_where_it_stands(chain):
    one, other, (step, *_rest) = chain.migration, chain.work, chain.steps
    wrong = {
        "others": {"others": [one]},
        "gate_steps": {"steps": [step], "gate_steps": [step]},
        "handed_over": {"handed_to": other},
        "handed_to": {"handed_over": "Planen.", "handed_to": one},
        "fee": {"fee": "Kortet kostar 400 kronor."},
    }
    for name, values in wrong.items():
        assert refused(meeting("Möte", one, **values)) == [(0, name)]
    assert refused(meeting("Möte", None)) == [(0, "responsible")]


def test_what_does_not_fit_the_meetings_after_is_refused(chain):
    one, other, (step, *_rest) = chain.migration, chain.work, chain.steps
    later = meeting("Sist", other, steps=[step])
    assert refused(meeting("Först", one, gate_steps=[step]), later) == [(0, "gate_steps")]
    assert refused(later, meeting("Sist", one, handed_over="Planen.")) == [(1, "handed_to")]
