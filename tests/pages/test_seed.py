"""The seed as it stands, without a database: whole, well-formed, and with its figures in facts."""

import copy
import re

import pytest

from knowledge import values
from languages import declared
from pages.demo.read import SeedError, read
from pages.demo.validate import validate
from pages.demo.words import each_text, each_words

NUMBERS = ["noll", "en|ett", "två", "tre", "fyra", "fem", "sex", "sju", "åtta", "nio", "tio", "elva", "tolv", "tretton"]
UNIT_WORDS = {
    "sek": r"kr\b|kron",
    "sek_per_day": r"kr\b|kron",
    "years": r"år\b",
    "months": "månad",
    "weeks": "veck",
    "days": "dag",
    "hours": "timm",
    "age": r"år\b",
}
#: What only looks like a fact: a month at a time.
NO_FACTS = [
    "Du ansöker en månad i taget hos Försäkringskassan, i efterskott. Det vill säga: du söker i maj för april.",
]

#: Parts of a row that are dates.
DATED = {"reviewed_on", "next_review", "checked_on", "check_note", "valid_to"}
DATED |= {"assessed_on", "updated_on", "published_on", "dated"}

SEED = read()


@pytest.fixture
def seed():
    return copy.deepcopy(SEED)


def problems_of(seed) -> list[str]:
    with pytest.raises(SeedError) as caught:
        validate(seed)
    return caught.value.problems


def figure(fact: dict) -> re.Pattern:
    """The value of a fact as Swedish prose would write it; of a date also `från 2026`."""
    if fact["unit"] == "date":
        written = values.bare(fact["value"], "date", declared.SOURCE)
        return re.compile(rf"\b(?:{written}|(?:från|sedan)(?: och med)? {fact['value'][:4]})\b", re.IGNORECASE)
    if fact["unit"] == "number":
        return re.compile(rf"(?<![\w–-]){fact['value']}(?![\w–-])")
    value = fact["value"].replace("–", "(?:–| och | till )")
    if fact["value"].isdecimal() and int(fact["value"]) < len(NUMBERS):
        value = f"(?:{value}|{NUMBERS[int(fact['value'])]})"
    return re.compile(rf"(?<![\w–-])(?:{value}) (?:{UNIT_WORDS.get(fact['unit'], '$^')})", re.IGNORECASE)


def test_the_seed_is_whole():
    validate(SEED)
    expected = {"audiences": 8, "phases": 4, "themes": 7, "steps": 24, "contacts": 38, "glossary": 48, "law_events": 13}
    assert {kind: len(SEED[kind]) for kind in expected} == expected


@pytest.mark.parametrize("kind", ["steps", "glossary", "audiences", "contacts", "pages"])
def test_no_figure_that_is_a_fact_stands_in_swedish_prose(kind):
    patterns = {fact["key"]: figure(fact) for fact in SEED["facts"]}
    swedish = [text for language, text in each_text(SEED[kind]) if language == declared.SOURCE and text not in NO_FACTS]
    left = [(key, text) for text in swedish for key, pattern in patterns.items() if pattern.search(text)]
    assert left == []


def test_the_search_for_figures_finds_them():
    assert figure({"unit": "weeks", "value": "4"}).search("Du har fyra veckor på dig.")
    assert figure({"unit": "sek", "value": "400"}).search("Det kostar 400 kronor.")
    assert figure({"unit": "age", "value": "20–65"}).search("Du är 20 till 65 år.")
    assert figure({"unit": "number", "value": "61–91"}).search("Talet för dagen är större, 61–91.")
    for text in ("Lagen ändras den 1 januari 2026.", "Från 2026 gäller en gräns.", "Sedan 2026 gäller en gräns."):
        assert figure({"unit": "date", "value": "2026-01-01"}).search(text)


def test_no_date_and_no_sum_is_left_in_the_prose_of_any_language():
    """Names of laws, proposals and standards hold figures; `2026` alone, a date or a sum in kronor does not stand."""
    dated = re.compile(r"(?<![\d:/])20[2-4]\d(?![\d:/])|\d+ (?:kr\b|kronor|SEK|крон)")
    kinds = ["steps", "glossary", "audiences", "contacts", "pages"]
    left = [
        text
        for kind in kinds
        for row in SEED[kind]
        for text in prose_of(row)
        if dated.search(re.sub(r"(?:SOU|prop\.|Prop\.|[Ll]ag\w*|SOSFS) [\d/:]+", "", text))
    ]
    assert left == []


def prose_of(row: dict) -> list[str]:
    """All texts of a row in all languages, without its dates and addresses."""
    return [text for _language, text in each_text(undated(row)) if "://" not in text]


def undated(node):
    """A part of the seed without its dates, however deep they lie."""
    if isinstance(node, list):
        return [undated(part) for part in node]
    return {name: undated(part) for name, part in node.items() if name not in DATED} if isinstance(node, dict) else node


def test_every_fact_names_its_source_and_how_sure_it_is():
    assert [fact["key"] for fact in SEED["facts"] if not (fact["source_url"] and fact["confidence"])] == []


def test_a_translated_text_names_the_same_facts_as_the_swedish():
    def keys(text):
        return set(re.findall(r"\[\[([a-z0-9_]+)", text))

    unlike = [
        (language, text)
        for words in each_words(SEED)
        for language, text in words.items()
        if keys(text) != keys(words[declared.SOURCE])
    ]
    assert unlike == []


def test_every_invented_contact_says_so():
    invented = {row["key"] for row in SEED["contacts"] if "example." in f"{row['website']} {row['email']}"}
    assert invented == {row["key"] for row in SEED["contacts"] if row["is_demo"]}


def test_massflykt_is_told_apart_by_registration_where_it_decides():
    step = next(row for row in SEED["steps"] if row["slug"] == "forsorjning")
    conditions = [row.get("condition") for row in step["audiences"] if row["audience"] == "massflykt"]
    assert sorted(conditions) == ["ej-folkbokford", "folkbokford"]


def change_contact(seed):
    seed["contacts"][0]["organisation"] = "nobody"


def drop_title(seed):
    del seed["steps"][0]["title"]


def misspell_key(seed):
    seed["facts"][0]["valeu"] = "1"


def name_unknown_fact(seed):
    seed["steps"][0]["fee"] = "[[okand]] kronor"


def make_circle(seed):
    steps = {row["slug"]: row for row in seed["steps"]}
    row = {"step": "id-kort", "kind": "grind", "audiences": ["anvisad"]}
    steps["folkbokforing"]["prerequisites"].append(row)


def write_no_date(seed):
    seed["facts"][0]["checked_on"] = "igår"


def translate_into_nothing(seed):
    seed["steps"][0]["title"]["xx"] = "?"


def translate_twice(seed):
    seed["steps"][0]["summary"] = {"sv": seed["steps"][0]["title"]["sv"], "en": "Something else"}


def use_unknown_block(seed):
    seed["steps"][0]["body"][0]["type"] = "video"


def stand_twice(seed):
    seed["themes"].append(seed["themes"][0])


@pytest.mark.parametrize(
    ("spoil", "said"),
    [
        (change_contact, "contacts.json, integration: organisation “nobody” is not in organisations.json."),
        (drop_title, "steps.json, ansok-om-skydd: lacks title."),
        (misspell_key, "facts.json, idkort_avgift: has unknown valeu."),
        (name_unknown_fact, "steps.json, ansok-om-skydd (sv):"),
        (make_circle, "steps/folkbokforing.json, prerequisites 2:"),
        (write_no_date, "facts.json, idkort_avgift: checked_on “igår” is no date"),
        (translate_into_nothing, "steps.json, ansok-om-skydd: “xx” is no language of the site."),
        (translate_twice, "has two translations into en."),
        (use_unknown_block, "steps.json, ansok-om-skydd, body 1: there is no block “video”."),
        (stand_twice, "themes.json, registrering: stands there twice."),
    ],
)
def test_a_fault_is_named_by_file_row_and_what(seed, spoil, said):
    spoil(seed)
    assert any(said in problem for problem in problems_of(seed)), problems_of(seed)


def test_a_file_that_is_no_json_is_named(tmp_path):
    (tmp_path / "site.json").write_text("{", encoding="utf-8")
    with pytest.raises(SeedError, match=r"site\.json: cannot be read"):
        read(tmp_path)
