"""Text as search reads it: words without case, accents and the ways in which the same letter is written.

What a keyboard, an office and a telephone spell differently is one letter here: å and a, Arabic ي and Persian ی, a
letter with and without hamza, the digits of every script. The same folding is done to what is written and to what is
asked.
"""

import re
import unicodedata
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

#: Letters that Unicode does not take apart, by the letter they are read as.
SAME = {
    "æ": "ae",
    "ø": "o",
    "đ": "d",
    "ł": "l",
    "ı": "i",
    "œ": "oe",
    "ى": "ي",
    "ی": "ي",
    "ې": "ي",
    "ۍ": "ي",
    "ے": "ي",
    "ک": "ك",
    "ڪ": "ك",
    "ګ": "گ",
    "ٱ": "ا",
    "ة": "ه",
    "ە": "ه",
    "ہ": "ه",
    "ھ": "ه",
    "ґ": "г",
    "ё": "е",
    "ў": "у",
    "ـ": "",  # tatweel stretches a word and says nothing
}
FOLD = str.maketrans(SAME)

#: Marks within a word that are left out: apostrophes, and hyphens that only say where a line may break.
WITHIN = re.compile("['’ʼ`\u00ad\u200d]")
#: A word, or several that a hyphen or the Persian half-space holds together.
WORD = re.compile("[^\\W_]+(?:[-\u2010\u2011\u200c][^\\W_]+)*")
JOINT = re.compile("[-\u2010\u2011\u200c]")

#: The longest word that is kept, in letters.
LONGEST_WORD = 40


class Word(NamedTuple):
    folded: str
    written: str


@lru_cache(maxsize=65536)
def fold(text: str) -> str:
    """One word or text without case, accents and variants of letters; its digits are 0 to 9."""
    decomposed = unicodedata.normalize("NFKD", text.casefold())
    plain = "".join(_digit(sign) for sign in decomposed if not unicodedata.combining(sign))
    return plain.translate(FOLD)


def _digit(sign: str) -> str:
    return str(unicodedata.decimal(sign)) if sign.isdecimal() else sign


def words(text: str) -> Iterator[Word]:
    """The words of a text in order; of `id-kort` both its parts and `idkort`."""
    for found in WORD.finditer(WITHIN.sub("", unmarked(text.replace("\0", " ")))):
        parts = JOINT.split(found[0])
        if len(parts) > 1:
            yield _word("".join(parts), found[0])
        for part in parts:
            yield _word(part, part)


def unmarked(text: str) -> str:
    """A text without the marks that some scripts may put on letters, such as the vowels of Arabic; å keeps its ring."""
    return "".join(sign for sign in unicodedata.normalize("NFC", text) if not unicodedata.combining(sign))


def _word(text: str, written: str) -> Word:
    return Word(fold(text)[:LONGEST_WORD], written[:LONGEST_WORD])


def plain(word: str) -> str:
    """A word without the capital of a beginning sentence; BankID and LMA stay as they are."""
    return word if any(sign.isupper() for sign in word[1:]) else word.lower()


def script(word: str) -> str:
    """The script of a folded word, by its first letter: `latin`, `arabic`, `cyrillic`, `ethiopic` … or `digit`."""
    return _script(word[0]) if word else ""


@lru_cache(maxsize=4096)
def _script(sign: str) -> str:
    return unicodedata.name(sign, "none").partition(" ")[0].lower()
