"""The site's own engine, asked through Wagtail's search interface; and another engine in its place."""

import pytest
from django.test import override_settings
from wagtail.models import Page, Site
from wagtail.search.backends.base import FilterError, FilterFieldError
from wagtail.search.query import MATCH_ALL, And, Boost, Fuzzy, Not, Or, Phrase, PlainText

from contacts.models import Contact
from search import engine as ours
from search.asking import ask, words_of
from search.choices import Kind
from search.filling import Document, engine, write
from search.models import Entry, Posting, Term
from tests.contacts.factories import ContactFactory, site

pytestmark = pytest.mark.django_db
DATABASE = {"readers": {"BACKEND": "modelsearch.backends.database", "AUTO_UPDATE": False}}


@pytest.fixture
def here() -> Site:
    return Site.objects.get()


def document(key: str, title: str = "titel", *, kind: Kind = Kind.PAGE, **texts) -> Document:
    """A thing in a language without a stemmer, whose words stay as they are written."""
    return Document(kind, key, "so", title, **texts)


def found(query, where: Site, **filters) -> list[str]:
    return [entry.key for entry in engine().search(query, Entry.objects.filter(site=where, **filters))]


def scores(query, where: Site) -> dict[str, float]:
    results = engine().search(query, Entry.objects.filter(site=where)).annotate_score("score")
    return {entry.key: entry.score for entry in results}


def test_a_word_says_more_in_a_title_than_in_a_name_and_least_in_text(here):
    texts = {"text": {"text": "lax"}, "summary": {"summary": "lax"}, "related": {"related": "lax"}}
    write(here, [document(key, **fields) for key, fields in {**texts, "names": {"names": "lax"}}.items()])
    write(here, [document("title", "lax"), document("none", "sill")])
    assert found("lax", here) == ["title", "names", "related", "summary", "text"]


def test_a_word_says_less_in_a_long_text_and_little_more_where_it_is_repeated(here):
    short, long = "lax kokt", "lax " + " ".join(f"ord{n}" for n in range(60))
    write(here, [document("long", text=long), document("short", text=short), document("often", text="lax lax")])
    assert found("lax", here) == ["often", "short", "long"]
    weighed = scores("lax", here)
    assert weighed["often"] < 2 * weighed["short"]


def test_a_rare_word_counts_more_than_a_common_one(here):
    write(here, [document(f"common-{n}", "sill") for n in range(20)])
    write(here, [document("rare", "lax")])
    assert found("sill lax", here)[0] == "rare"


def test_an_entry_with_all_ideas_comes_before_one_with_some(here):
    write(here, [document("some", "lax", names="lax lax"), document("all", "titel", summary="lax dill")])
    write(here, [document("filler", "dill")])
    for query in ["lax dill", Or([PlainText("lax"), PlainText("dill")]), And([PlainText("lax"), PlainText("dill")])]:
        assert "all" in found(query, here)
    write(here, [document("both", "lax dill")])
    assert found("lax dill", here)[0] == "both"


def test_words_for_one_thing_count_once_by_the_best_of_them(here):
    write(here, [document("one", "lax"), document("two", "lax sill"), document("other", "gurka")])
    one_idea = Or([Or([PlainText("lax"), Boost(PlainText("sill"), 0.5)])])
    two_ideas = Or([PlainText("lax"), PlainText("sill")])
    assert found(one_idea, here) == ["one", "two"]
    assert found(two_ideas, here) == ["two", "one"]


@pytest.mark.parametrize(
    "lesser",
    [
        Boost(PlainText("sill"), 0.1),
        PlainText("sill", boost=0.1),
        Boost(Boost(PlainText("sill"), 0.5), 0.2),
        Boost(Or([PlainText("sill")]), 0.1),
        Boost(And([PlainText("sill")]), 0.1),
    ],
)
def test_a_boost_says_how_surely_a_word_is_meant(here, lesser):
    write(here, [document("sill", "sill"), document("lax", "lax")])
    assert found(Or([Or([lesser, PlainText("lax")])]), here) == ["lax", "sill"]
    weighed = scores(Or([Or([lesser, PlainText("lax")])]), here)
    assert weighed["sill"] == pytest.approx(weighed["lax"] / 10)


def test_equal_entries_come_in_the_order_they_were_written(here):
    write(here, [document(key, "lax") for key in "cab"])
    assert found("lax", here) == ["c", "a", "b"]


def test_a_site_is_asked_for_its_own_entries_alone(here):
    there = site("boksund.example")
    write(here, [document("ours", "lax")])
    write(there, [document("theirs", "lax sill")])
    assert found("lax", here) == ["ours"]
    assert found("sill", here) == []
    assert found("sill lax", there) == ["theirs"]
    assert engine().search("lax", Entry.objects.filter(site=here)).count() == 1


def test_one_kind_is_asked_for_alone(here):
    write(here, [document("page", "lax"), document("word", "lax", kind=Kind.WORD)])
    assert found("lax", here, kind=Kind.WORD) == ["word"]
    assert found("lax", here, kind=Kind.STEP) == []


@pytest.mark.parametrize(
    ("filtered", "error"),
    [
        (lambda: Entry.objects.all(), FilterError),
        (lambda: Entry.objects.filter(site__in=[1, 2]), FilterError),
        (lambda: Entry.objects.exclude(site=1), FilterError),
        (lambda: Entry.objects.none(), FilterError),
        (lambda: Entry.objects.filter(site=1, language="sv"), FilterFieldError),
    ],
)
def test_a_filter_that_it_cannot_do_is_refused(here, filtered, error):
    write(here, [document("one", "lax")])
    with pytest.raises(error):
        list(engine().search("lax", filtered()))


@pytest.mark.parametrize("query", [MATCH_ALL, Phrase("lax sill"), Fuzzy("lax"), Not(PlainText("lax"))])
def test_a_query_that_it_has_no_answer_to_is_refused(here, query):
    write(here, [document("one", "lax")])
    for asked in [query, Or([query, PlainText("lax")])]:
        with pytest.raises(NotImplementedError, match=type(query).__name__):
            found(asked, here)


def test_results_are_counted_and_cut(here):
    write(here, [document(f"{n}", "lax " + "sill " * n) for n in range(5)])
    results = engine().search("lax", Entry.objects.filter(site=here))
    assert results.count() == len(results) == 5
    assert [entry.key for entry in results[1:3]] == ["1", "2"]
    assert [entry.key for entry in engine().search("lax", Entry.objects.filter(site=here))[3:]] == ["3", "4"]
    assert engine().search("lax", Entry.objects.filter(site=here))[0].key == "0"
    assert not hasattr(results[0], "score")
    assert found("gurka", here) == found("", here) == []


def test_scores_are_told_in_order(here):
    write(here, [document(f"{n}", "lax " + "sill " * n) for n in range(3)])
    told = list(scores("lax", here).values())
    assert told == sorted(told, reverse=True)
    assert min(told) > 0


def test_a_term_with_more_postings_than_are_read_is_weighed_exactly_and_found(here, monkeypatch):
    common = [document(f"often-{n}", "lax") for n in range(8)]
    seldom = document("seldom", "gurka", text="lax " + " ".join(f"ord{n}" for n in range(30)))
    write(here, [*common, seldom])
    exact = scores("gurka lax", here)["seldom"]
    monkeypatch.setattr(ours, "DEEPEST", 4)
    assert len(found("lax", here)) == 4
    assert found("gurka lax", here)[0] == "seldom"
    alone = scores("gurka", here)["seldom"]
    assert scores("gurka lax", here)["seldom"] > 0.5 * alone, "the posting beyond the deepest counts too"
    assert exact > 0


def test_the_deepest_are_those_of_the_kind_that_is_asked_for(here, monkeypatch):
    write(here, [document(f"page-{n}", "lax") for n in range(8)])
    write(here, [document("word", "titel", kind=Kind.WORD, text="lax")])
    monkeypatch.setattr(ours, "DEEPEST", 4)
    assert found("lax", here, kind=Kind.WORD) == ["word"]


@pytest.mark.parametrize("number", [1, 60])
def test_a_search_costs_two_queries_however_much_there_is(here, number, django_assert_num_queries):
    write(here, [document(f"{n}", "lax", text="sill gurka") for n in range(number)])
    query = Or([Or([Boost(PlainText(word), 0.5)]) for word in ["lax", "sill", "gurka", "nothing"]])
    with django_assert_num_queries(2):
        assert len(found(query, here)) == number


def test_hundreds_of_words_are_one_search(here):
    words = " ".join(f"ord{n}" for n in range(900))
    write(here, [document("one", "lax", text=words), document("two", "ord899")])
    assert set(found(words, here)) == {"one", "two"}


def test_an_entry_that_is_written_anew_is_found_by_its_new_words_alone(here):
    write(here, [document("one", "lax")])
    write(here, [document("one", "sill")])
    assert (found("lax", here), found("sill", here)) == ([], ["one"])
    assert Posting.objects.filter(entry__key="one").count() == 1


def test_what_is_added_twice_counts_once(here):
    write(here, [document("one", "lax sill")])
    before = scores("lax", here)
    engine().add(Entry.objects.get())
    engine().add_bulk(Entry, list(Entry.objects.all()))
    assert Posting.objects.count() == 2
    assert scores("lax", here) == before


def test_entries_of_several_sites_are_added_each_to_its_own(here):
    there = site("boksund.example")
    for where, key in [(here, "ours"), (there, "theirs")]:
        write(where, [document(key, "lax")])
    engine().reset_indexes()
    assert found("lax", here) == []
    engine().add_bulk(Entry, list(Entry.objects.all()))
    assert (found("lax", here), found("lax", there)) == (["ours"], ["theirs"])


def test_what_is_deleted_is_not_found(here):
    write(here, [document("one", "lax"), document("two", "lax")])
    engine().delete(Entry.objects.get(key="one"))
    assert found("lax", here) == ["two"]
    write(here, [], instead_of=[(Kind.PAGE, "two")])
    assert found("lax", here) == []


def test_other_models_are_left_alone(here):
    contact = ContactFactory(title="lax")
    write(here, [document("one", "lax")])
    engine().add(contact)
    engine().add_bulk(Contact, [contact])
    engine().add_bulk(Page, list(Page.objects.all()))
    engine().delete(contact)
    assert Posting.objects.count() == 1
    assert Term.objects.count() == 1


@pytest.mark.parametrize("text", ["folkbokföringen", "folkbokforing", "fokbokföring", "hur folkbokför jag mig"])
def test_another_engine_is_a_setting(here, text):
    there = site("boksund.example")
    with override_settings(WAGTAILSEARCH_BACKENDS=DATABASE):
        told = [("a", "Folkbokföring", ""), ("b", "Bankkonto", "Du behöver folkbokföring."), ("c", "Skola", "")]
        write(here, [Document(Kind.STEP, key, "sv", title, text=more) for key, title, more in told])
        write(there, [Document(Kind.STEP, "d", "sv", "Folkbokföring")])
        answer = ask(here, text, "sv", words=words_of(here))
        assert [one.key for one in answer.found] == ["a", "b"]
        assert [one.score for one in answer.found] == sorted((one.score for one in answer.found), reverse=True)
        assert ask(here, text, "sv", words=words_of(here), kind=Kind.WORD).found == []
        write(here, [], instead_of=[(Kind.STEP, "a")])
        assert [one.key for one in ask(here, text, "sv", words=words_of(here)).found] == ["b"]
    assert not Posting.objects.exists()
