"""The glossary as machines and translators need it: which Swedish terms a text has, and what they are called.

An agreed word is never put in by us: in most of our languages it would stand in the wrong form. It is told to machines
that can be told, and where a translation seems to lack it, that is a remark for the editor.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property

from django.utils.translation import gettext as _
from wagtail.models import Locale
from wagtail_localize.models import StringTranslation

from knowledge.models import GlossaryTerm

#: Endings that a Swedish noun or verb takes, and those it takes instead of an a.
ENDING = r"(?:e?n|e?t|a|e|(?:ar|er|or|r)(?:na)?|na|ena?)?s?"
ENDING_FOR_A = r"(?:a[nrt]?|ade|or(?:na)?)s?"
#: How much of a word must stand there; the rest is its ending.
STEM = 0.6
SHORTEST_STEM = 3
ARABIC_ARTICLE = "ال"
MARKUP = re.compile(r"<[^<>]*>")
REMARK = re.compile(r"\([^)]*\)")
ALTERNATIVES = re.compile(r"[,;/،؛፣]")


@dataclass(frozen=True)
class Term:
    """A Swedish term, its synonyms, and the word agreed in one language."""

    swedish: str
    names: tuple[str, ...]
    said: str

    @property
    def stays_swedish(self) -> bool:
        return self.said.casefold() == self.swedish.casefold()

    @cached_property
    def pattern(self) -> re.Pattern[str]:
        return re.compile(rf"(?<!\w)(?:{'|'.join(map(_forms, self.names))})(?!\w)", re.IGNORECASE)

    @property
    def ways(self) -> list[str]:
        """The ways to say it: what commas part, without what stands in brackets."""
        return [way for part in ALTERNATIVES.split(REMARK.sub(" ", self.said)) if (way := part.strip())]


def _forms(name: str) -> str:
    """The pattern of a Swedish word in its usual forms."""
    return re.escape(name[:-1]) + ENDING_FOR_A if name.endswith("a") else re.escape(name) + ENDING


def terms(locale: Locale) -> list[Term]:
    """The terms that have an agreed word in a language (three queries).

    A row whose word is still the Swedish counts only where somebody has said that it stays so.
    """
    said = dict(GlossaryTerm.objects.filter(locale=locale).values_list("translation_key", "word"))
    rows = GlossaryTerm.objects.identities().filter(translation_key__in=said)
    decided = StringTranslation.objects.filter(context__object_id__in=list(said), context__path="word", locale=locale)
    kept = set(decided.values_list("context__object_id", flat=True))
    found = {row.translation_key: Term(row.word, (row.word, *row.synonyms), said[row.translation_key]) for row in rows}
    return [term for key, term in found.items() if term.said and (not term.stays_swedish or key in kept)]


def within(swedish: str, known: Iterable[Term]) -> list[Term]:
    """The terms that a Swedish fragment uses, in any of their forms."""
    text = MARKUP.sub("", swedish)
    return [term for term in known if term.pattern.search(text)]


def remarks(swedish: str, said: str, known: Iterable[Term]) -> list[str]:
    """What an editor should look at: agreed words that a translation seems to lack. Nothing is wrong for sure."""
    text = MARKUP.sub("", said).casefold()
    return [
        _("“%(swedish)s” is called “%(agreed)s” in the glossary.") % {"swedish": term.swedish, "agreed": term.said}
        for term in within(swedish, known)
        if term.ways and not any(_stands_in(way, text) for way in term.ways)
    ]


def _stands_in(way: str, text: str) -> bool:
    return all(_stem(word) in text for word in re.findall(r"\w+", way.casefold()))


def _stem(word: str) -> str:
    """The part of a word that its forms share, as far as one can say without a grammar of each language."""
    if word.startswith(ARABIC_ARTICLE) and len(word) > len(ARABIC_ARTICLE) + SHORTEST_STEM - 1:
        word = word.removeprefix(ARABIC_ARTICLE)
    return word[: max(SHORTEST_STEM, round(len(word) * STEM))]
