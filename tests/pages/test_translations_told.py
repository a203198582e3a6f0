"""What a reader is told of translations, and two languages side by side (law 3)."""

from xml.etree import ElementTree

import pytest
from bs4 import BeautifulSoup
from wagtail_localize.models import StringTranslation

from contacts.models import Contact
from knowledge.models import GlossaryTerm
from languages.sources import refresh
from pages import known
from pages.models import ArticlePage, ContactIndexPage, GlossaryPage, HomePage, StepIndexPage, StepPage
from tests.html import read
from tests.pages import factories
from tests.pages.conftest import AUDIENCES
from tests.sample import more

pytestmark = pytest.mark.django_db


def alternates(page: BeautifulSoup) -> dict[str, str]:
    return {link["hreflang"]: link["href"] for link in page.find_all("link", rel="alternate")}


def swedish(model, slug: str):
    return model.objects.get(slug=slug, locale__language_code="sv")


def test_search_engines_hear_of_languages_with_words_alone(client, every_language, translate):
    step = swedish(StepPage, "bankid")
    translate(step, "ar", only="Om bankid.")
    translate(step, "fa-af")
    translate(step, "sv-simple")
    for code in ("sv", "ar", "tr"):
        assert alternates(read(client, f"/{code}/steg/bankid/")) == {
            "sv": "http://localhost/sv/steg/bankid/",
            "ar": "http://localhost/ar/steg/bankid/",
            "fa-AF": "http://localhost/fa-af/steg/bankid/",
            "x-default": "http://localhost/sv/steg/bankid/",
        }, code


def test_the_sitemap_names_a_page_in_the_languages_it_has_words_in(client, every_language, translate):
    translate(swedish(StepPage, "bankid"), "ar")
    tree = ElementTree.fromstring(client.get("/sitemap.xml").content)
    names = {loc.text for loc in tree.iter("{http://www.sitemaps.org/schemas/sitemap/0.9}loc")}
    assert {name for name in names if name.endswith("/steg/bankid/")} == {
        "http://localhost/sv/steg/bankid/",
        "http://localhost/ar/steg/bankid/",
    }


def test_a_machine_made_page_says_so_with_its_date_and_the_way_to_the_swedish(client, small_site, translate):
    translate(swedish(StepPage, "bankid"), "ar", machine=True)
    [notice] = read(client, "/ar/anvisad/steg/bankid/").find_all(class_="notice")
    assert notice["data-kind"] == "machine"
    assert notice.find(class_="when")
    assert notice.find("a")["href"] == "/sv/anvisad/steg/bankid/"


def test_all_that_holds_of_a_translation_is_said_in_one_notice(client, small_site, translate):
    translate(swedish(StepPage, "bankid"), "ar", only="Om bankid.", machine=True)
    [notice] = read(client, "/ar/steg/bankid/").find_all(class_="notice")
    assert notice["data-kind"] == "machine"
    assert len(notice.find_all("p")) == 3


def said_of_the_machine(client, path: str) -> tuple[str, str]:
    """The kind of the one notice of a page, and its sentence about what a computer made."""
    [notice] = read(client, path).find_all(class_="notice")
    [said] = [p.text for p in notice.find_all("p") if "الحاسوب" in p.text]
    return notice["data-kind"], "parts" if "أجزاء" in said else "page"


def test_a_machine_is_said_to_have_made_parts_of_a_page_that_people_have_read_the_rest_of(
    client, small_site, translate
):
    step = swedish(StepPage, "bankid")
    translate(step, "ar", only="Om bankid.")
    translate(step, "ar", machine=True)
    assert said_of_the_machine(client, "/ar/steg/bankid/") == ("mixed", "parts")


def test_what_is_still_in_swedish_is_no_part_that_people_have_read(client, small_site, translate):
    translate(swedish(StepPage, "bankid"), "ar", only="Om bankid.", machine=True)
    assert said_of_the_machine(client, "/ar/steg/bankid/") == ("machine", "page")


def test_a_sentence_changed_since_a_machine_made_the_page_is_still_no_part_that_people_have_read(
    client, small_site, translate
):
    step = swedish(StepPage, "bankid")
    translate(step, "ar", machine=True)
    step.summary = "Något nytt."
    step.save()
    refresh(step)
    assert said_of_the_machine(client, "/ar/steg/bankid/") == ("older", "page")


def test_a_partly_translated_page_marks_what_is_swedish(client, small_site, translate):
    translate(swedish(StepPage, "bankid"), "ar", only="Om bankid.")
    page = read(client, "/ar/steg/bankid/")
    assert [notice["data-kind"] for notice in page.find_all(class_="notice")] == ["partly"]
    assert page.find("h1")["lang"] == "sv"
    assert page.find(class_="lead").get("lang") is None


def test_the_picker_keeps_the_pair_and_the_filters(client, every_language):
    links = read(client, "/ar/anvisad/kontakter/?sprak=ar&med=sv&okand=1").find(class_="lang").find_all("a")
    picked = {a["hreflang"]: a["href"] for a in links}
    assert picked["uk"] == "/uk/anvisad/kontakter/?sprak=ar&med=sv"
    assert picked["sv"] == "/sv/anvisad/kontakter/?sprak=ar&med=ar"


def test_links_to_other_steps_keep_the_pair(client, small_site):
    page = read(client, "/ar/anvisad/steg/bankid/?med=sv")
    assert page.find("a", rel="prev")["href"].endswith("/?med=sv")


def test_the_menu_and_the_crumb_keep_the_pair_where_there_are_pairs(client, small_site):
    page = read(client, "/ar/anvisad/steg/bankid/?med=sv")
    menu = [a["href"] for a in page.find(class_="menu").find_all("a")]
    assert menu == ["/ar/", "/ar/anvisad/?med=sv", "/ar/anvisad/kontakter/?med=sv", "/ar/anvisad/sok/"]
    assert page.find(class_="crumb").a["href"] == "/ar/anvisad/?med=sv"
    path = read(client, "/ar/anvisad/?med=sv")
    assert path.find(class_="menu").find(attrs={"aria-current": "page"})["href"] == "/ar/anvisad/?med=sv"
    assert path.find(class_="stations").a["href"].endswith("/?med=sv")
    assert read(client, "/ar/steg/?med=sv").find(class_="theme").a["href"].endswith("/?med=sv")


def test_the_picker_keeps_no_unknown_language_and_no_endless_query(client, small_site):
    links = read(client, f"/ar/kontakter/?med=xx&q={'a' * 5000}").find(class_="lang").find_all("a")
    assert {a["href"].partition("?")[2] for a in links} == {"q=" + "a" * 100}


def columns(page: BeautifulSoup) -> list[tuple[str, str]]:
    """What the two languages of each row say, with who helps as one text."""
    pairs = [row for row in page.find_all(class_="pair") if "pair-head" not in row["class"]]
    return [tuple(cell.get_text(" ", strip=True) for cell in row.find_all("div", recursive=False)) for row in pairs]


def test_a_step_is_read_in_any_two_languages_with_title_and_contacts(client, every_language, translate):
    step = swedish(StepPage, "folkbokforing")
    translate(step, "ar")
    translate(step, "uk")
    rows = columns(read(client, "/ar/steg/folkbokforing/?med=uk"))
    assert rows[0] == ("ar: Folkbokforing", "uk: Folkbokforing")
    assert rows[1] == ("ar: Om folkbokforing.", "uk: Om folkbokforing.")
    assert rows[-1][0].startswith("Svenska Servicekontoret")


def test_what_is_swedish_in_both_languages_is_told_once_with_its_language(client, every_language, translate):
    step = swedish(StepPage, "folkbokforing")
    step.fee, step.bring = "400 kr", [("item", "Pass")]
    step.save()
    translate(step, "ar", only="Om folkbokforing.")
    rows = read(client, "/ar/steg/folkbokforing/?med=tr").find_all(class_="pair")[1:]
    once = [row.find(class_="both", recursive=False) for row in rows]
    assert [bool(one) for one in once] == [True, False] + [True] * (len(rows) - 2)
    assert all((one.p.span["lang"], one.p.text) == ("sv", "Svenska") for one in once if one)
    [fee] = [one for one in once if one and "400 kr" in one.text]
    assert [label.get("lang") for label in fee.find_all("b")] == [None, "tr"]
    assert fee.find(string="400 kr").parent["lang"] == "sv"
    [bring] = [one for one in once if one and one.ul and one.ul["class"] == ["dash", "ticks"]]
    assert [heading.get("lang") for heading in bring.find_all(class_="t")] == [None, "tr"]
    assert [thing["lang"] for thing in bring.find_all("li")] == ["sv"]


def test_a_contact_that_is_told_once_is_visited_in_both_languages(client, every_language):
    [contact] = read(client, "/ar/kontakter/?med=tr").select(".pair .contact")
    assert (contact.h3.text, contact.h3["lang"]) == ("Servicekontoret", "sv")
    assert len(contact.select("a[href^='tel:']")) == 1
    ours, theirs = contact.select(".sides > div")
    assert (ours.get("lang"), theirs["lang"], theirs["dir"]) == (None, "tr", "ltr")
    assert ours.select_one(".open").text != theirs.select_one(".open").text


def test_an_article_is_read_side_by_side(client, small_site, translate):
    about = swedish(ArticlePage, "om")
    about.body = factories.body("Vi hjälper dig.", "Varje dag.")
    about.save()
    translate(about, "ar")
    page = read(client, "/ar/om/?med=sv")
    assert columns(page) == [
        ("ar: Om", "Om"),
        ("ar: Vi hjälper dig.", "Vi hjälper dig."),
        ("ar: Varje dag.", "Varje dag."),
    ]
    ours, theirs = page.find_all(class_="pair")[1].find_all("div", recursive=False)
    assert (ours["lang"], ours["dir"], theirs["lang"], theirs["dir"]) == ("ar", "rtl", "sv", "ltr")


def test_contacts_are_read_side_by_side_and_filters_keep_the_pair(client, small_site, translate):
    translate(Contact.objects.get(key="servicekontor", locale__language_code="sv"), "ar")
    page = read(client, "/ar/kontakter/?med=sv")
    contact = columns(page)[-1]
    assert contact[0].startswith("ar: Servicekontoret Servicekontoret")  # the Swedish name is the one on the door
    assert contact[1].startswith("Servicekontoret")
    assert page.find("form", class_="filters").find("input", attrs={"name": "med"})["value"] == "sv"
    taken_away = read(client, "/ar/kontakter/?med=sv&q=x").select("#traffar + .chips a")
    assert [chip["href"] for chip in taken_away] == ["?med=sv#traffar"]


def test_a_chosen_filter_leads_to_the_heading_of_the_list(client, small_site):
    page = read(client, "/sv/kontakter/?q=kontor")
    address, _hash, place = page.find("form", class_="filters")["action"].partition("#")
    heading = page.find(id=place)
    assert (address, heading.name, heading["tabindex"]) == ("/sv/kontakter/", "h2", "-1")


def test_who_is_responsible_keeps_the_name_on_the_sign(client, small_site, translate):
    step = swedish(StepPage, "bankid")
    step.responsible_words = "Din bank"
    step.save()
    translate(step, "ar")
    responsible = read(client, "/ar/steg/bankid/").find(class_="facts").find("dd")
    sign = responsible.find(class_="svterm")
    assert responsible.get_text(" ", strip=True) == "ar: Din bank Din bank"
    assert (sign["lang"], sign["dir"]) == ("sv", "ltr")


def test_the_notice_of_a_companion_is_folded_where_the_page_has_one_of_its_own(client, every_language, translate):
    step = swedish(StepPage, "bankid")
    translate(step, "ar", machine=True)
    translate(step, "uk", machine=True)
    both = read(client, "/ar/steg/bankid/?med=uk").find_all(class_="notice")
    assert [(notice.name, notice["data-kind"]) for notice in both] == [("section", "machine"), ("details", "machine")]
    assert (both[1].parent["lang"], both[1].parent["dir"]) == ("uk", "ltr")
    assert both[0].h2.text.strip() == "ترجمة آلية"
    assert both[1].summary.text.strip() == "Машинний переклад"
    [alone] = read(client, "/sv/steg/bankid/?med=ar").find_all(class_="notice")
    assert (alone.name, alone.parent["lang"]) == ("section", "ar")


def kinds(client, path: str) -> list[str]:
    """What the notices of a page say."""
    return [notice["data-kind"] for notice in read(client, path).find_all(class_="notice")]


gathering = pytest.mark.parametrize(
    ("path", "page", "gathered"),
    [
        ("/ar/kontakter/", ContactIndexPage, Contact),
        ("/ar/anvisad/", HomePage, StepPage),
        *more(("/ar/ord/", GlossaryPage, GlossaryTerm), ("/ar/steg/", StepIndexPage, StepPage)),
    ],
)


@gathering
def test_a_page_that_gathers_swedish_words_says_it_is_partly_translated(
    client, small_site, translate, path, page, gathered
):
    Contact.objects.filter(key="servicekontor").update(role="Hjälper dig.")
    translate(page.objects.get(locale__language_code="sv"), "ar")
    assert kinds(client, path) == ["partly"]
    for one in gathered.objects.filter(locale__language_code="sv"):
        translate(one, "ar")
    assert kinds(client, path) == []


@gathering
def test_a_page_that_gathers_words_of_a_machine_says_what_it_has_made(
    client, small_site, translate, path, page, gathered
):
    Contact.objects.filter(key="servicekontor").update(role="Hjälper dig.")
    home = page.objects.get(locale__language_code="sv")
    for one in gathered.objects.filter(locale__language_code="sv"):
        translate(one, "ar", machine=True)
    translate(home, "ar", only=home.title)
    assert said_of_the_machine(client, path) == ("mixed", "parts")
    StringTranslation.objects.update(translation_type="machine")
    known.forget()
    assert said_of_the_machine(client, path) == ("machine", "page")


def test_what_a_page_gathers_may_be_in_swedish_on_purpose(client, small_site, translate):
    term = GlossaryTerm.objects.get()
    translate(term, "ar")
    StringTranslation.objects.filter(data="ar: Kurs i svenska.").update(data="__DO_NOT_TRANSLATE__")
    translate(GlossaryPage.objects.get(locale__language_code="sv"), "ar")
    assert kinds(client, "/ar/ord/") == []


def test_a_pair_keeps_what_comes_before_and_after_and_whom_a_step_is_for(client, every_language):
    told = read(client, "/ar/anvisad/steg/bankid/?med=uk")
    bankid = [row for row in told.find_all(class_="pair") if row.select(".chips")]
    assert [len(row.select(".chips a")) for row in bankid] == [2]
    assert bankid[0].select_one(".both .chips a")["href"] == "/ar/anvisad/steg/folkbokforing/?med=uk"
    assert len({heading.get_text() for heading in bankid[0].select(".t")}) == 2
    before = read(client, "/ar/anvisad/steg/bankkonto/?med=uk").select(".pair .chips a")
    assert [link["href"] for link in before] == ["/ar/anvisad/steg/bankid/?med=uk"]
    notes = [row.get_text() for row in read(client, "/ar/steg/bankkonto/?med=uk").find_all(class_="pair")]
    assert all(any(f"Not {audience}" in note for note in notes) for audience in AUDIENCES)
    own = [row.get_text() for row in read(client, "/ar/anvisad/steg/bankkonto/?med=uk").find_all(class_="pair")]
    assert sum("Not " in note for note in own) == 1
