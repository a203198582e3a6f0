"""A sentence as it is typed, stored and shown.

Stored it is an HTML fragment: escaped, with inline tags, links as `<a id="a1">`, `<br/>` for a new line. A translator
types the same with a plain `&` and with real new lines.
"""

import re
from collections.abc import Iterator
from difflib import SequenceMatcher

from bs4 import BeautifulSoup
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from wagtail_localize.strings import StringValue

BREAK = re.compile(r"<br\s*/?>")
TAG = re.compile(r"<[^<>]*>")
#: What no text holds: XML and databases refuse most of it, the rest turns the direction of what comes after.
UNWRITABLE = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\u202d\u202e\ud800-\udfff\ufffe\uffff]")
WORDS = re.compile(r"\s+|<[^>]*>|\[\[[^\]]*\]\]|[^\s<\[]+|.")


def typed(stored: str) -> str:
    """A stored sentence as it stands in the field it is typed in."""
    return re.sub(r"&amp;(?![#\w]+;)", "&", BREAK.sub("\n", stored))


def stored(text: str, swedish: str) -> str:
    """What was typed, as it is stored; new lines stay where the Swedish has some. What is no HTML is left as it is."""
    text = UNWRITABLE.sub("", text).strip()
    lines = [line.strip() for line in text.splitlines()]
    text = "<br/>".join(lines) if BREAK.search(swedish) else " ".join(line for line in lines if line)
    try:
        return StringValue.from_translated_html(text).data
    except ValueError:
        return text


def even(text: str) -> str:
    """A typed sentence without what browsers change in a field: how lines end, and white space around them."""
    return re.sub(r"[ \t\r\n]+", " ", text).strip(" ")


def plain(stored: str) -> str:
    """The words alone, on one line."""
    return StringValue(stored).render_text().replace("\n", " ")


def tags(stored: str) -> list[str]:
    """What opens each inline tag, in order: `a id="a1"`, `b`."""
    found = BeautifulSoup(stored, "html.parser").find_all(lambda tag: tag.name != "br")
    return list(dict.fromkeys(f'{tag.name} id="{tag["id"]}"' if tag.get("id") else tag.name for tag in found))


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


def _changed(tag: str, said: str, words: str) -> str:
    """The words inside a tag, with what it means; spaces around them stay outside."""
    inside = words.strip()
    before, _inside, after = words.partition(inside)
    pattern = '{before}<{tag}><span class="w-sr-only"> {said} </span>{inside}</{tag}>{after}'
    return format_html(pattern, before=before, tag=tag, said=said, inside=inside, after=after) if inside else words
