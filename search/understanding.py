"""What a search means: ideas, each with the words of the site that may stand for it.

A sentence is read without its small words. A word of the site stands for itself, its other forms, the compounds it is
part of and the parts it is made of; a word that is none is the nearest one, by spelling or by ear; what editors have
said that people write leads to what the pages say.
"""

from collections import defaultdict
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import islice

from wagtail.search.query import Boost, Or, PlainText, SearchQuery

from languages import declared
from search.choices import Kind
from search.letters import Word, plain, script, words
from search.models import SearchWords
from search.stems import SHORTEST_STEM, stem, stems
from search.stop_words import is_stop_word
from search.vocabulary import LONGER_FORM, Vocabulary
from search.wishes import wish

#: The longest search that is read, in letters and words; the rest is left out.
LONGEST_QUERY = 200
MOST_WORDS = 16
#: Languages whose small words are left out of any search: what most people here mix into their own.
SPOKEN = ("sv", "en", "ar", "fa", "uk", "ru")
#: How surely a word stands for what was asked.
ITSELF, MEANT, FORM, PART, COMPOUND = 1.0, 0.9, 0.75, 0.5, 0.8
#: Beside what an expression means, its own words.
BESIDE = 0.2
#: The shortest word that several may be taken for together, in letters.
SHORTEST_RUN = 5
#: The most words that an unfinished one may become.
MOST_COMPLETIONS = 20
#: The most words that a misspelt one is taken for.
MOST_GUESSES = 3

Idea = dict[str, float]


class Sayings:
    """What people write, and the Swedish words that it means on the pages."""

    def __init__(self, rows: Iterable[SearchWords] = ()):
        self.by_first: dict[str, list[tuple[list[str], list[str]]]] = defaultdict(list)
        written: dict[str, str] = {}
        for row in rows:
            means = [stem(word.folded, declared.SOURCE) for word in words(row.means)]
            for expression in row.written:
                found = [
                    (stem(word.folded, row.language), word.written) for word in telling(words(expression), row.language)
                ]
                written |= dict(found)
                first, *rest = [text for text, _written in found]
                self.by_first[first].append((rest, means))
        self.vocabulary = Vocabulary((text, plain(word), True, False) for text, word in sorted(written.items()))

    def at(self, stems: Sequence[Collection[str]]) -> tuple[int, list[list[str]]]:
        """The longest expression that words, each by its stems, begin with: its length, and all that it means."""
        fitting = [
            (1 + len(rest), meaning)
            for first in stems[0]
            for rest, meaning in self.by_first.get(first, ())
            if len(rest) < len(stems) and all(map(_same, rest, stems[1:]))
        ]
        longest = max((length for length, _meaning in fitting), default=0)
        return longest, [meaning for length, meaning in fitting if length == longest]


def _same(stem: str, forms: Collection[str]) -> bool:
    """Whether a word of an expression is one of some forms, or differs by an ending that stemmers leave."""
    return stem in forms or any(
        min(len(stem), len(form)) >= SHORTEST_STEM
        and abs(len(stem) - len(form)) <= LONGER_FORM
        and (stem.startswith(form) or form.startswith(stem))
        for form in forms
    )


def telling(found: Iterable[Word], *languages: str) -> list[Word]:
    """The words that say something in some languages; all of them where none does."""
    found = list(found)
    return [word for word in found if not any(is_stop_word(word.folded, one) for one in languages)] or found


@dataclass(frozen=True)
class Understood:
    """Ideas to search for, and the search as it seems to have been meant where it was misspelt."""

    ideas: list[Idea]
    meant: str = ""
    wish: Kind | None = None

    def query(self, *, boosted: bool) -> SearchQuery:
        """The ideas for an engine; one that knows no boosts takes all words for equally sure."""
        return Or([Or([_asked(word, boost if boosted else 1) for word, boost in idea.items()]) for idea in self.ideas])


def _asked(word: str, boost: float) -> SearchQuery:
    return PlainText(word) if boost == 1 else Boost(PlainText(word), boost)


def understand(
    text: str, language: str, vocabulary: Vocabulary, sayings: Sayings, *, unfinished: bool = False
) -> Understood:
    """Read a search, asked by a reader of `language`; the last word of an unfinished one may go on."""
    return Reading(text, language, vocabulary, sayings, unfinished=unfinished).understood()


class Reading:
    """One search, word by word."""

    def __init__(self, text: str, language: str, vocabulary: Vocabulary, sayings: Sayings, *, unfinished: bool):
        self.language, self.vocabulary, self.sayings = language, vocabulary, sayings
        self.near = lru_cache(vocabulary.near)  # asked more than once of the same word
        asked = list(words(text[:LONGEST_QUERY]))[:MOST_WORDS]
        self.wish, about = wish(asked)
        self.asked = telling(about, language, *SPOKEN)
        self.stems = [stems(word.folded, language) for word in self.asked]
        self.written = [word.written for word in self.asked]
        self.unfinished = len(self.asked) - 1 if unfinished else -1
        self.ideas: list[Idea] = []

    def understood(self) -> Understood:
        for place in range(len(self.asked)):
            self._mend(place)
        place = 0
        while place < len(self.asked):
            place += self._expression(place) or self._joined(place) or self._by_ear(place) or self._word(place)
        ideas = [idea for idea in self.ideas if idea]
        meant = " ".join(filter(None, self.written))
        return Understood(ideas, meant if self.written != [word.written for word in self.asked] else "", self.wish)

    def _mend(self, place: int) -> None:
        """Take a word that neither the site nor its editors know for the nearest that people write."""
        word, forms = self.asked[place].folded, self.stems[place]
        if self._knows(forms) or place == self.unfinished:
            return
        said = [
            (text, near) for text, near in self.sayings.vocabulary.near(word, forms) if script(text) == script(word)
        ]
        ours = self.near(word, tuple(forms))
        if said and (not ours or said[0][1] >= ours[0][1]):
            self.stems[place] = [said[0][0]]
            self.written[place] = self.sayings.vocabulary.written[said[0][0]]

    def _expression(self, place: int) -> int:
        """Take up what editors say that people write; how many words of the search it is, or 0."""
        length, means = self.sayings.at(self.stems[place:])
        if length:
            idea: Idea = {}
            for known in map(self._known, self.stems[place : place + length]):
                is_name = length == 1 and any(one in self.vocabulary.names for one in known)
                self._add(idea, known, ITSELF if is_name else BESIDE)
            for meaning in means:
                self._add(idea, meaning, MEANT / len(meaning) ** 0.5)
            self.ideas.append(idea)
        return length

    def _joined(self, place: int) -> int:
        """Take up two words that the site writes as one: bank id is BankID."""
        pair = self.asked[place : place + 2]
        if len(pair) < 2:
            return 0
        joined = self._known(stems(pair[0].folded + pair[1].folded, self.language))
        if not joined:
            return 0
        idea: Idea = {}
        self._add(idea, joined, ITSELF)
        for forms in self.stems[place : place + 2]:
            self._add(idea, self._known(forms), BESIDE)
        self.ideas.append(idea)
        return 2

    def _by_ear(self, place: int) -> int:
        """Take up words that together sound like one of the site’s, where it has not all of them: how many, or 0."""
        for length in (3, 2):
            run = self.asked[place : place + length]
            if len(run) < length or all(map(self._known, self.stems[place : place + length])):
                continue
            word = "".join(one.folded for one in run)
            near = [one for one in self.near(word, (word,)) if len(one[0]) > SHORTEST_RUN]
            if near:
                self.ideas.append(dict(near[:MOST_GUESSES]))
                self.written[place : place + length] = [self.vocabulary.written[near[0][0]], *[""] * (length - 1)]
                return length
        return 0

    def _word(self, place: int) -> int:
        forms = self.stems[place]
        idea: Idea = {}
        self._add(idea, self._known(forms), ITSELF)
        if place == self.unfinished:
            beginning = self.vocabulary.beginning(self.asked[place].folded)
            self._add(idea, islice(beginning, MOST_COMPLETIONS), FORM)
        for one in forms:
            self._add(idea, self.vocabulary.forms(one), FORM)
            for text, share in self.vocabulary.compounds(one):
                self._add(idea, [text], COMPOUND * share)
        if max(idea.values(), default=0) < FORM and not self._guess(place, idea):
            for one in forms:
                self._add(idea, self.vocabulary.parts(one), PART)
        self.ideas.append(idea)
        return 1

    def _guess(self, place: int, idea: Idea) -> bool:
        """Take a word that the site does not have for the nearest that it has."""
        word = self.asked[place]
        near = self.near(word.folded, tuple(self.stems[place]))[:MOST_GUESSES]
        for text, nearness in near:
            self._add(idea, [text], nearness)
        if near:
            self.written[place] = self.vocabulary.written[near[0][0]]
        return bool(near)

    def _knows(self, forms: Iterable[str]) -> bool:
        """Whether the site or its editors have a word."""
        return any(one in self.vocabulary or one in self.sayings.vocabulary for one in forms)

    def _known(self, forms: Iterable[str]) -> list[str]:
        return [one for one in forms if one in self.vocabulary]

    @staticmethod
    def _add(idea: Idea, found: Iterable[str], boost: float) -> None:
        for word in found:
            idea[word] = max(idea.get(word, 0), boost)
