"""What a search means, on a small vocabulary without a database."""

import pytest

from search.choices import Kind
from search.letters import fold
from search.models import SearchWords
from search.stems import stem
from search.understanding import LONGEST_QUERY, Sayings, understand
from search.vocabulary import Vocabulary

NAMES = ["personnummer", "förskola", "skola", "skolstart", "BankID", "folkbokföring", "Skatteverket", "sfi"]
RUNNING = ["ansöker", "veckor", "tillsammans", "plats"]
SAID = [
    SearchWords(language="sv", words="dagis, barnomsorg; lekis", means="förskola"),
    SearchWords(language="en", words="social security number, ssn", means="personnummer"),
    SearchWords(language="uk", words="дитячий садок،садочок", means="förskola"),
    SearchWords(language="ps", words="برشون هېر", means="förskola"),
]


@pytest.fixture(scope="module")
def vocabulary() -> Vocabulary:
    return Vocabulary((stem(fold(word), "sv"), word, word in NAMES, True) for word in [*NAMES, *RUNNING])


@pytest.fixture(scope="module")
def read(vocabulary):
    sayings = Sayings(SAID)
    return lambda text, language="sv", **more: understand(text, language, vocabulary, sayings, **more)


def best(understood) -> list[str]:
    """The surest word of each idea."""
    return [max(idea, key=idea.get) for idea in understood.ideas]


@pytest.mark.parametrize(
    ("text", "stems"),
    [
        ("personnumret", ["personnum"]),
        ("FORSKOLA", ["forskol"]),
        ("Hur får jag ett personnummer?", ["personnum"]),
        ("personnummer och förskola", ["personnum", "forskol"]),
        ("dagis", ["forskol"]),
        ("social security number", ["personnum"]),
        ("bank id", ["bankid"]),
        ("садочок", ["forskol"]),
        ("дитячого садка", ["forskol"]),
    ],
)
def test_a_search_means_words_of_the_site(read, text, stems):
    assert best(read(text)) == stems


@pytest.mark.parametrize("text", ["skola", "skolan", "skolor"])
def test_a_word_leads_to_the_compounds_it_is_part_of_but_less(read, text):
    (idea,) = read(text).ideas
    assert {"forskol", "skolstart"} <= idea.keys()
    assert idea["skol"] == max(idea.values())


def test_a_compound_that_the_site_has_not_is_its_parts(read):
    (idea,) = read("förskoleplats").ideas
    assert {"plats", "forskol"} <= idea.keys()


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("personumer", "personnummer"),
        ("fokbokföring", "folkbokföring"),
        ("skattevrket", "skatteverket"),
        ("سكاتيفيركت", "skatteverket"),
        ("персоннуммер", "personnummer"),
        ("بيرشون نومر", "personnummer"),
        ("برشون نومر", "personnummer"),  # although the first is known of an expression
        ("мой садачок", "садочок"),
    ],
)
def test_a_misspelt_word_is_the_nearest_one_and_said_so(read, text, meant):
    understood = read(text)
    assert understood.meant.casefold() == meant
    assert understood.ideas


@pytest.mark.parametrize("text", ["personnummer", "skolan", "forskolla", "dagis", "bank id", "hur", "BANKID"])
def test_what_is_right_is_not_corrected(read, text):
    assert read(text).meant == ""


@pytest.mark.parametrize("text", ["", "   ", "???", "\0", "xqzw", "bitcoin", "🙂", "‮", "%%%", "'; DROP TABLE"])
def test_what_means_nothing_has_no_ideas(read, text):
    assert read(text).ideas == []


def test_only_small_words_are_looked_for_all_the_same(read):
    assert read("hur får jag").ideas == []


def test_an_unfinished_word_may_go_on(read):
    assert {"forskol", "folkbokfor"} & read("f", unfinished=True).ideas[0].keys()
    assert "personnum" in read("perso", unfinished=True).ideas[0]
    assert read("perso").ideas[0]["personnum"] < read("perso", unfinished=True).ideas[0]["personnum"]


@pytest.mark.parametrize(
    ("text", "wish"),
    [
        ("telefon till skatteverket", Kind.CONTACT),
        ("skatteverket phone number", Kind.CONTACT),
        ("телефон Skatteverket", Kind.CONTACT),
        ("vad betyder personnummer", Kind.WORD),
        ("personnummer", None),
        ("telefon", None),
    ],
)
def test_a_search_may_wish_for_a_kind_of_answer(read, text, wish):
    assert read(text).wish == wish


def test_a_search_without_end_is_cut(read):
    assert len(read("skola " * 40_000).ideas) <= LONGEST_QUERY // 6 + 1
