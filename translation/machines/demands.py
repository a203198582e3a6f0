"""What is demanded of a translation into one language, for one site."""

import re
from collections.abc import Iterable
from dataclasses import dataclass

from django.utils.translation import gettext as _
from wagtail.models import Locale, Site

from languages import declared
from translation import words
from translation.machines import agreed, kept, masks
from translation.machines.agreed import Term
from translation.machines.hints import Hints

#: A translation is seldom twice as long; a machine that babbles goes far beyond this.
LONGEST = 8
LONGEST_BESIDE = 200
#: Fewer words than this may well be the same in both languages.
FEWEST_WORDS = 3
#: NUL and its like, halves of characters, and the overrides that turn the direction of what comes after.
UNWRITABLE = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff\u202d\u202e]")


def is_too_long(swedish: str, said: str) -> bool:
    return len(said) > LONGEST * len(swedish) + LONGEST_BESIDE


@dataclass(frozen=True)
class Demands:
    """What must stand as it is, what is agreed, and what is a fault."""

    language: str
    pattern: re.Pattern[str]
    terms: list[Term]

    @classmethod
    def of(cls, site: Site | None, locale: Locale) -> "Demands":
        """From the glossary, and the organisations that the site knows (four queries)."""
        terms = agreed.terms(locale)
        names = kept.names(site, terms)
        translated = [term for term in terms if not names.intersection(term.names)]
        return cls(locale.language_code, masks.pieces_pattern(names), translated)

    def faults(self, swedish: str, said: str) -> list[str]:
        """Why a machine's translation is not stored; nothing where it may be."""
        if is_too_long(swedish, said):
            return [_("The translation is far longer than the Swedish.")]
        if UNWRITABLE.search(said):
            return [_("The translation holds characters that no text has.")]
        found = words.faults(swedish, said) or kept.faults(swedish, said, self.pattern)
        if not found and self._is_untranslated(swedish, said):
            found = [_("The machine gave the Swedish back.")]
        return found

    def hints(self, texts: Iterable[str]) -> Hints:
        """The agreed words and the names that stand in some texts."""
        texts = list(texts)
        used = {term: None for text in texts for term in agreed.within(text, self.terms)}
        pieces = dict.fromkeys(piece for text in texts for piece in masks.found(text, self.pattern))
        return Hints({term.swedish: term.said for term in used}, [piece for piece in pieces if "[[" not in piece])

    def remarks(self, swedish: str, said: str) -> list[str]:
        """What an editor should look at; nothing of it keeps a translation from being stored."""
        return agreed.remarks(swedish, said, self.terms)

    def _is_untranslated(self, swedish: str, said: str) -> bool:
        if self.language.partition("-")[0] == declared.SOURCE or swedish.casefold() != said.casefold():
            return False
        return len(re.findall(r"[^\W\d_]{2,}", agreed.MARKUP.sub(" ", self.pattern.sub(" ", swedish)))) >= FEWEST_WORDS
