"""What is demanded of a translation into one language, for one site."""

import re
from collections.abc import Iterable
from dataclasses import dataclass

from django.utils.translation import gettext as _
from wagtail.models import Locale, Site

from languages import declared
from translation import texts, words
from translation.machines import agreed, kept, masks
from translation.machines.hints import Hints
from translation.terms import Glossary

#: A translation is seldom twice as long; a machine that babbles goes far beyond this.
LONGEST = 8
LONGEST_BESIDE = 200
#: Fewer words than this may well be the same in both languages.
FEWEST_WORDS = 3


def is_too_long(swedish: str, said: str) -> bool:
    return len(said) > LONGEST * len(swedish) + LONGEST_BESIDE


@dataclass(frozen=True)
class Demands:
    """What must stand as it is, what is agreed, and what is a fault."""

    language: str
    pattern: re.Pattern[str]
    glossary: Glossary

    @classmethod
    def of(cls, site: Site | None, locale: Locale) -> "Demands":
        """From the glossary, and the organisations that the site knows (three queries)."""
        terms = [term for term in Glossary.into(locale).terms if term.agreed]
        names = kept.names(site, terms)
        translated = Glossary(term for term in terms if not names.intersection(term.names))
        return cls(locale.language_code, masks.pieces_pattern(names), translated)

    def faults(self, swedish: str, said: str) -> list[str]:
        """Why a machine's translation is not stored; nothing where it may be."""
        if is_too_long(swedish, said):
            return [_("The translation is far longer than the Swedish.")]
        if texts.UNWRITABLE.search(said):
            return [_("The translation holds characters that no text has.")]
        found = words.faults(swedish, said) or kept.faults(swedish, said, self.pattern)
        if not found and self._is_untranslated(swedish, said):
            found = [_("The machine gave the Swedish back.")]
        return found

    def hints(self, sentences: Iterable[str]) -> Hints:
        """The agreed words and the names that stand in some sentences."""
        sentences = list(sentences)
        used = {term.word: term.agreed for swedish in sentences for term in self.glossary.found(swedish)}
        pieces = dict.fromkeys(piece for swedish in sentences for piece in masks.found(swedish, self.pattern))
        return Hints(used, [piece for piece in pieces if "[[" not in piece])

    def remarks(self, swedish: str, said: str) -> list[str]:
        """What an editor should look at; nothing of it keeps a translation from being stored."""
        return agreed.remarks(swedish, said, self.glossary)

    def _is_untranslated(self, swedish: str, said: str) -> bool:
        if self.language.partition("-")[0] == declared.SOURCE or swedish.casefold() != said.casefold():
            return False
        return len(re.findall(r"[^\W\d_]{2,}", texts.TAG.sub(" ", self.pattern.sub(" ", swedish)))) >= FEWEST_WORDS
