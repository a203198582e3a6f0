"""Facts in running text: `[[idkort_avgift]]` is the value with its unit, `[[idkort_avgift|tal]]` the number alone.

A token is plain text, so that it never splits the sentence for a translator. Who asks for a value says in which
language the text around it is written.
"""

import logging
import re
from collections.abc import Collection, Mapping
from functools import lru_cache
from typing import Protocol

from django.core.exceptions import ValidationError
from django.utils.html import escape
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext_lazy as _

from languages.said import Said

TOKEN = re.compile(r"\[\[([a-z0-9_]+)(\|tal)?\]\]")
TOKEN_LIKE = re.compile(r"\[\[[^\[\]<>]*\]\]")
MALFORMED = re.compile(r"\[\[.{0,60}?\]\]|\[\[.{0,30}|.{0,30}\]\]", re.DOTALL)

#: Stands where a text names a fact that has no value: a visible gap, never a raw token.
MISSING = "–"

logger = logging.getLogger(__name__)


class Writable(Protocol):
    """A fact as tokens need it."""

    def told(self, language: str) -> str: ...

    def bare(self, language: str) -> str: ...


def token(key: str, *, bare: bool = False) -> str:
    """How a text names a fact, or the number of it alone."""
    return f"[[{key}|tal]]" if bare else f"[[{key}]]"


def used(text: str) -> set[str]:
    """The keys of the facts a text names."""
    return {token[1] for token in TOKEN.finditer(str(text))}


def check_syntax(text: str) -> None:
    """Validator for a text field or block: raises ValidationError naming each malformed token."""
    wrong = MALFORMED.findall(TOKEN.sub(" ", str(text)))
    if wrong:
        message = _("“%(token)s” is not a fact. Write [[key]] or [[key|tal]], with the key in small letters.")
        raise ValidationError([ValidationError(message, "malformed_token", {"token": token}) for token in wrong])


def check(text: str, known_keys: Collection[str]) -> None:
    """Raise ValidationError naming each malformed token, or else each token whose fact does not exist."""
    check_syntax(text)
    unknown = sorted(used(text) - set(known_keys))
    if unknown:
        message = _("There is no fact “%(key)s”.")
        raise ValidationError([ValidationError(message, "unknown_token", {"key": key}) for key in unknown])


def render(text: str, facts: Mapping[str, Writable], language: str) -> str:
    """Plain text with the values put in, still to be escaped."""
    return TOKEN_LIKE.sub(lambda token: _value(token[0], facts, language), str(text))


def fill(said: Said, facts: Mapping[str, Writable]) -> Said:
    """Words with the values put in, in the language the words are in."""
    render_in = render_html if said.html else render
    return Said(render_in(said, facts, said.language), said.language, html=said.html)


def render_html(html: str, facts: Mapping[str, Writable], language: str) -> SafeString:
    """Markup that is already safe, with the values put in escaped."""
    return mark_safe(TOKEN_LIKE.sub(lambda token: escape(_value(token[0], facts, language)), str(html)))


def _value(token: str, facts: Mapping[str, Writable], language: str) -> str:
    match = TOKEN.fullmatch(token)
    fact = facts.get(match[1]) if match else None
    if not match or not fact:
        _report_missing(token)
        return MISSING
    return fact.bare(language) if match[2] else fact.told(language)


@lru_cache(maxsize=1024)
def _report_missing(token: str) -> None:
    """Log a token without a value, once a process."""
    logger.warning("No fact has a value for %r, which a text uses.", token)
