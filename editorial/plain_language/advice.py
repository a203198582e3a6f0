"""What to do about a text that is hard to read, in words: worst first, each at its place."""

from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass

from django.utils.text import Truncator
from django.utils.translation import gettext as _

from editorial.plain_language import words
from editorial.plain_language.passages import Passage
from editorial.plain_language.reading import ADDRESS, SIGNS, Figures, Sentence, figures, is_long, sentences
from editorial.plain_language.targets import Target
from search.letters import fold
from search.stems import swedish

#: How many pieces of advice are given at a time: what somebody can see to in a sitting.
SHOWN = 5
#: As much of a text as is needed to know it again, in letters.
QUOTED = 160
#: Words of a link that do not say where it leads.
SAYS_NOTHING = {"här", "klicka", "klicka här", "tryck här", "se här", "läs mer", "läs mer här", "mer", "länk"}
#: What weighs most stops most readers. Each word that a sentence has too many is added to its weight.
LONG_SENTENCE, LINK, PARAGRAPH, AUTHORITY, SHORT_FORM, PASSIVE, LONG_WORD = 70, 60, 50, 40, 30, 20, 10


@dataclass(frozen=True)
class Advice:
    """What to do, the words it is about as they are written, and where they stand."""

    weight: int
    words: str
    quote: str
    place: Passage


@dataclass(frozen=True)
class Looked:
    """A text that has been looked over: what it weighs, what it should, and what to do about it."""

    figures: Figures
    target: Target
    advice: list[Advice]

    @property
    def shown(self) -> list[Advice]:
        return self.advice[:SHOWN]

    @property
    def more(self) -> int:
        return len(self.advice) - len(self.shown)

    @property
    def scales(self) -> list[tuple[str, int, int]]:
        """Each figure that has a target: what it is called, what it is, the most that it should be."""
        return [
            (_("LIX, how hard the text is"), self.figures.lix, self.target.lix),
            (_("Longest sentence, in words"), self.figures.longest, self.target.sentence),
            (_("Mean sentence, in words"), round(self.figures.mean), self.target.mean),
        ]


Read = list[tuple[Passage, list[Sentence]]]


def look_over(found: Iterable[Passage], target: Target, explained: Collection[str]) -> Looked:
    """Count a text and advise on it; `explained` holds the words of the glossary, which are not complained of."""
    read: Read = [(passage, sentences(passage.text)) for passage in found]
    known = {stem(word) for word in explained}
    advice = [
        *_on_sentences(read, target),
        *_on_links(read),
        *_on_paragraphs(read, target),
        *_on_hard_words(read, known),
        *_on_long_words(read, target, known),
    ]
    weight = figures([sentence for _passage, its_sentences in read for sentence in its_sentences])
    return Looked(weight, target, sorted(advice, key=lambda one: -one.weight))


def stem(word: str) -> str:
    """What the forms of a Swedish word have in common."""
    return swedish(fold(word))


def _on_sentences(read: Read, target: Target) -> Iterator[Advice]:
    for passage, sentence in _each(read):
        length = len(sentence.words)
        if length > target.sentence:
            said = _("The sentence has %(count)d words. Divide it in two.")
            if length > 2 * target.sentence:
                said = _("The sentence has %(count)d words. Divide it in three or more.")
            weight = LONG_SENTENCE + length - target.sentence
            yield Advice(weight, said % {"count": length}, _cut(sentence.text), passage)


def _on_links(read: Read) -> Iterator[Advice]:
    for passage, _sentences in read:
        for link in passage.links:
            if ADDRESS.search(link) and "@" not in link:
                yield Advice(LINK, _("The link shows an address. Write what the page is called."), link, passage)
            elif link.strip(f"{SIGNS} >").casefold() in SAYS_NOTHING:
                said = _("The link does not say where it leads. Write what the page is called.")
                yield Advice(LINK, said, link, passage)


def _on_paragraphs(read: Read, target: Target) -> Iterator[Advice]:
    for passage, its_sentences in read:
        count = sum(len(sentence.words) for sentence in its_sentences)
        if count > target.paragraph and len(its_sentences) > 1:
            said = _("The paragraph has %(count)d words. Divide it: one thing in each.") % {"count": count}
            yield Advice(PARAGRAPH, said, _cut(passage.text), passage)


def _on_hard_words(read: Read, known: set[str]) -> Iterator[Advice]:
    """Short forms, words of the authorities and forms that hide who does it, each once."""
    weights = {words.WORD: AUTHORITY, words.SHORT: SHORT_FORM, words.SHORT_LAST: SHORT_FORM, words.PASSIVE: PASSIVE}
    given = set()
    for passage, sentence in _each(read):
        for form in words.finder(*weights).findall(sentence.text):
            hard = words.told(form)
            if hard not in given and stem(form) not in known:
                given.add(hard)
                yield Advice(weights[hard.kind], _instead_of(form, hard), _cut(sentence.text), passage)


def _instead_of(form: str, hard: words.Hard) -> str:
    if hard.kind == words.PASSIVE:
        return _("“%(form)s” hides who does it. Write who: we, you or the name of the authority.") % {"form": form}
    if not hard.instead:
        return _("“%(form)s” is a word of the authorities. Explain it, or add it to the glossary.") % {"form": form}
    said = {"form": form, "instead": hard.instead}
    if hard.kind == words.WORD:
        return _("“%(form)s” is a word of the authorities. Try: %(instead)s.") % said
    return _("Write the words in full: “%(instead)s” for “%(form)s”.") % said


def _on_long_words(read: Read, target: Target, known: set[str]) -> Iterator[Advice]:
    """Words that are too long even for Swedish, each once; names are as long as they are."""
    given = set()
    for passage, sentence in _each(read):
        for word in sentence.words:
            its_stem = stem(word)
            if len(word) > target.word and is_long(word) and word.islower() and its_stem not in known | given:
                given.add(its_stem)
                said = _("“%(word)s” has %(count)d letters. Use a shorter word, or explain it in the glossary.")
                yield Advice(LONG_WORD, said % {"word": word, "count": len(word)}, _cut(sentence.text), passage)


def _each(read: Read) -> Iterator[tuple[Passage, Sentence]]:
    return ((passage, sentence) for passage, its_sentences in read for sentence in its_sentences)


def _cut(text: str) -> str:
    return Truncator(text).chars(QUOTED)
