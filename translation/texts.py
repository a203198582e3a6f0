"""A sentence as it is shown: what was taken away and what was added since."""

import re
from collections.abc import Iterator
from difflib import SequenceMatcher

from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

BREAK = re.compile(r"<br\s*/?>")
WORDS = re.compile(r"\s+|<[^>]*>|\[\[[^\]]*\]\]|[^\s<\[]+|.")


def typed(stored: str) -> str:
    """A stored sentence as it stands in the field it is typed in."""
    return re.sub(r"&amp;(?![#\w]+;)", "&", BREAK.sub("\n", stored))


def differences(before: str, now: str) -> SafeString:
    """The Swedish of today with what was taken away and added since, marked so that it can also be heard."""
    return format_html_join("", "{}", ((piece,) for piece in _compared(typed(before), typed(now))))


def _compared(before: str, now: str) -> Iterator[str]:
    old, new = WORDS.findall(before), WORDS.findall(now)
    for kind, start, end, first, last in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if kind == "equal":
            yield "".join(new[first:last])
            continue
        if start < end:
            yield _changed("del", _("taken away:"), "".join(old[start:end]))
        if first < last:
            yield _changed("ins", _("added:"), "".join(new[first:last]))


def _changed(tag: str, said: str, words: str) -> SafeString:
    pattern = f'<{tag}><span class="w-sr-only"> {{}} </span>{{}}</{tag}>'
    return format_html(pattern, said, words)
