"""The search page: one search over all languages, answered in the reader's."""

import json
from itertools import product

import pytest
from bs4 import BeautifulSoup
from django.test import Client
from wagtail.models import Locale, Site

from contacts.choices import OrganisationKind
from contacts.models import Contact
from knowledge.models import GlossaryTerm
from pages.finding.keeping import rebuild
from pages.models import ArticlePage, GlossaryRow, Kommun, StepPage
from search.choices import Kind
from search.models import Missed, SearchWords
from tests.contacts.factories import ContactFactory, OrganisationFactory, PlaceFactory
from tests.html import parse
from tests.pages import factories
from tests.sample import one_in

pytestmark = pytest.mark.django_db
ODD = [
    "x" * 200_000,
    "\x00",
    "‮sfi‬",
    "🙂",
    "' OR 1=1 --",
    '"sfi',
    "((((",
    "%",
    "<script>alert(1)</script>",
    "[[avgift]]",
    "*",
    "-" * 5000,
]


def shown(client: Client, address: str) -> BeautifulSoup:
    response = client.get(address)
    assert response.status_code == 200
    return parse(response)


def found(client: Client, q: str, where: str = "/sv/") -> list[str]:
    """The addresses of the answers, below the language."""
    page = shown(client, f"{where}sok/?{QUERY(q)}")
    return [link["href"].removeprefix(where) for link in page.select(".found h3 a")]


def QUERY(q: str) -> str:  # noqa: N802
    from urllib.parse import urlencode

    return urlencode({"q": q})


@pytest.mark.parametrize(
    ("q", "first"),
    [
        ("folkbokföring", "steg/folkbokforing/"),
        ("folkbokforingen", "steg/folkbokforing/"),
        ("bankkonton", "steg/bankkonto/"),
        ("bank id", "steg/bankid/"),
        ("Servicekontoret", "kontakter/servicekontor/"),
        ("0771-451 000", "kontakter/servicekontor/"),
        ("kurs i svenska", "ord/#sfi"),
    ],
)
def test_a_word_finds_what_it_is_about(client, small_site, q, first):
    assert found(client, q)[0] == first


def test_a_swedish_word_finds_the_page_in_the_readers_language(client, small_site, translate):
    translate(StepPage.objects.get(slug="bankid", locale__language_code="sv"), "ar")
    page = shown(client, f"/ar/anvisad/sok/?{QUERY('bankid')}")
    link = page.select_one(".found h3 a")
    assert link["href"] == "/ar/anvisad/steg/bankid/"
    assert link.get_text() == "ar: Bankid"
    assert page.select_one(".found .svterm").get_text() == "Bankid"


def test_a_word_in_another_language_finds_the_page_in_swedish(client, small_site, translate):
    translate(StepPage.objects.get(slug="bankid", locale__language_code="sv"), "ar")
    step = StepPage.objects.get(slug="bankid", locale__language_code="ar")
    step.title = "الهوية الإلكترونية"
    step.save()
    rebuild(Site.objects.get())
    assert found(client, "هوية إلكترونية") == ["steg/bankid/"]
    assert found(client, "الـهُويَّة الالکترونیة") == ["steg/bankid/"]  # Persian letters, vowels, no hamza


def test_a_term_finds_the_steps_it_belongs_to(client, small_site):
    term = GlossaryTerm.objects.get(slug="sfi")
    arabic = term.copy_for_translation(Locale.objects.get(language_code="ar"))
    arabic.word = "دورة اللغة"
    arabic.save()
    GlossaryRow.objects.create(step=small_site.steps[1], term=term)
    rebuild(Site.objects.get())
    assert {"ord/#sfi", "steg/bankkonto/"} <= set(found(client, "دورة اللغة"))


def test_a_step_tells_its_facts_and_whom_to_call(client, small_site):
    step = small_site.steps[0]
    step.deadline, step.fee = "Inom en vecka.", "Gratis"
    step.save()
    hit = shown(client, f"/sv/sok/?{QUERY('folkbokföring')}").select_one(".found article")
    assert [line.get_text(" ", strip=True) for line in hit.select(".meta li")] == [
        *["Ansvarar: Skatteverket", "Kostar: Gratis", "Sista dag: Inom en vecka."]
    ]
    assert hit.select_one(".reach a")["href"] == "tel:+46771451000"
    assert "Servicekontoret" in hit.select_one(".reach").get_text()


def test_when_one_may_come_and_when_the_phone_is_answered_are_told_apart(client, small_site):
    contact = ContactFactory(title="Språkkafé", opening_hours="Th 17:00-18:30", phones=["08-465 004 09"])
    contact.phones.update(opening_hours="Mo-Fr 10:00-12:00")
    rebuild(Site.objects.get())
    reach = shown(client, f"/sv/sok/?{QUERY('språkkafé')}").select_one(".reach")
    assert "Telefon" not in reach.select_one(".open").get_text()
    assert reach.select_one(".meta li").get_text(" ", strip=True).startswith("Telefon ·")


def test_whoever_is_in_danger_sees_first_whom_to_call(client, small_site):
    danger = ContactFactory(
        title="Akut fara", organisation=OrganisationFactory(kind=OrganisationKind.NOD), phones=["112"]
    )
    SearchWords.objects.create(language="ar", words="أريد أن أموت", means="akut fara")
    rebuild(Site.objects.get())
    page = shown(client, f"/ar/sok/?{QUERY('أريد أن أموت')}")
    assert page.select_one(".danger, .found")["class"] == ["danger"]
    assert len(page.select(".danger")) == 1
    assert page.select_one(".found h3 a")["href"] == f"/ar/kontakter/{danger.key}/"
    page = shown(client, f"/ar/sok/?{QUERY('bankkonto')}")
    assert page.select_one(".danger, .found")["class"] == ["found"]


def test_a_question_is_answered_with_its_page(client, small_site):
    step = small_site.steps[1]
    step.body = [{"type": "question", "value": {"question": "Behöver jag pass?", "answer": "Ja, eller id-kort."}}]
    step.save()
    rebuild(Site.objects.get())
    page = shown(client, f"/sv/sok/?{QUERY('pass')}")
    assert page.select_one(".found h3 a")["href"] == "/sv/steg/bankkonto/"
    assert page.select_one(".answer").get_text(" ", strip=True) == "Behöver jag pass? Ja, eller id-kort."
    assert len(page.select(".found article")) == 1


def test_what_applies_to_the_reader_comes_first(client, small_site):
    for slug, applies in [("skola-a", ["massflykt"]), ("skola-b", ["anvisad"])]:
        factories.step(small_site.index, slug, applies=applies, title="Skola", summary="Skolan.")
    rebuild(Site.objects.get())
    assert found(client, "skola", "/sv/anvisad/")[:2] == ["steg/skola-b/", "steg/skola-a/"]
    assert found(client, "skola", "/sv/massflykt/")[:2] == ["steg/skola-a/", "steg/skola-b/"]


def test_what_does_not_apply_says_so(client, small_site):
    hit = shown(client, f"/sv/massflykt/sok/?{QUERY('folkbokföring')}").select_one(".found article")
    assert "Gäller inte dig" in hit.select_one(".kind").get_text()


@pytest.mark.parametrize(("q", "meant"), [("fokbokforing", "folkbokforing"), ("servisekontor", "servicekontoret")])
def test_a_misspelt_search_is_answered_and_asked_back(client, small_site, q, meant):
    page = shown(client, f"/sv/sok/?{QUERY(q)}")
    link = page.select_one(".meant a")
    assert link.get_text() == meant
    assert link["href"] == f"?{QUERY(meant)}"
    assert page.select(".found article")


def test_what_editors_say_that_people_write_is_found(client, small_site):
    SearchWords.objects.create(language="sv", words="plånbok, kontonummer", means="bankkonto")
    SearchWords.objects.create(language="ar", words="محفظة، حساب", means="bankkonto")
    assert found(client, "plånbok")[0] == "steg/bankkonto/"
    assert found(client, "محفظة", "/ar/")[0] == "steg/bankkonto/"


def test_a_search_without_an_answer_is_counted_and_leads_on(client, small_site):
    kommun = Kommun.for_site(Site.objects.get())
    kommun.phone = "0430-100 00"
    kommun.save()
    page = shown(client, f"/sv/sok/?{QUERY('moské')}")
    assert page.select_one("main .btn[href^='tel:']").get_text(" ", strip=True) == "Ring kommunen 0430-100 00"
    assert page.find(id="traffar").get_text() == "Vi hittade inget"
    assert {"/sv/steg/", "/sv/kontakter/", "/sv/ord/"} == {link["href"] for link in page.select(".elsewhere a")}
    client.head(f"/sv/sok/?{QUERY('moské')}")
    client.get(f"/sv/sok/?forslag=1&{QUERY('moské')}")
    assert list(Missed.objects.values_list("language", "query", "count")) == [("sv", "moské", 1)]


def test_what_is_found_is_not_counted(client, small_site):
    found(client, "bankkonto")
    found(client, "")
    assert not Missed.objects.exists()


def test_suggestions_come_while_she_types(client, small_site):
    response = client.get(f"/ar/anvisad/sok/?forslag=1&{QUERY('folkb')}")
    suggestions = json.loads(response.content)["suggestions"]
    assert suggestions[0] == {
        "title": "Folkbokforing",
        "lang": "sv",
        "dir": "ltr",
        "url": "/ar/anvisad/steg/folkbokforing/",
        "kind": suggestions[0]["kind"],
    }
    assert json.loads(client.get("/ar/sok/?forslag=1&q=").content) == {"suggestions": []}


@pytest.mark.parametrize("address", ["/sv/sok/?q=sfi", "/sv/sok/?forslag=1&q=sfi", "/sv/sok/"])
def test_a_search_is_kept_nowhere(client, small_site, address):
    response = client.get(address)
    assert response["Cache-Control"] == "no-store"
    assert not response.cookies


def test_search_engines_are_sent_away_from_answers(client, small_site):
    assert shown(client, "/sv/sok/?q=sfi").select_one("meta[name=robots]")["content"] == "noindex"
    assert not shown(client, "/sv/sok/").select_one("meta[name=robots]")


@pytest.mark.parametrize(("name", "odd"), one_in(5, list(product(["q", "sida", "forslag", "med"], ODD))))
def test_odd_values_are_answered_in_kind(client, small_site, name, odd):
    asked = {"q": "sfi", name: odd}
    response = client.get("/sv/sok/", asked)
    assert response.status_code == 200
    assert len(response.content) < 60_000
    assert b"<script>alert" not in response.content
    assert "[[" not in response.text or name == "q"


def test_many_parameters_are_answered(client, small_site):
    asked = "&".join(["q=sfi", *(f"typ{n}=kommun" for n in range(900))])
    assert client.get(f"/sv/sok/?{asked}").status_code == 200


def test_answers_come_a_page_at_a_time(client, small_site, monkeypatch):
    monkeypatch.setattr("pages.finding.view.PAGE", 1)
    every = found(client, "bankkonto bankid folkbokföring")
    assert len(every) == 1
    page = shown(client, f"/sv/sok/?{QUERY('bankkonto bankid folkbokföring')}&sida=2")
    assert page.select_one(".found h3 a")["href"].removeprefix("/sv/") not in every
    assert {link["rel"][0] for link in page.select(".pages a")} == {"prev", "next"}
    last = shown(client, f"/sv/sok/?{QUERY('bankkonto bankid folkbokföring')}&sida=99999")
    assert not last.select(".pages a[rel~=next]")


def test_a_search_that_nobody_asked_before_costs_no_more_however_much_there_is(
    client, small_site, monkeypatch, django_assert_max_num_queries
):
    """Answers of every kind and a common word, in another language; only what is known of the site is kept."""
    organisation, locale = factories.organisation(), factories.locale()
    for number in range(30):
        Contact(key=f"c{number}", title=f"Lykta {number}", organisation=organisation, locale=locale).save()
    for number in range(6):
        question = [{"type": "question", "value": {"question": f"Lykta {number}?", "answer": "Ja."}}]
        factories.step(small_site.index, f"lykta-{number}", title=f"Lykta {number}", body=question)
    about = ArticlePage.objects.get(slug="om", locale=locale)
    about.title = "Lykta"
    about.save_revision().publish()
    PlaceFactory(key="lyktan", name="Lykta")
    GlossaryTerm.objects.create(slug="lykta", word="Lykta", definition="En lampa.", locale=locale)
    rebuild(Site.objects.get())
    monkeypatch.setattr("pages.finding.view.PAGE", 100)
    monkeypatch.setattr("search.engine.DEEPEST", 40)
    client.get("/ar/anvisad/sok/?q=bankid+sfi")
    with django_assert_max_num_queries(15):
        answers = client.get("/ar/anvisad/sok/?q=lykta")
    assert answers.context["results"]
    assert {one["kind"] for one in answers.context["results"]} == set(Kind) - {Kind.QUESTION}
    assert any(one["question"] for one in answers.context["results"])
    client.get("/ar/anvisad/kontakter/?q=bankid")
    with django_assert_max_num_queries(12):
        assert client.get("/ar/anvisad/kontakter/?q=lykta").context["count"] == 30
