"""Stems: what the inflected forms of a word have in common, in the letters that `letters.fold` leaves.

A stem is a name for a family of forms, not a word. It need not be right for a grammarian, only the same for forms that
mean the same; what it misses, `Vocabulary.related` finds.
"""

import re
from functools import lru_cache

import snowballstemmer

from languages import declared
from search.letters import script

#: Languages with a stemmer of Snowball's (https://snowballstem.org), by the first part of their code.
SNOWBALL = {
    "fa": "persian",
    "en": "english",
    "ru": "russian",
    "tr": "turkish",
    "be": "russian",
    "cs": "czech",
    "da": "danish",
    "de": "german",
    "el": "greek",
    "es": "spanish",
    "et": "estonian",
    "fi": "finnish",
    "fr": "french",
    "hi": "hindi",
    "hu": "hungarian",
    "hy": "armenian",
    "it": "italian",
    "lt": "lithuanian",
    "ne": "nepali",
    "nl": "dutch",
    "pl": "polish",
    "pt": "portuguese",
    "ro": "romanian",
    "sr": "serbian",
    "ta": "tamil",
    "fit": "finnish",
    "bs": "serbian",
    "hr": "serbian",
}

#: Languages that a word of a script may be in when nobody says which.
OF_SCRIPT = {
    "latin": ["sv", "en"],
    "arabic": ["ar", "fa"],
    "cyrillic": ["uk", "ru"],
}

SHORTEST_STEM = 3

#: Swedish endings, at most one of each row, in this order: genitive; definite plural; definite; infinitive or agent;
#: plural or verb; noun of a verb. Snowball's Swedish keeps the definite skolan apart from skola and skolor.
SWEDISH = [
    re.compile("(?<=an|en|et|na|ar|er|or)s$"),
    re.compile("(?<=[aeo]r)na$|(?<=[ae])na$"),
    re.compile("(?:en|an|(?<!h)et|(?<=[oe]r|el)n|(?<=[ao])t)$"),
    re.compile("[ae]$"),
    re.compile("(?:ar|or|er|el|ade)$"),
    re.compile("(?:ning|ing)$"),
]
#: After the endings: `personnumr(et)` and `personnumm(er)` are one.
DOUBLED = re.compile(r"(.)\1$")
LOOSE_LIQUID = re.compile("(?<=[bcdfgkmpstv])[rln]$")

#: Endings of Ukrainian nouns, adjectives and verbs, longest first.
UKRAINIAN = sorted(
    (
        "ами ями ого ому ими іми ється уться ення енню енням еннями ість ості ою ею єю ові еві ам ям ах ях ом ем ів "
        "ий ій им ім их іх увати ювати ати ити іти яти ути ти ть ої ую юю а я о е є и і у ю ь"
    )
    .replace("й", "и")
    .replace("ї", "і")
    .split(),
    key=len,
    reverse=True,
)

#: What stands before and after an Arabic noun (Larkey, Ballesteros and Connell 2007, “light10”), after folding.
ARABIC_BEFORE = re.compile("^(?:و?(?:ال|بال|كال|فال)|لل)(?=...)")
ARABIC_AFTER = re.compile("(?<=...)(?:ها|ان|ات|ون|ين|يه|ه|ي)$")


@lru_cache(maxsize=131072)
def stem(word: str, language: str) -> str:
    """The stem of a folded word in one language; the word itself where the language has no stemmer."""
    if len(word) <= SHORTEST_STEM or not word.isalpha():
        return word
    base = language.partition("-")[0]
    if base == declared.SOURCE:
        return swedish(word)
    if base == "uk":
        return ukrainian(word)
    if base == "ar":
        return arabic(word)
    return _snowball(SNOWBALL[base]).stemWord(word) or word if base in SNOWBALL else word


def stems(word: str, language: str) -> list[str]:
    """The stems that a word may have, asked by a reader of `language`: in hers, and in those of its script."""
    languages = dict.fromkeys([language, *OF_SCRIPT.get(script(word), [])])
    return list(dict.fromkeys(stem(word, one) for one in languages))


def swedish(word: str) -> str:
    for ending in SWEDISH:
        shorter = ending.sub("", word)
        if len(shorter) >= SHORTEST_STEM:
            word = shorter
    bare = DOUBLED.sub(r"\1", word)
    bare = LOOSE_LIQUID.sub("", bare) if len(bare) > SHORTEST_STEM else bare
    return bare if len(bare) >= SHORTEST_STEM else word


def ukrainian(word: str) -> str:
    ending = next((one for one in UKRAINIAN if word.endswith(one) and len(word) - len(one) >= SHORTEST_STEM), "")
    return word.removesuffix(ending)


def arabic(word: str) -> str:
    bare = ARABIC_BEFORE.sub("", word)
    while (shorter := ARABIC_AFTER.sub("", bare)) != bare:
        bare = shorter
    return bare


@lru_cache
def _snowball(algorithm: str):
    return snowballstemmer.stemmer(algorithm)
