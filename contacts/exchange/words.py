"""Words in cells: what can stand there, and what is called what."""

import re
from collections.abc import Iterable
from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from languages import declared

#: What neither a spreadsheet nor a page can show; a line break and a tab it can.
UNSEEN = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ufffe\uffff]")
#: What spreadsheets show instead of a value.
EXCEL_ERRORS = {"#N/A", "#NAME?", "#NULL!", "#NUM!", "#DIV/0!", "#REF!", "#VALUE!"} | {
    "#SAKNAS!",
    "#NAMN?",
    "#VÄRDEFEL!",
}


def cleaned(text: str) -> str:
    """A text as a cell holds it: without what cannot be seen, and with one kind of line break."""
    return UNSEEN.sub("", text.replace("\r\n", "\n").replace("\r", "\n")).strip()


def one_line(text: str) -> str:
    return " ".join(text.split())


def folded(text: str) -> str:
    return one_line(text).casefold()


class Options:
    """A few values and the words they are known by; the first of those is the one that is written."""

    def __init__(self, pairs: Iterable[tuple], also: Iterable[tuple] = ()):
        labels = [(value, str(label)) for value, label in pairs]
        self._words: dict[Any, str] = dict(labels)
        by_value = [(str(value), value) for value in self._words]
        by_word = [(word, value) for value, word in [*also, *labels]]
        self._values = {folded(word): value for word, value in [*by_value, *by_word]}

    @property
    def first(self) -> Any:
        return next(iter(self._words))

    def word(self, value: Any) -> str:
        return self._words.get(value, str(value))

    def words(self, values: Iterable) -> list[str]:
        """The words of the values, in the order of the options."""
        return [word for value, word in self._words.items() if value in values]

    def value(self, word: str) -> Any:
        if folded(word) not in self._values:
            raise ValidationError(self._unknown(word))
        return self._values[folded(word)]

    def values(self, words: str) -> list:
        """The values that words with commas between them mean, in the order of the options."""
        chosen = [self.value(word) for word in re.split(r"[,;\n]", words) if word.strip()]
        return [value for value in self._words if value in chosen]

    def _unknown(self, word: str) -> str:
        if len(self._words) > 12:
            return _("“%(word)s” is unknown here.") % {"word": one_line(word)}
        known = ", ".join(self._words.values())
        return _("“%(word)s” is none of these: %(known)s.") % {"word": one_line(word), "known": known}


def spoken() -> Options:
    """The declared languages: in Swedish, by code, in English, or as their speakers call them."""
    languages = declared.DECLARED.values()
    also = [(each.code, word) for each in languages for word in [each.english, each.endonym]]
    return Options([(each.code, each.swedish) for each in languages], also)
