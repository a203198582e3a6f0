import pytest

from pages.models import StepPage
from tests.contacts.factories import site as other_site
from tests.pages import factories
from tests.translation.desk import sentences
from translation.memory import Memory, times_untold
from translation.scope import page_sources
from translation.words import store

pytestmark = pytest.mark.django_db


@pytest.fixture
def pages(step) -> list[StepPage]:
    """Three steps, of which two begin with the same sentence and one with one much like it."""
    pages = list(StepPage.objects.filter(locale__language_code="sv").order_by("path"))
    for page, summary in zip(
        pages, ["Ta med ditt pass dit.", "Ta med ditt pass dit.", "Ta med ditt pass dit nu."], strict=True
    ):
        page.summary = summary
        page.save()
    return pages


def proposals(site, page, swedish):
    wanted = sentences(page)[swedish]
    return Memory(site, factories.locale("ar")).proposals([wanted])[wanted.string_id]


def say(page, swedish, said, **how):
    store({sentences(page)[swedish]: said}, factories.locale("ar"), **how)


def test_the_same_sentence_comes_before_one_like_it(site, pages):
    say(pages[0], "Ta med ditt pass dit.", "خذ جوازك.")
    say(pages[2], "Ta med ditt pass dit nu.", "خذ جوازك الآن.")
    same, like = proposals(site, pages[1], "Ta med ditt pass dit.")
    assert (same.said, same.times, same.like) == ("خذ جوازك.", 1, "")
    assert (like.said, like.like) == ("خذ جوازك الآن.", "Ta med ditt pass dit nu.")
    assert 80 <= like.likeness < 100


def test_what_is_said_most_often_comes_first(site, pages):
    for page, said in zip(pages, ["نادر", "شائع", "شائع"], strict=True):
        page.body = factories.body("Samma sak.")
        page.save()
        say(page, "Samma sak.", said)
    found = proposals(site, pages[0], "Samma sak.")
    assert [(one.said, one.times) for one in found] == [("شائع", 2), ("نادر", 1)]


def test_what_is_too_unlike_is_not_offered(site, pages):
    say(pages[2], "Ta med ditt pass dit nu.", "خذ")
    assert proposals(site, pages[0], pages[0].title) == []


def test_no_machine_proposes(site, pages):
    say(pages[0], "Ta med ditt pass dit.", "آلة", machine=True)
    assert proposals(site, pages[1], "Ta med ditt pass dit.") == []


def test_another_site_lends_nothing(site, pages):
    say(pages[0], "Ta med ditt pass dit.", "خذ جوازك.")
    StepPage.objects.filter(pk=pages[0].pk).update(live=False)
    assert proposals(site, pages[1], "Ta med ditt pass dit.") == []
    StepPage.objects.filter(pk=pages[0].pk).update(live=True)
    elsewhere = other_site()
    elsewhere.root_page = factories.home("granne.example", "granne")
    elsewhere.save()
    assert proposals(elsewhere, pages[1], "Ta med ditt pass dit.") == []


def test_places_without_a_translation_are_counted(site, pages):
    told = [sentences(page) for page in pages]
    wanted = told[0]["Ta med ditt pass dit."]
    sources, arabic = page_sources(site).values("pk"), factories.locale("ar")
    assert times_untold([wanted.string_id], sources, arabic) == {wanted.string_id: 2}
    say(pages[0], "Ta med ditt pass dit.", "خذ")
    assert times_untold([wanted.string_id], sources, arabic) == {wanted.string_id: 1}
