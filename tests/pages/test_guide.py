"""Guides: tasks to tick, ways to refer, something to learn; on the screen, in two languages and on paper."""

from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from wagtail.blocks import StreamBlockValidationError
from wagtail.models import PageViewRestriction, Site

from contacts.models import Contact
from languages.aliases import ensure_aliases
from pages.finding.asking import words
from pages.finding.keeping import rebuild
from pages.known import known
from pages.models import GuidePage, StepPage
from search.asking import ask
from tests import replay
from tests.contacts.factories import ContactFactory
from tests.html import read
from tests.pages import factories
from tests.sample import more

pytestmark = pytest.mark.django_db

ADDRESS = "for-dig-som-moter-nyanlanda/dag-ett/"


def task(what: str, how: str = "", step: StepPage | None = None, contact: Contact | None = None) -> dict:
    return {"what": what, "how": how, "step": step, "contact": contact}


def tasks(*items: dict) -> tuple[str, dict]:
    return "tasks", {"heading": "Hemma", "items": list(items)}


def referral(contact: Contact | None = None, organisation=None) -> tuple[str, dict]:
    words = {"who": ["Arbetsförmedlare"], "how": ["Fråga.", "Ring."], "agreed": "Namn.", "agreed_how": "Med tolk."}
    return "referral", {**words, "contact": contact, "organisation": organisation, "then": "Hon ringer."}


def quiz(*rights: bool) -> tuple[str, dict]:
    options = [{"text": f"Svar {n}", "right": right, "why": f"Skäl {n}."} for n, right in enumerate(rights)]
    return "quiz", {"question": "Vad gör du?", "options": options}


def material(**fields) -> tuple[str, dict]:
    given = {"title": "Om Sverige", "document": None, "url": "https://example.se/", "kind": "film", "licence": "cc-by"}
    return "material", {**given, "made_by": "Länsstyrelserna", "dated": date(2026, 11, 2), **fields}


@pytest.fixture
def guide(small_site):
    """A guide with two tasks, of which one belongs to a step and names a contact; with its alias in Arabic."""
    replay.once("guide", lambda: build_guide(small_site))
    return GuidePage.objects.get(locale__language_code="sv")


def build_guide(small_site) -> None:
    home = factories.section(small_site.home)
    page = home.add_child(
        instance=GuidePage(
            title="Dag ett",
            slug="dag-ett",
            summary="En lista.",
            readers="volontar",
            reviewed_on=date(2026, 11, 1),
            locale=factories.locale(),
        )
    )
    ensure_aliases(home)
    first = task("Boka tid", "Alla ska med.", small_site.steps[0], Contact.objects.get())
    fill(page, tasks(first, task("Lämna nycklar")))


def fill(page: GuidePage, *blocks: tuple, **fields) -> GuidePage:
    page.body = list(blocks)
    for name, value in fields.items():
        setattr(page, name, value)
    page.save_revision().publish()
    ensure_aliases(page)
    return GuidePage.objects.get(pk=page.pk)


def test_a_task_is_a_box_with_its_step_and_whom_to_call(client, guide):
    page = read(client, f"/sv/anvisad/{ADDRESS}?yrke=1")
    first, second = page.select(".tasks > li")
    assert first.select_one("label").get_text(strip=True) == "Boka tid"
    assert [link["href"] for link in first.select("a")] == [
        "/sv/anvisad/steg/folkbokforing/?yrke=1",
        "/sv/anvisad/kontakter/servicekontor/?yrke=1",
        "tel:+46771451000",
    ]
    ids = [box["data-brought"] for box in page.select(".ticked .box")]
    assert len(set(ids)) == 2
    assert all(ids)
    assert second.select("a, p") == []
    assert page.select_one(".scale progress")["max"] == "2"
    assert page.select_one(".readers").get_text(strip=True) == str(guide.get_readers_display())
    assert page.select_one(".crumb a")["href"] == "/sv/anvisad/for-dig-som-moter-nyanlanda/?yrke=1"
    assert "1 november 2026" in page.select_one(".review").get_text()


def test_what_is_not_translated_is_marked_and_the_boxes_are_the_same_in_every_language(client, guide, translate):
    translate(guide, "ar", only="Boka tid")
    swedish, arabic = (read(client, f"/{code}/{ADDRESS}") for code in ("sv", "ar"))
    told, untold = (label.find("span") for label in arabic.select(".tasks label"))
    assert (told.get_text(), told.get("lang")) == ("ar: Boka tid", None)
    assert (untold.get_text(), untold["lang"], untold["dir"]) == ("Lämna nycklar", "sv", "ltr")
    boxes = [[box["data-brought"] for box in page.select(".box")] for page in (swedish, arabic)]
    assert boxes[0] == boxes[1]


def test_beside_another_language_each_task_stands_twice_with_the_same_box(client, guide, translate):
    translate(guide, "ar")
    page = read(client, f"/sv/{ADDRESS}?med=ar")
    boxes = [box["data-brought"] for box in page.select(".ticked .box")]
    assert boxes[::2] == boxes[1::2]
    assert len(set(boxes)) == 2
    assert page.select_one(".theirs .tasks span").get_text() == "ar: Boka tid"
    assert page.select_one(".tasks a")["href"] == "/sv/steg/folkbokforing/?med=ar"


def test_a_way_to_refer_says_who_how_to_whom_what_is_agreed_and_what_then(client, guide):
    fill(guide, referral(Contact.objects.get(), factories.organisation()))
    page = read(client, f"/sv/{ADDRESS}")
    way = page.select_one(".referral")
    assert [step.get_text(strip=True) for step in way.select(".howto > li")] == ["Fråga.", "Ring."]
    assert way.select_one(".contact h3").get_text(strip=True) == "Servicekontoret"
    for said in ["Arbetsförmedlare", "Skatteverket", "Namn.", "Med tolk.", "Hon ringer."]:
        assert said in way.get_text()


def test_each_answer_opens_by_itself_and_says_whether_it_is_right_and_why(client, guide):
    fill(guide, quiz(False, True))
    wrong, right = read(client, f"/sv/{ADDRESS}").select(".quiz > details")
    assert not wrong.has_attr("open")
    assert (wrong.summary.get_text(strip=True), "Skäl 0." in wrong.div.get_text()) == ("Svar 0", True)
    assert right.select_one("summary use")["href"].endswith("i-check")
    assert wrong.b.get_text() != right.b.get_text()


def test_material_says_what_it_is_whose_it_is_and_how_it_may_be_used(client, guide):
    fill(guide, material())
    found = read(client, f"/sv/{ADDRESS}").select_one(".material")
    assert found.select_one(".btn")["href"] == "https://example.se/"
    for said in ["Länsstyrelserna", "CC BY 4.0", "2 november 2026"]:
        assert said in found.get_text()


def test_sections_make_a_table_of_contents_and_are_ticked_where_there_is_something_to_learn(client, guide):
    text = factories.body("Läs det här.")[0]
    blocks = [text, ("section", "Mötet"), text, ("section", "Tolk"), quiz(True, False)]
    fill(guide, *blocks)
    assert read(client, f"/sv/{ADDRESS}").select(".box, .scale") == []

    fill(guide, *blocks, kind="larande")
    page = read(client, f"/sv/{ADDRESS}")
    links = page.select(".contents a")
    assert [page.select_one(link["href"]).h2.get_text() for link in links] == ["Mötet", "Tolk"]
    assert [box.find_parent("section")["id"] for box in page.select(".box")] == ["avsnitt-1", "avsnitt-2"]
    assert page.select_one(".scale progress")["max"] == "2"


@pytest.mark.parametrize("code", ["ar", *more("sv")])
@pytest.mark.parametrize("asked", ["?utskrift=1", "?med=sv", *more("")])
def test_more_tasks_cost_no_more_queries(client, guide, small_site, code, asked):
    def queries() -> int:
        client.get(f"/{code}/{ADDRESS}{asked}")
        with CaptureQueriesContext(connection) as captured:
            client.get(f"/{code}/{ADDRESS}{asked}")
        return len(captured)

    agency, steps = factories.organisation(), small_site.steps
    contacts = [ContactFactory(key=f"k-{n}", title=f"Kontakt {n}", organisation=agency) for n in (1, 2, 3)]
    few = [referral(contacts[0], agency), ("contact", contacts[0])]
    fill(guide, tasks(task("Ring", "", steps[0], contacts[0])), *few)
    before = queries()
    many = tasks(*(task(f"Ring {n}", "", step, contacts[n]) for n, step in enumerate(steps)))
    fill(guide, many, many, *few, referral(contacts[1], agency), ("contact", contacts[2]))
    assert queries() == before <= 30


def test_what_another_site_owns_or_not_all_may_see_is_not_shown(client, guide, small_site):
    other = factories.home("annan.example", "annan")
    theirs = Site.objects.get(hostname="annan.example")
    contact = ContactFactory(key="deras", title="Deras", site=theirs, organisation=factories.organisation())
    step = factories.step(other.get_children().get(slug="steg").specific, "deras-steg")
    named = factories.organisation("Deras förening", "civilsamhalle")
    type(named).objects.filter(pk=named.pk).update(site=theirs)
    named.refresh_from_db()
    hidden = small_site.steps[1]
    PageViewRestriction.objects.create(page=hidden, restriction_type="login")
    fill(guide, tasks(task("Ring", "", step, contact), task("Läs", "", hidden)), referral(contact, named))
    page = read(client, f"/sv/{ADDRESS}")
    assert page.select(".tasks a, .referral .contact") == []
    assert "Deras" not in page.get_text()


def test_on_paper_a_guide_is_told_once_or_beside_swedish_with_boxes_and_its_address(client, guide, translate):
    fill(guide, tasks(task("Boka tid")), ("question", {"question": "Kan jag?", "answer": "Ja."}))
    [sheet] = read(client, f"/ar/{ADDRESS}?utskrift=1").select(".sheet")
    assert sheet.get_text().count("Boka tid") == 1

    translate(GuidePage.objects.get(pk=guide.pk), "ar")
    page = read(client, f"/ar/{ADDRESS}?utskrift=1")
    [sheet] = page.select(".sheet")
    assert [name.get_text() for name in page.select("h1, .name")] == ["ar: Dag ett", "Dag ett"]
    assert len(sheet.select(".box")) == 2
    assert sheet.select("details") == []
    assert "Ja." in sheet.get_text()
    assert sheet.select_one(".url").get_text().startswith("http://localhost/")
    assert sheet.select_one(".qr path")
    assert read(client, f"/ar/{ADDRESS}").select_one("a.tool")["href"] == f"/ar/{ADDRESS}?utskrift=1"


def test_a_step_leads_to_the_guides_of_its_tasks_for_who_helps_and_for_nobody_else(client, guide, translate):
    def links(path: str) -> list[str]:
        return [link["href"] for link in read(client, path).select(".side a") if "dag-ett" in link["href"]]

    assert links("/sv/anvisad/steg/folkbokforing/?yrke=1") == [f"/sv/anvisad/{ADDRESS}?yrke=1"]
    assert links("/sv/anvisad/steg/folkbokforing/") == links("/sv/steg/bankid/?yrke=1") == []
    translate(guide, "ar", only="Dag ett")
    link = read(client, "/ar/steg/folkbokforing/?yrke=1").select_one(f".side a[href*='{ADDRESS}']")
    assert (link.get_text(), link.get("lang")) == ("ar: Dag ett", None)


def test_the_search_finds_a_guide_by_what_its_tasks_and_answers_say(guide):
    site = Site.objects.get()
    fill(guide, tasks(task("Prova brandvarnaren")), quiz(True, False), referral(Contact.objects.get()))
    rebuild(site)
    for text in ["brandvarnare", "skäl", "arbetsförmedlare"]:
        keys = [one.key for one in ask(site, text, "sv", words=words(known(site))).found]
        assert str(guide.translation_key) in keys, text


@pytest.mark.parametrize(
    "block",
    [
        quiz(False, False),
        referral(),
        material(url=""),
    ],
    ids=["no right answer", "to nobody", "material that is nowhere"],
)
def test_a_block_that_leads_nowhere_is_refused(block):
    body = GuidePage(body=[block]).body
    with pytest.raises(StreamBlockValidationError):
        body.stream_block.clean(body)
