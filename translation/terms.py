"""The words of the glossary that stand in a Swedish sentence, and what is agreed to call them."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property

from bs4 import BeautifulSoup, NavigableString
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from wagtail.models import Locale

from knowledge import tokens
from knowledge.models import GlossaryTerm
from languages import declared

#: How Swedish nouns and verbs end; a compound is another word.
ENDINGS = "(?:s|n|en|t|et|ns|ens|ets|er|ar|or|na|erna|arna|orna|as|a|e|r|de)?"


@dataclass(frozen=True)
class Term:
    """A Swedish word, its explanation, and the agreed word in the other language where there is one."""

    word: str
    definition: str
    agreed: str
    names: tuple[str, ...]


class Glossary:
    """The glossary between Swedish and one language (one query)."""

    def __init__(self, locale: Locale):
        rows = GlossaryTerm.objects.filter(locale__language_code__in=[declared.SOURCE, locale.language_code])
        swedish, agreed = [], {}
        for row in rows:
            if row.locale_id == locale.pk:
                agreed[row.translation_key] = row.word
            else:
                swedish.append(row)
        self.terms = [_term(row, agreed.get(row.translation_key, "")) for row in swedish]

    def found(self, text: str) -> list[Term]:
        """The terms that stand in plain text, in its order."""
        hits = (self._by_name[match[1].lower()] for match in self._pattern.finditer(text))
        return list(dict.fromkeys(hits))

    def marked(self, stored: str) -> SafeString:
        """A Swedish sentence to be read: terms marked, facts as chips, links underlined."""
        return self._inside(BeautifulSoup(stored, "html.parser").children)

    def _inside(self, nodes: Iterable) -> SafeString:
        return format_html_join("", "{}", ((self._node(node),) for node in nodes))

    def _node(self, node) -> str:
        if isinstance(node, NavigableString):
            return self._words(str(node))
        if node.name == "br":
            return format_html("{}", SafeString("<br>"))
        inside = self._inside(node.children)
        if node.name == "a":
            return format_html('<span class="queue-link" title="{}">{}</span>', node.get("id", ""), inside)
        return format_html("<{tag}>{}</{tag}>", inside, tag=node.name)

    def _words(self, text: str) -> SafeString:
        pieces, place = [], 0
        for match in self._places.finditer(text):
            pieces += [text[place : match.start()], self._marked(match)]
            place = match.end()
        return format_html_join("", "{}", ((piece,) for piece in [*pieces, text[place:]]))

    def _marked(self, match: re.Match) -> SafeString:
        if match["fact"]:
            return format_html('<code class="queue-fact">{}</code>', match["fact"])
        term = self._by_name[match["name"].lower()]
        return format_html('<mark title="{}">{}</mark>', term.definition, match["term"])

    @cached_property
    def _by_name(self) -> dict[str, Term]:
        return {name.lower(): term for term in self.terms for name in term.names}

    @cached_property
    def _names(self) -> str:
        names = sorted(self._by_name, key=len, reverse=True)
        return "|".join(re.escape(name) for name in names) or r"(?!)"

    @cached_property
    def _pattern(self) -> re.Pattern:
        return re.compile(rf"(?<![\w-])({self._names}){ENDINGS}(?![\w-])", re.IGNORECASE)

    @cached_property
    def _places(self) -> re.Pattern:
        term = rf"(?P<term>(?<![\w-])(?P<name>{self._names}){ENDINGS}(?![\w-]))"
        return re.compile(rf"(?P<fact>{tokens.TOKEN_LIKE.pattern})|{term}", re.IGNORECASE)


def _term(row: GlossaryTerm, agreed: str) -> Term:
    """What is the same in both languages is no agreed word: a gap was filled with Swedish."""
    return Term(row.word, row.definition, "" if agreed == row.word else agreed, (row.word, *row.synonyms))
