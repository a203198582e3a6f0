"""Whether a translation says what is agreed.

An agreed word is never put in by us: in most of our languages it would stand in the wrong form. It is told to machines
that can be told, and where a translation seems to lack it, that is a remark for the editor.
"""

import re

from django.utils.translation import gettext as _

from translation import texts
from translation.terms import Glossary

#: How much of a word must stand there; the rest is its ending.
STEM = 0.6
SHORTEST_STEM = 3
ARABIC_ARTICLE = "ال"
REMARK = re.compile(r"\([^)]*\)")
ALTERNATIVES = re.compile(r"[,;/،؛፣]")


def remarks(swedish: str, said: str, glossary: Glossary) -> list[str]:
    """What an editor should look at: agreed words that a translation seems to lack. Nothing is wrong for sure."""
    text = texts.TAG.sub("", said).casefold()
    return [
        _("“%(swedish)s” is called “%(agreed)s” in the glossary.") % {"swedish": term.word, "agreed": term.agreed}
        for term in glossary.found(swedish)
        if (ways := _ways(term.agreed)) and not any(_stands_in(way, text) for way in ways)
    ]


def _ways(agreed: str) -> list[str]:
    """The ways to say it: what commas part, without what stands in brackets."""
    return [way for part in ALTERNATIVES.split(REMARK.sub(" ", agreed)) if (way := part.strip())]


def _stands_in(way: str, text: str) -> bool:
    return all(_stem(word) in text for word in re.findall(r"\w+", way.casefold()))


def _stem(word: str) -> str:
    """The part of a word that its forms share, as far as one can say without a grammar of each language."""
    if word.startswith(ARABIC_ARTICLE) and len(word) > len(ARABIC_ARTICLE) + SHORTEST_STEM - 1:
        word = word.removeprefix(ARABIC_ARTICLE)
    return word[: max(SHORTEST_STEM, round(len(word) * STEM))]
