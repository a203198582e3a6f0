"""A Swedish text as a reader meets it: sentences, words, and how heavy they are. Knows nothing of pages."""

import re
from dataclasses import dataclass

from editorial.plain_language.words import KNOWN, SHORT, SHORT_LAST, finder, told
from knowledge.tokens import TOKEN_LIKE

#: A long word has more letters than this (Björnsson 1968, “Läsbarhet”).
LONG = 6
#: What stands around a word and is no part of it.
SIGNS = ".,;:!?…\"'”“’»«()[]{}–—-*•/"
#: Addresses of pages and e-mail, which nobody reads as words.
ADDRESS = re.compile(r"@|://|^www\.|\w\.\w{2,}", re.IGNORECASE)
SENTENCE_END = re.compile(r"(?<=[.!?:…])[\"”’»)\]]*\s+|\n+")
NEW_SENTENCE = re.compile(r"\s+[A-ZÅÄÖ]")


@dataclass(frozen=True)
class Sentence:
    """A sentence as it is written, and its words without signs."""

    text: str
    words: tuple[str, ...]


@dataclass(frozen=True)
class Figures:
    """What a text weighs: how many sentences, words and long words, and how many words the longest sentence has."""

    sentences: int
    words: int
    long_words: int
    longest: int

    @property
    def mean(self) -> float:
        """Words a sentence."""
        return self.words / self.sentences if self.sentences else 0

    @property
    def share(self) -> float:
        """Long words in a hundred."""
        return 100 * self.long_words / self.words if self.words else 0

    @property
    def lix(self) -> int:
        """Björnsson's läsbarhetsindex: words a sentence and long words in a hundred, added."""
        return round(self.mean + self.share)


def sentences(text: str) -> list[Sentence]:
    """The sentences of a text, also unfinished ones: a line ends one, such as a heading or an item of a list."""
    marked = finder(SHORT, SHORT_LAST, KNOWN).sub(lambda form: _without_stops(form, text), text)
    return [Sentence(part, found) for part in _cut(marked, text) if (found := words(part))]


def words(text: str) -> tuple[str, ...]:
    """What stands between blanks and holds a letter or a digit, without signs around it; a fact's token is a number."""
    parts = (part.strip(SIGNS) for part in TOKEN_LIKE.sub("0", text).split())
    return tuple(word for word in parts if any(map(str.isalnum, word)))


def is_long(word: str) -> bool:
    return not ADDRESS.search(word) and sum(map(str.isalpha, word)) > LONG


def figures(read: list[Sentence]) -> Figures:
    lengths = [len(sentence.words) for sentence in read]
    long_words = sum(is_long(word) for sentence in read for word in sentence.words)
    return Figures(len(read), sum(lengths), long_words, max(lengths, default=0))


def _without_stops(form: re.Match, text: str) -> str:
    """A short form, as long as it was, whose stops end no sentence; but `m.m.` before a capital letter ends one."""
    may_end = told(form[0]).kind == SHORT_LAST and NEW_SENTENCE.match(text, form.end())
    inner = form[0].removesuffix(".") if may_end else form[0]
    return re.sub(r"[.\s]", "·", inner) + form[0][len(inner) :]


def _cut(marked: str, text: str) -> list[str]:
    """The parts of `text` at the ends of sentences in `marked`, which is as long."""
    edges = [0, *(place for end in SENTENCE_END.finditer(marked) for place in end.span()), len(text)]
    return [text[start:stop].strip() for start, stop in zip(edges[::2], edges[1::2], strict=True)]
