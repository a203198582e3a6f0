"""The words of the glossary that stand in a Swedish sentence, and what is agreed to call them."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from functools import cached_property

from bs4 import BeautifulSoup, NavigableString
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from wagtail.models import Locale
from wagtail_localize.models import StringTranslation

from knowledge import tokens
from knowledge.models import GlossaryTerm
from languages import declared
from translation import texts

#: Endings that a Swedish noun or verb takes, and those it takes instead of an a; a compound is another word.
ENDING = r"(?:e?n|e?t|a|e|(?:ar|er|or|r)(?:na)?|na|ena?)?s?"
ENDING_FOR_A = r"(?:a[nrt]?|ade|or(?:na)?)s?"


@dataclass(frozen=True)
class Term:
    """A Swedish word, its synonyms and explanation, and the agreed word in the other language where there is one."""

    word: str
    agreed: str = ""
    synonyms: tuple[str, ...] = ()
    definition: str = ""

    @property
    def names(self) -> tuple[str, ...]:
        return self.word, *self.synonyms

    @property
    def stays_swedish(self) -> bool:
        return self.agreed.casefold() == self.word.casefold()


class Glossary:
    """Terms to look for in Swedish fragments; where two could stand at a place, the longer one does."""

    def __init__(self, terms: Iterable[Term]):
        self.terms = list(terms)

    @classmethod
    def into(cls, locale: Locale) -> "Glossary":
        """The glossary between Swedish and one language (two queries).

        A word that is still the Swedish is agreed only where somebody has said that it stays so.
        """
        rows = GlossaryTerm.objects.filter(locale__language_code__in=[declared.SOURCE, locale.language_code])
        decided = StringTranslation.objects.filter(context__path="word", locale=locale)
        kept = set(decided.values_list("context__object_id", flat=True))
        swedish, agreed = [], {}
        for row in rows:
            if row.locale_id == locale.pk:
                agreed[row.translation_key] = row.word
            else:
                swedish.append(row)
        terms = (_term(row, agreed.get(row.translation_key, ""), row.translation_key in kept) for row in swedish)
        return cls(terms)

    def found(self, fragment: str) -> list[Term]:
        """The terms that stand in a fragment in any of their forms, in its order."""
        matches = self._pattern.finditer(texts.TAG.sub(" ", fragment))
        return list(dict.fromkeys(term for match in matches if (term := self._named(match))))

    def marked(self, stored: str) -> SafeString:
        """A Swedish sentence to be read: terms marked, facts as chips, links underlined."""
        return self._inside(BeautifulSoup(stored, "html.parser").children)

    def _inside(self, nodes: Iterable) -> SafeString:
        return format_html_join("", "{}", ((self._node(node),) for node in nodes))

    def _node(self, node) -> str:
        if isinstance(node, NavigableString):
            return format_html_join("", "{}", ((piece,) for piece in self._pieces(str(node))))
        if node.name == "br":
            return format_html("{}", SafeString("<br>"))
        inside = self._inside(node.children)
        if node.name == "a":
            return format_html('<span class="queue-link" title="{}">{}</span>', node.get("id", ""), inside)
        return format_html("<{tag}>{}</{tag}>", inside, tag=node.name)

    def _pieces(self, text: str) -> Iterator[str]:
        place = 0
        for match in self._pattern.finditer(text):
            yield text[place : match.start()]
            yield self._marked(match)
            place = match.end()
        yield text[place:]

    def _marked(self, match: re.Match) -> SafeString:
        if term := self._named(match):
            return format_html('<mark title="{}">{}</mark>', term.definition, match[0])
        return format_html('<code class="queue-fact">{}</code>', match[0])

    def _named(self, match: re.Match) -> Term | None:
        """What was found: a term, or none where it is a fact. Each name is a group of the pattern."""
        return self._names[match.lastindex - 1][1] if match.lastindex else None

    @cached_property
    def _names(self) -> list[tuple[str, Term]]:
        """Every name with its term, the longest first."""
        names = [(name, term) for term in self.terms for name in term.names]
        return sorted(names, key=lambda named: -len(named[0]))

    @cached_property
    def _pattern(self) -> re.Pattern[str]:
        forms = "|".join(f"({_forms(name)})" for name, _term in self._names) or r"(?!)"
        return re.compile(rf"{tokens.TOKEN_LIKE.pattern}|(?<![\w-])(?:{forms})(?![\w-])", re.IGNORECASE)


def _forms(name: str) -> str:
    """The pattern of a Swedish word in its usual forms."""
    return re.escape(name[:-1]) + ENDING_FOR_A if name.endswith("a") else re.escape(name) + ENDING


def _term(row: GlossaryTerm, agreed: str, may_be_swedish: bool) -> Term:
    term = Term(row.word, agreed, tuple(row.synonyms), row.definition)
    return term if may_be_swedish or not term.stays_swedish else replace(term, agreed="")
