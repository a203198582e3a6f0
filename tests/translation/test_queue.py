import pytest
from bs4 import BeautifulSoup
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from contacts.models import Contact
from languages.segments import segments
from languages.sources import refresh
from languages.state import Kind, tally
from pages.models import HomePage, PrerequisiteRow, StepPage
from tests import replay
from tests.contacts.factories import ContactFactory
from tests.contacts.factories import site as other_site
from tests.html import parse
from tests.pages import factories
from tests.translation.desk import sentences
from translation.models import Translator
from translation.queue import Queue
from translation.scope import pages_of
from translation.words import store

pytestmark = pytest.mark.django_db

ADDRESS = reverse("translation:queue")


@pytest.fixture
def queued(step, site, small_site):
    """All that the small site has to translate, with a step of a later phase, a gate and a contact of the site."""
    replay.once("queued", lambda: build_queued(site, small_site))
    return StepPage.objects.get(slug="korkort", locale__language_code="sv")


def build_queued(site, small_site) -> None:
    factories.step(small_site.index, "korkort", phase=factories.phase("sedan", 9))
    gate = factories.step(small_site.index, "pass")
    for before in small_site.steps[:2]:
        PrerequisiteRow.objects.create(step=before, required=gate)
    ContactFactory(title="Biblioteket", site=site)
    for page in pages_of(site).specific():
        refresh(page)
    for contact in Contact.objects.filter(locale__language_code="sv"):
        refresh(contact)


def queue_of(site, user, **narrowed) -> Queue:
    return Queue(site, factories.locale("ar"), user, **narrowed)


def shown(client, **asked) -> BeautifulSoup:
    return parse(client.get(ADDRESS, asked))


def titles(page: BeautifulSoup) -> list[str]:
    return [title.get_text(strip=True) for title in page.select(".queue-sheet h2")]


def test_home_the_first_phases_and_the_gates_come_first(queued, site, amal):
    found = [item.title for item in queue_of(site, amal).left()]
    assert found[:6] == ["Välkommen", "Pass", "Folkbokforing", "Bankkonto", "Bankid", "Korkort"]
    assert found[6:] == ["Alla steg", "Kontakter", "Ord", "Sök", "Om", "Biblioteket"]
    assert [item.place.waiting for item in queue_of(site, amal).items[1:5]] == [2, 1, 1, 0]


def test_national_words_come_last_and_to_superusers_alone(queued, site, amal, admin_user):
    assert "Servicekontoret" not in [item.title for item in queue_of(site, amal).items]
    assert queue_of(site, admin_user).items[-1].title == "Servicekontoret"


def test_what_is_done_is_not_left(queued, site, amal):
    page = StepPage.objects.get(slug="bankkonto", locale__language_code="sv")
    store(dict.fromkeys(sentences(page).values(), "كلمات"), factories.locale("ar"), user=amal)
    item = next(item for item in queue_of(site, amal).items if item.title == "Bankkonto")
    assert (item.left, item.unpublished) == (0, True)


def test_each_kind_is_counted_and_can_be_asked_for(queued, site, amal, step):
    told, arabic = sentences(step), factories.locale("ar")
    store({told["Först söker du."]: "آلة"}, arabic, machine=True)
    store({told["Om folkbokforing."]: "قديم"}, arabic)
    step.summary = "Något nytt."
    step.save()
    refresh(step)
    queue = queue_of(site, amal)
    assert (queue.counts[Kind.MACHINE], queue.counts[Kind.OLDER]) == (1, 1)
    assert queue.total == sum(item.left for item in queue.items)
    for kind, swedish in ((Kind.MACHINE, "Först söker du."), (Kind.OLDER, "Något nytt.")):
        [item] = queue.left(kind)
        [sheet] = queue.sheets([item], kind)
        assert [line.plain for line in sheet.lines] == [swedish]


def test_a_sentence_that_stands_in_many_places_is_shown_once_with_their_number(queued, site, amal):
    queue = queue_of(site, amal)
    _home, first, second, *_rest = queue.sheets(queue.left())
    note = next(line for line in first.lines if line.plain == "Not anvisad")
    assert note.times == 5
    assert "Not anvisad" not in [line.plain for line in second.lines]
    assert second.shown_before >= 1


def test_what_stands_again_on_a_page_is_counted_wherever_it_stands(queued, site, amal, desk, step):
    arabic = factories.locale("ar")
    step.body = factories.body("Om folkbokforing.", "Sedan väntar du.", "Sedan väntar du.", "Nytt.", "Nytt.")
    step.save()
    store({one: "آلة" for one in segments([refresh(step)], arabic) if one.swedish == "Nytt."}, arabic, machine=True)
    [item] = queue_of(site, amal, source=refresh(step).pk).items
    [sheet] = queue_of(site, amal, source=item.source).sheets([item])
    lines = {line.plain: line.times for line in sheet.lines}
    assert [lines[twice] for twice in ("Om folkbokforing.", "Sedan väntar du.", "Nytt.")] == [2, 2, 2]
    assert item.left == len(sheet.lines) + sheet.shown_before == sum(lines.values())
    assert item.left == tally(step.translation_key, "ar").total == int(desk.read().progress["max"])


def test_words_are_counted_once_a_sentence(queued, site, amal):
    queue = queue_of(site, amal, model="pages.homepage")
    assert (queue.total, queue.words_left) == (2, 5)  # Välkommen · Ett steg i taget.
    page = HomePage.objects.get(locale__language_code="sv")
    store({sentences(page)["Ett steg i taget."]: "خطوة"}, factories.locale("ar"))
    assert queue_of(site, amal, model="pages.homepage").words_left == 1


def test_the_only_language_is_chosen_and_others_are_offered(queued, site, amal, client):
    client.force_login(amal)
    page = shown(client)
    assert page.select_one(".queue-left strong").get_text().startswith(str(queue_of(site, amal).total))
    factories.open_languages(site.root_page, "tr")
    amal.translates.get().locales.add(factories.locale("tr"))
    offered = shown(client).select(".queue-language")
    assert [one.select_one("[lang]")["lang"] for one in offered] == ["ar", "tr"]


def test_a_kind_of_page_or_one_page_can_be_chosen(queued, amal, client, step):
    client.force_login(amal)
    assert titles(shown(client, typ="pages.homepage")) == ["Välkommen"]
    assert titles(shown(client, sida=refresh(step).pk)) == ["Folkbokforing"]
    assert titles(shown(client, visa="machine")) == []
    assert len(titles(shown(client, visa="what", typ="", sida="x", p="999"))) == 4  # the last page


def test_who_may_not_translate_sees_nothing(queued, site, amal, client):
    client.force_login(amal)
    factories.open_languages(site.root_page, "tr")
    links = shown(client, sprak="tr").select(".queue-sheet a")
    assert links
    assert all("/ar/" in link["href"] for link in links)
    assert client.get(ADDRESS, {"plats": other_site().pk}).status_code == 302
    Translator.objects.all().delete()
    assert client.get(ADDRESS).status_code == 302


def test_the_number_of_queries_stays(queued, small_site, amal, client):
    client.force_login(amal)
    client.get(ADDRESS)
    with CaptureQueriesContext(connection) as few:
        page = shown(client)
    assert all(title["lang"] == "sv" for title in page.select(".queue-sheet h2 a"))
    for number in range(5):
        extra = factories.step(small_site.index, f"steg-{number}")
        extra.body = factories.body(*(f"Mening {number} {n}." for n in range(10)))
        extra.save()
        refresh(extra)
    with CaptureQueriesContext(connection) as many:
        shown(client)
    assert len(many) == len(few) <= 40
