"""Lists to follow: what a page gathers as an Atom feed (RFC 4287), at `atom.xml` below its address."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime
from uuid import UUID, uuid5

from django.http import HttpResponse
from django.utils.feedgenerator import Atom1Feed

from languages import declared
from languages.said import Said, language_attributes
from pages.context import own_path, query
from pages.reader import Reader

#: Below the address of a page.
LEAF = "atom.xml"
#: What XML cannot hold (XML 1.0, 2.2).
UNWRITABLE = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
#: When nothing had happened yet.
NEVER = datetime(1970, 1, 1, tzinfo=UTC)


@dataclass(frozen=True)
class Entry:
    """Something to read about; `part` names it within the page of `key`."""

    key: UUID
    title: Said
    text: Said
    url: str
    updated: datetime | None
    published: datetime | None = None
    about: tuple[Said, ...] = ()
    part: str = ""


class Feed(Atom1Feed):
    """Atom whose entries say their language, for a list may hold Swedish among her own."""

    def item_attributes(self, item):
        return {**super().item_attributes(item), "xml:lang": item["language"]}

    def latest_post_date(self):
        return max((item["updateddate"] for item in self.items), default=self.feed["begun"])


def address_of(request, page, reader: Reader) -> str:
    """Where the list is followed as it is shown: its filters too, but all pages of it."""
    return own_path(page, reader) + LEAF + query(request, sida=None, utskrift=None)


def atom(request, page, title: Iterable[str], subtitle: str, entries: Iterable[Entry]) -> HttpResponse:
    """The answer to who follows a list; `title` is what the list is called and what has been chosen of it.

    What bears no date is left out, for a feed tells what was changed when.
    Entries and feed are known by what they are, never by their address, so that a new name of the kommun's or of a page
    makes nothing unread again.
    """
    reader = Reader.of(request, page)
    root, shown = reader.site.root_url, query(request, sida=None, utskrift=None)
    feed = Feed(
        legible(f"{' · '.join(title)} – {reader.known.kommun.short_name}"),
        root + own_path(page, reader) + shown,
        "",
        subtitle=legible(subtitle) or None,
        language=declared.tag(reader.language),
        author_name=reader.known.kommun.name,
        feed_url=root + address_of(request, page, reader),
        feed_guid=urn(page.translation_key, f"{reader.language} {reader.audience or ''} {shown}"),
        begun=page.source.last_published_at or NEVER,
    )
    for entry in (one for one in entries if one.updated):
        feed.add_item(
            legible(entry.title),
            root + entry.url,
            f"<p{language_attributes(entry.text.language)}>{legible(entry.text.text)}</p>" if entry.text else "",
            language=declared.tag(entry.title.language),
            unique_id=urn(entry.key, f"{reader.language} {entry.part}"),
            pubdate=entry.published,
            updateddate=entry.updated,
            categories=[str(one) for one in entry.about],
        )
    return HttpResponse(feed.writeString("utf-8"), content_type=feed.content_type)


def urn(key: UUID, name: str) -> str:
    """A name for ever of something in one language (RFC 9562, version 5)."""
    return uuid5(key, name).urn


def legible(text: str) -> str:
    """A text without the signs that XML cannot hold."""
    return UNWRITABLE.sub("", text)
