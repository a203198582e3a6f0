"""How a word sounds, in consonants: what is misspelt, or written by ear in another script, sounds much the same.

Vowels are what people hear differently and what Arabic script leaves out, so they count only at the beginning. Letters
that are one sound to many ears (b and p, d and t, k and g, v and f) are one here.
"""

import re
from functools import lru_cache

from anyascii import anyascii

#: Spellings of one sound in Latin letters, as Swedish has them, in the order they are read.
SPELT = [
    (re.compile(r"([^aeiou])\1+"), r"\1"),
    (re.compile("[st]ion(?!s?t)"), "sn"),
    (re.compile("sch|sj|skj|stj|sh|ch(?!r)|tj|kj"), "s"),
    (re.compile("gh|kh|ck"), "k"),
    (re.compile("ph"), "f"),
    (re.compile("th|dh"), "t"),
    (re.compile("c(?=[eiy])|z"), "s"),
    (re.compile("x"), "ks"),
    (re.compile("[cqg]"), "k"),
    (re.compile("p"), "b"),
    (re.compile("d"), "t"),
    (re.compile("v"), "f"),
    (re.compile("(?<=.)[aeiouyjwh]+"), ""),
    (re.compile("^[aeiouyjwh]+"), "a"),
]


@lru_cache(maxsize=131072)
def letters(word: str) -> str:
    """A word of any script in the letters a to z."""
    return re.sub("[^a-z]", "", anyascii(word).lower())


@lru_cache(maxsize=131072)
def sound(word: str) -> str:
    """The consonants of a word of any script, alike ones as one; `a` for a vowel that it begins with."""
    heard = letters(word)
    for spelling, one in SPELT:
        heard = spelling.sub(one, heard)
    return heard


def nearly(heard: str) -> list[str]:
    """The keys under which what differs by one sound is found: the sound, and the sound without one of its parts."""
    return [heard, *(heard[:place] + heard[place + 1 :] for place in range(len(heard)))]


@lru_cache(maxsize=131072)
def signs(word: str) -> int:
    """Which letters a word has, as bits: one letter put in, left out or changed is two bits at most."""
    found = 0
    for sign in word:
        found |= 1 << (ord(sign) & 63)
    return found


def apart(one: str, other: str, limit: int) -> int | None:
    """How many letters are put in, left out, changed or swapped between two words; None for more than `limit`."""
    if abs(len(one) - len(other)) > limit or (signs(one) ^ signs(other)).bit_count() > 2 * limit:
        return None
    before, row = [], list(range(len(other) + 1))
    for i, a in enumerate(one, 1):
        last, before, row = before, row, [i]
        for j, b in enumerate(other, 1):
            cost = min(row[j - 1] + 1, before[j] + 1, before[j - 1] + (a != b))
            if i > 1 and j > 1 and a == other[j - 2] and b == one[i - 2]:
                cost = min(cost, last[j - 2] + 1)
            row.append(cost)
        if min(row) > limit:
            return None
    return row[-1] if row[-1] <= limit else None
