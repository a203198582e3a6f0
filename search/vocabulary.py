"""The words of a site, kept in memory: which begin or end alike, which sound alike."""

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator
from uuid import UUID

from wagtail.models import Site

from search import sounds
from search.letters import fold, script
from search.models import Edition, Term

#: The shortest stem of which longer words may be made: skol, of which förskola.
SHORTEST_PART = 4
#: Scripts whose languages write words together.
COMPOUNDING = {"latin", "cyrillic"}
#: The most words of which one may be a part.
MOST_RELATED = 12
#: How much longer a form of the same word may be, in letters.
LONGER_FORM = 3
#: From which lengths on a word may differ by one letter, by two and by three from what was meant.
LENGTHS = (5, 8, 13)
#: More letters than any two forms may differ by.
FAR = 9
#: How many letters shorter a word counts as that stands in running text alone.
RUNNING = 3
#: The shortest of those that may be misspelt: by a letter, where the sound is the same.
SHORTEST_RUNNING = LENGTHS[0] + RUNNING - 1
#: The shortest sound by which a word of another script is known, in consonants.
SHORTEST_SOUND = 3
#: The shortest that may differ by one.
LONG_SOUND = 6


class Vocabulary:
    """The terms of one site, and which are near each other. Nobody changes it: a site with new words gets a new one."""

    def __init__(self, terms: Iterable[tuple[str, str, bool, bool]] = ()):
        """`terms`: text, a word written out, whether it is a name, whether it is Swedish."""
        self.written: dict[str, str] = {}
        self.names: set[str] = set()
        spelt: dict[tuple[str, str], list[str]] = defaultdict(list)
        heard: dict[str, list[str]] = defaultdict(list)
        for text, written, is_name, is_swedish in terms:
            self.written[text] = written
            if is_name:
                self.names.add(text)
            whole = fold(written)
            keys = {near for word in {text, whole} for near in sounds.nearly(sounds.sound(word))}
            for key in keys if is_name or max(len(text), len(whole)) >= SHORTEST_RUNNING else ():
                spelt[script(text), key].append(text)
            for key in keys if is_name and is_swedish else ():
                heard[key].append(text)
        # Tuples of words, unlike lists, are nothing that the collector of garbage goes through again and again.
        self._spelt = {key: tuple(texts) for key, texts in spelt.items()}  # by script and sound
        self._heard = {key: tuple(texts) for key, texts in heard.items()}  # by sound: names of Swedish things
        self._forward = sorted(self.written)
        self._backward = sorted(text[::-1] for text in self.written if len(text) > SHORTEST_PART)

    def __contains__(self, text: str) -> bool:
        return text in self.written

    def beginning(self, part: str) -> Iterator[str]:
        """The terms that begin with some letters, in order."""
        return _from(self._forward, part)

    def ending(self, part: str) -> Iterator[str]:
        """The terms that end with some letters."""
        return (text[::-1] for text in _from(self._backward, part[::-1]))

    def forms(self, stem: str) -> list[str]:
        """Terms that are the same word with an ending that the stemmer left: folkbokförd beside folkbokför."""
        if len(stem) < SHORTEST_PART + 1:
            return []
        longer = [text for text in self.beginning(stem) if 0 < len(text) - len(stem) <= LONGER_FORM]
        shorter = [stem[:-1]] if stem[:-1] in self else []
        return [*shorter, *longer][:MOST_RELATED]

    def compounds(self, stem: str) -> list[tuple[str, float]]:
        """Terms of which the stem is the first or last part, as skola is of förskola and skolstart, with its share."""
        if len(stem) < SHORTEST_PART or script(stem) not in COMPOUNDING:
            return []
        found = [*self.ending(stem), *self.beginning(stem)]
        longer = [(text, len(stem) / len(text)) for text in found if len(text) - len(stem) >= 2]
        return sorted(longer, key=lambda one: -one[1])[:MOST_RELATED]

    def parts(self, stem: str) -> list[str]:
        """The terms that a compound is made of, or that have its first part: förskoleplats is plats and förskola."""
        if len(stem) < 2 * SHORTEST_PART or script(stem) not in COMPOUNDING:
            return []
        last = next(([stem[cut:]] for cut in range(3, len(stem) - 3) if stem[cut:] in self), [])
        cuts = range(len(stem) - 2, SHORTEST_PART, -1)
        first: list[str] = next((found for cut in cuts if (found := [*self.beginning(stem[:cut])])), [])
        return [*last, *first[:MOST_RELATED]]

    def near(self, word: str, stems: Iterable[str]) -> list[tuple[str, float]]:
        """Terms that a word which is none may have been meant for, the nearest first, each with how near (0 to 1).

        A word that stands in running text alone must be nearer than the name of something.
        """
        forms = {word, *stems}
        heard = {sounds.sound(form) for form in forms}
        keys = {key for sound in heard for key in sounds.nearly(sound)}
        spelt = {text for key in keys for text in self._spelt.get((script(word), key), ())}
        names = {text for key in keys for text in self._heard.get(key, ()) if script(text) != script(word)}
        by_spelling = ((text, self._alike_by_spelling(word, forms, heard, text)) for text in spelt)
        by_ear = ((text, self._alike_by_ear(word, heard, text)) for text in names)
        found = [one for one in (*by_spelling, *by_ear) if one[1]]
        return sorted(found, key=lambda one: (-one[1], one[0] not in self.names, one[0]))

    def _alike_by_spelling(self, word: str, forms: set[str], heard: set[str], text: str) -> float:
        shorter_by = (0 if text in self.names else RUNNING) - (sounds.sound(text) in heard)
        whole = fold(self.written[text])
        least = by_whole = self._apart(word, whole, shorter_by)
        for one, other in {(form, other) for form in forms for other in (text, whole)} - {(word, whole)}:
            least = min(least, self._apart(one, other, shorter_by, below=least))
        if least == FAR:
            return 0
        return 0.95 - 0.1 * least + (0.02 if by_whole == least else 0)  # whole words tell more than stems

    @staticmethod
    def _apart(one: str, other: str, shorter_by: int, below: int = FAR) -> int:
        """By how many letters two forms differ; `FAR` for more than their length allows, or not less than `below`."""
        may_differ = bisect_right(LENGTHS, min(len(one), len(other)) - shorter_by)
        apart = sounds.apart(one, other, min(may_differ, below - 1)) if may_differ else None
        return FAR if apart is None else apart

    def _alike_by_ear(self, word: str, heard: set[str], text: str) -> float:
        """Words of other scripts are names of Swedish things written by ear; short ones must sound just the same."""
        forms = {text, fold(self.written[text])}
        alike = {sound for form in forms if (sound := sounds.sound(form)) in heard}
        if sounds.letters(word) in forms or any(len(sound) >= SHORTEST_SOUND for sound in alike):
            return 0.85
        return 0.6 if not alike and len(sounds.sound(text)) >= LONG_SOUND else 0


def _from(words: list[str], part: str) -> Iterator[str]:
    place = bisect_left(words, part)
    while place < len(words) and words[place].startswith(part):
        yield words[place]
        place += 1


_shelf: dict[int, tuple[UUID | None, Vocabulary]] = {}


def vocabulary(site: Site) -> Vocabulary:
    """The words of a site now (one query; a second where some have come or gone)."""
    edition = Edition.objects.filter(site=site).values_list("token", flat=True).first()
    kept = _shelf.get(site.pk)
    if kept is None or kept[0] != edition:
        rows = Term.objects.filter(site=site).values_list("text", "written", "is_name", "is_swedish")
        kept = (edition, Vocabulary(rows.iterator()))
        _shelf[site.pk] = kept
    return kept[1]
