"""The search follows what editors do: it finds what readers may read, and nothing else, once it is committed."""

import logging
from contextlib import contextmanager

import pytest
from django.core.management import call_command
from django.db import connection, transaction
from wagtail.models import Page, PageViewRestriction, Site

from contacts.models import Contact, ContactPhone, Place, PlaceHost
from knowledge.models import GlossaryTerm
from pages.finding import signals
from pages.finding.asking import words
from pages.finding.keeping import rebuild, refresh
from pages.finding.results import Results
from pages.known import known
from pages.models import ArticlePage, ContactRow, GlossaryRow, StepPage, Theme
from pages.reader import Reader
from search.asking import ask
from search.models import Entry, Missed, Posting, SearchWords, Term
from search.vocabulary import vocabulary
from tests import replay
from tests.contacts.factories import ContactFactory, PlaceFactory, UnitFactory
from tests.knowledge.factories import FactFactory
from tests.pages import factories

pytestmark = pytest.mark.django_db


@pytest.fixture
def committed(django_capture_on_commit_callbacks):
    """What is done within is committed at its end; a real connection then forgets what it has run."""

    @contextmanager
    def commit():
        connection.run_on_commit.clear()
        with django_capture_on_commit_callbacks(execute=True):
            yield
        connection.run_on_commit.clear()

    return commit


@pytest.fixture
def here(small_site) -> Site:
    return Site.objects.get()


def hits(text: str, where: Site | None = None, language: str = "sv") -> set[str]:
    """What a search finds, by slugs and keys."""
    where = where or Site.objects.get(is_default_site=True)
    keys = [one.key.partition("#")[0] for one in ask(where, text, language, words=words(known(where))).found]
    named: dict[str, str] = {str(row.translation_key): row.slug for row in Page.objects.all()}
    named |= {str(row.translation_key): row.slug for row in GlossaryTerm.objects.all()}
    named |= {str(row.translation_key): row.key for row in Contact.objects.all()}
    named |= {str(row.pk): row.key for row in Place.objects.all()}
    return {named.get(key, key) for key in keys}


def publish(page, **fields) -> None:
    for name, value in fields.items():
        setattr(page, name, value)
    page.save_revision().publish()


def test_a_page_is_found_by_what_it_says_now(here, small_site, committed):
    step = small_site.steps[1]
    with committed():
        publish(step, title="Klarinett", summary="Trombonen.")
    assert hits("klarinett") == hits("trombon") == {"bankkonto"}
    with committed():
        publish(step, title="Banjo")
    assert (hits("klarinett"), hits("banjo")) == (set(), {"bankkonto"})


def test_a_draft_is_not_found(here, small_site, committed):
    step = small_site.steps[0]
    with committed():
        step.title = "Klarinett"
        step.save_revision()
        small_site.index.add_child(instance=_unwritten(small_site, "Trombon"))
    assert hits("klarinett") == hits("trombon") == set()


def _unwritten(small_site, title: str) -> StepPage:
    words = {"title": title, "slug": title.lower(), "summary": "Om.", "live": False, "level": "stat"}
    return StepPage(phase=factories.phase(), theme=factories.theme(), locale=factories.locale(), **words)


def test_a_page_that_is_withdrawn_or_deleted_is_not_found_nor_asked_back(here, small_site, committed):
    first, second, _third = small_site.steps
    with committed():
        publish(first, title="Klarinett")
        publish(second, title="Trombon")
    with committed():
        first.unpublish()
        second.delete()
    assert hits("klarinett") == hits("trombon") == set()
    assert not Term.objects.filter(text__startswith="klarinet").exists()
    assert ask(here, "klarinet", "sv", words=words(known(here))).meant == ""


def test_all_below_a_page_that_is_deleted_is_gone(here, small_site, committed):
    with committed():
        small_site.index.delete()
    assert hits("folkbokforing") == hits("bankkonto") == set()


def test_a_page_that_is_closed_to_the_public_is_not_found_until_it_is_opened(here, small_site, client, committed):
    article = ArticlePage.objects.get(slug="om", locale__language_code="sv")
    with committed():
        publish(article, title="Klarinett")
        article.add_child(instance=ArticlePage(title="Trombon", slug="trombon", locale=article.locale)).save()
        article.get_children().get().specific.save_revision().publish()
    assert (hits("klarinett"), hits("trombon")) == ({"om"}, {"trombon"})
    with committed():
        closed = PageViewRestriction.objects.create(page=article, restriction_type="login")
    assert hits("klarinett") == hits("trombon") == set()
    with committed():
        closed.delete()
    assert (hits("klarinett"), hits("trombon")) == ({"om"}, {"trombon"})


def test_what_the_search_should_not_have_is_not_shown(here, small_site, committed):
    """Until the telling has been done, which may be a while with a queue."""
    article = ArticlePage.objects.get(slug="om", locale__language_code="sv")
    with committed():
        publish(article, title="Klarinett")
    found = ask(here, "klarinett", "sv", words=words(known(here))).found
    PageViewRestriction.objects.create(page=article, restriction_type="login")
    assert found
    assert Results(found, Reader(known(here), "sv", None)).told() == []


def test_a_page_that_moves_takes_what_is_below_to_its_new_site(here, small_site, committed):
    with committed():
        there = factories.home("boksund.example", slug="boksund").get_site()
        publish(small_site.steps[1], title="Klarinett")
    rebuild(there)
    parent = ArticlePage.objects.child_of(there.root_page).get(slug="om")
    with committed():
        small_site.index.move(parent, pos="last-child")
    assert hits("klarinett") == set()
    assert hits("klarinett", there) == {"bankkonto"}


def test_a_translation_is_found_once_it_is_published(here, small_site, committed, translate):
    connection.run_on_commit.clear()
    step = small_site.steps[1]
    assert hits("Trumpet", language="ar") == set()
    translate(step, "ar")
    connection.run_on_commit.clear()
    arabic = StepPage.objects.get(slug="bankkonto", locale__language_code="ar")
    with committed():
        publish(arabic, title="الكلارينيت")
    assert hits("الكلارينيت", language="ar") == hits("كلارينيت") == {"bankkonto"}
    assert Entry.objects.filter(language="ar", key=str(step.translation_key)).exists()


@pytest.mark.parametrize("field", ["title", "role"])
def test_a_contact_is_found_by_what_it_says_now(here, committed, field):
    contact = Contact.objects.get()
    with committed():
        setattr(contact, field, "Klarinett")
        contact.save()
    assert "servicekontor" in hits("klarinett")
    with committed():
        setattr(contact, field, "Banjo")
        contact.save()
    assert (hits("klarinett"), "servicekontor" in hits("banjo")) == (set(), True)


def test_a_contact_and_its_number_come_and_go(here, committed):
    contact = Contact.objects.get()
    with committed():
        phone = ContactPhone.objects.create(contact=contact, number="070-174 06 35")
    assert "servicekontor" in hits("070-174 06 35")
    with committed():
        phone.delete()
    assert not Term.objects.filter(text="0701740635").exists()
    with committed():
        contact.delete()
    assert hits("servicekontoret") == set()


def test_what_only_professionals_may_see_is_not_found(here, committed):
    with committed():
        ContactFactory(key="inre", title="Klarinett", visible_to=["yrkesperson"])
        shown = ContactFactory(key="yttre", title="Trombon")
    assert (hits("klarinett"), hits("trombon")) == (set(), {"yttre"})
    with committed():
        shown.visible_to = ["yrkesperson"]
        shown.save()
    assert hits("trombon") == set()


def test_what_stands_about_a_contact_leads_to_it(here, committed):
    with committed():
        unit = UnitFactory(name="Klarinettenheten")
        place = PlaceFactory(key="huset", name="Trombonhuset", locality="Banjostad")
        ContactFactory(key="k", organisation=unit.organisation, unit=unit, place=place)
    assert "k" in hits("klarinettenheten")
    assert hits("trombonhuset") == {"k", "huset"}
    assert "huset" in hits("banjostad")
    with committed():
        unit.name, place.name = "Cellokören", "Fagottgården"
        unit.save(), place.save()
    assert hits("klarinettenheten") == hits("trombonhuset") == set()
    assert ("k" in hits("cellokören"), hits("fagottgården")) == (True, {"k", "huset"})


def test_an_organisation_leads_to_what_is_its_own(here, small_site, committed):
    organisation = factories.organisation()
    with committed():
        PlaceHost.objects.create(place=PlaceFactory(key="huset"), organisation=organisation)
        organisation.name = "Klarinettverket"
        organisation.save()
    assert {"folkbokforing", "servicekontor", "huset"} <= hits("klarinettverket")
    with committed():
        PlaceHost.objects.all().delete()
        Contact.objects.all().delete()
    assert {"servicekontor", "huset"}.isdisjoint(hits("klarinettverket"))
    with committed():
        organisation.delete()
    assert hits("klarinettverket") == set()


def test_a_place_comes_and_goes(here, committed):
    with committed():
        place = PlaceFactory(key="huset", name="Klarinetthuset")
    assert hits("klarinetthuset") == {"huset"}
    with committed():
        place.delete()
    assert hits("klarinetthuset") == set()


def test_a_word_leads_to_itself_and_to_the_steps_it_belongs_to(here, small_site, committed):
    term = GlossaryTerm.objects.get(slug="sfi")
    with committed():
        row = GlossaryRow.objects.create(step=small_site.steps[1], term=term)
        term.also_known_as = "klarinett"
        term.save()
    assert hits("klarinett") == {"sfi", "bankkonto"}
    with committed():
        row.delete()
    assert hits("klarinett") == {"sfi"}
    with committed():
        GlossaryRow.objects.create(step=small_site.steps[2], term=term)
    assert hits("klarinett") == {"sfi", "bankid"}
    with committed():
        term.delete()
    assert hits("klarinett") == set()


def test_a_step_is_found_by_its_contacts_and_they_by_it(here, small_site, committed):
    with committed():
        contact = ContactFactory(key="k", title="Klarinett")
        row = ContactRow.objects.create(step=small_site.steps[1], contact=contact)
    assert hits("klarinett") == {"k", "bankkonto"}
    assert "k" in hits("bankkonto")
    with committed():
        publish(small_site.steps[1], title="Trombon")
    assert "k" in hits("trombon")
    with committed():
        row.delete()
    assert hits("klarinett") == {"k"}
    assert "k" not in hits("trombon")


def test_a_step_is_found_by_its_theme(here, committed):
    with committed():
        Theme.objects.filter(slug="bostad").get().save()
        theme = Theme.objects.get(slug="bostad")
        theme.title = "Klarinett"
        theme.save()
    assert hits("klarinett") == {"folkbokforing", "bankkonto", "bankid"}


def test_what_is_rolled_back_is_told_to_nobody(here, django_capture_on_commit_callbacks):
    connection.run_on_commit.clear()
    with django_capture_on_commit_callbacks(execute=True) as hooks, transaction.atomic():
        ContactFactory(title="Klarinett")
        transaction.set_rollback(True)
    assert [hook for hook in hooks if isinstance(hook, signals.Waiting)] == []
    assert hits("klarinett") == set()


def test_many_changes_in_one_transaction_are_one_telling(here, small_site, django_capture_on_commit_callbacks):
    connection.run_on_commit.clear()
    with django_capture_on_commit_callbacks(execute=True) as hooks:
        for number in range(5):
            with transaction.atomic():
                ContactFactory(key=f"k{number}", title=f"Klarinett {number}")
        publish(small_site.steps[1], title="Klarinett")
    assert len([hook for hook in hooks if isinstance(hook, signals.Waiting)]) == 1
    assert hits("klarinett") == {"bankkonto", *(f"k{number}" for number in range(5))}


def entries() -> set[tuple]:
    return set(Entry.objects.values_list("kind", "key", "language", "title", "names", "summary", "related", "text"))


def test_a_translation_is_told_in_its_language_alone_as_if_all_were_told_anew(
    here, small_site, translate, committed, monkeypatch
):
    step, told = small_site.steps[1], []
    with committed():
        contact = ContactFactory(key="k", title="Klarinett")
        ContactRow.objects.create(step=step, contact=contact)
    before = entries()
    monkeypatch.setattr("pages.finding.tasks.refresh", lambda *asked: told.append(asked[2]) or refresh(*asked))
    for row in (step, contact):
        translate(row, "ar")
        connection.run_on_commit.clear()
    assert set(told) == {"ar"}
    changed = before ^ entries()
    assert {(kind, language) for kind, _key, language, *_texts in changed} == {("steg", "ar"), ("kontakt", "ar")}
    now = entries()
    rebuild(here)
    assert entries() == now
    with committed():
        StepPage.objects.get(slug="bankkonto", locale__language_code="ar").delete()
        contact.get_translation(factories.locale("ar")).delete()
    assert entries() == before


def test_what_concerns_no_search_is_not_told(here, django_capture_on_commit_callbacks):
    connection.run_on_commit.clear()
    with django_capture_on_commit_callbacks() as hooks:
        FactFactory(key="avgift")
        SearchWords.objects.create(language="sv", words="klarinett", means="bankkonto")
    assert [hook for hook in hooks if isinstance(hook, signals.Waiting)] == []


def test_a_telling_of_very_much_is_a_telling_of_everything(here, committed, monkeypatch):
    monkeypatch.setattr("pages.finding.keeping.MANY", 2)
    with committed():
        for number in range(4):
            ContactFactory(key=f"k{number}", title="Klarinett")
    assert len(hits("klarinett")) == 4


@pytest.mark.parametrize("damaged", [Posting, Term, Entry])
def test_a_damaged_index_is_mended(here, damaged, capsys):
    whole = Entry.objects.count(), Posting.objects.count(), Term.objects.count()
    damaged.objects.filter(pk__in=list(damaged.objects.values_list("pk", flat=True))[::2]).delete()
    call_command("rebuild_search")
    assert (Entry.objects.count(), Posting.objects.count(), Term.objects.count()) == whole
    assert f"localhost: {whole[0]} entries." in capsys.readouterr().out
    assert "folkbokforing" in hits("folkbokforing")


def test_what_is_left_of_what_is_gone_is_taken_away(here):
    Entry.objects.create(site=here, kind="sida", key="spöke", language="sv", title="spok")
    rebuild(here)
    assert not Entry.objects.filter(key="spöke").exists()


def test_only_what_is_empty_is_filled_when_that_is_asked(here, capsys):
    call_command("rebuild_search", if_empty=True)
    assert capsys.readouterr().out == ""
    Entry.objects.all().delete()
    call_command("rebuild_search", if_empty=True)
    assert "entries." in capsys.readouterr().out


def test_words_of_editors_are_heard_at_once(here, committed):
    assert hits("klarinett") == set()
    with committed():
        said = SearchWords.objects.create(language="sv", words="klarinett, trombon; !, ‽", means="bankkonto")
    assert "bankkonto" in hits("klarinett") & hits("trombon")
    with committed():
        said.delete()
    assert hits("klarinett") == set()


def test_a_failing_engine_does_not_break_publishing(here, small_site, committed, settings, monkeypatch, caplog):
    settings.TASKS = {"default": {"BACKEND": "django_tasks.backends.immediate.ImmediateBackend"}}

    def broken():
        raise OSError("no route to engine")

    monkeypatch.setattr("search.filling.engine", broken)
    with caplog.at_level(logging.INFO), committed():
        publish(small_site.steps[1], title="Klarinett")
    assert StepPage.objects.get(pk=small_site.steps[1].pk).title == "Klarinett"
    assert "no route to engine" in caplog.text
    monkeypatch.undo()
    assert hits("klarinett") == set()
    rebuild(here)
    assert hits("klarinett") == {"bankkonto"}


@pytest.fixture
def there(here) -> Site:
    """Another kommun with a step, a contact, a place and words of its own."""
    replay.once("boksund", build_there)
    return Site.objects.get(hostname="boksund.example")


def build_there() -> None:
    home = factories.home("boksund.example", slug="boksund")
    site = home.get_site()
    factories.step(home.get_children().get(slug="steg").specific, "klarinett", title="Klarinett")
    ContactFactory(key="k", title="Klarinettisten", site=site)
    PlaceFactory(key="p", name="Klarinetthuset", site=site)
    SearchWords.objects.create(language="sv", words="trumslagare", means="bankkonto", site=site)
    rebuild(site)


def test_nothing_of_another_site_is_found_suggested_or_meant(here, there, client):
    assert hits("klarinett", there) == {"klarinett", "k", "p"}
    said = words(known(here))
    for text in ["klarinett", "klarinetthuset", "klarinettisten", "klarjnett", "trumslagare", "trumslagar"]:
        answer = ask(here, text, "sv", words=said)
        assert (answer.found, answer.meant) == ([], ""), text
        assert client.get("/sv/sok/", {"q": text, "forslag": "1"}).json() == {"suggestions": []}
    assert ask(there, "klarjnett", "sv", words=words(known(there))).meant == "klarinett"
    assert {"klarinet", "klarinett"}.isdisjoint(vocabulary(here).written)


def test_a_search_in_vain_is_counted_on_its_own_site(here, there, client):
    client.get("/sv/sok/", {"q": "xylofon"})
    assert list(Missed.objects.values_list("site__hostname", "query")) == [("localhost", "xylofon")]


def test_a_contact_that_changes_site_is_found_there_alone(here, there, committed):
    contact = Contact.objects.get(key="k")
    with committed():
        contact.site = here
        contact.save()
    assert (hits("klarinettisten"), "k" in hits("klarinettisten", there)) == ({"k"}, False)
