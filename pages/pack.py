"""A path to keep on a phone: its pages in one language, alone and beside Swedish, as one answer, whole or nothing.

Compressed together, pages that share most of their markup cost a tenth of what they cost one by one.
"""

import json
import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from hashlib import blake2b
from threading import Lock

import brotli
from django.conf import settings
from django.contrib.auth.models import AnonymousUser
from django.contrib.staticfiles.storage import staticfiles_storage
from django.core.cache import cache
from django.core.files.storage import default_storage
from django.http import Http404, HttpRequest, QueryDict
from django.urls import resolve, reverse
from django.utils.translation import get_language_from_path, override

from languages import declared
from languages.open import languages_of
from pages import tools
from pages.assets import CONTACTS, SITE, TOOLS, WORKER, joined, laid_bare, read_source
from pages.context import in_language
from pages.reader import Reader

#: What the kommun has put in pages, and its own colours, beside our own drawings.
PICTURE = re.compile(r'<img[^>]* src="(/[^"]+)"')
#: The same picture in other formats, of which a page that is kept needs one only.
OTHER_FORMATS = re.compile(r"<source [^>]*srcset=[^>]*>")
#: What of a request says which site it is to.
ADDRESSED = ["SERVER_NAME", "SERVER_PORT", "HTTP_HOST", "HTTP_X_FORWARDED_PROTO", "wsgi.url_scheme"]

#: Seconds that a pack is kept for the next phone; its name changes with its edition.
KEPT = 8 * 24 * 3600
#: One pack is made at a time: it takes a second or two, and the readers of other pages come first.
making = Lock()
PATIENCE = 10


class BusyError(Exception):
    """Other packs are being made; to be asked for again in a while."""


@dataclass(frozen=True)
class Pack:
    """A path as it is sent: `body` is JSON in brotli, `length` its bytes before, `size` all that a phone fetches."""

    body: bytes
    length: int
    size: int


def pack_of(request, reader: Reader) -> Pack:
    """The pack of the reader's path in its present edition, made once for all processes; BusyError while others are."""
    made_of = edition(reader)
    key = f"pack:{reader.site.pk}:{reader.language}:{reader.audience}:{made_of}"
    pack = cache.get(key)
    if pack is None:
        if not making.acquire(timeout=PATIENCE):
            raise BusyError
        try:
            pack = cache.get(key) or make(request, reader, made_of)
            cache.set(key, pack, KEPT)
        finally:
            making.release()
    return pack


def make(request, reader: Reader, made_of: str) -> Pack:
    found = {address: told(request, address) for address in addresses(reader)}
    pages = {address: html for address, html in found.items() if html}
    if reader.inside("") not in pages:
        raise Http404
    assets = own_assets() | pictures(pages.values()) | colours(reader)
    content = {"edition": made_of, "assets": list(assets), "pages": pages}
    text = json.dumps(content, ensure_ascii=False, separators=(",", ":")).encode()
    body = brotli.compress(text, quality=9, lgwin=24)
    return Pack(body, len(text), len(body) + sum(assets.values()))


def pictures(pages: Iterable[str]) -> dict[str, int]:
    """The addresses of the kommun's pictures in pages, with their bytes; one that is lost is left out."""
    found = {}
    for address in sorted({address for html in pages for address in PICTURE.findall(html)}):
        name = address.removeprefix(settings.MEDIA_URL)
        if address.startswith(settings.MEDIA_URL) and default_storage.exists(name):
            found[address] = default_storage.size(name)
    return found


def colours(reader: Reader) -> dict[str, int]:
    """The stylesheet of a kommun with a colour of its own."""
    kommun = reader.known.kommun
    own = kommun.colour != kommun._meta.get_field("colour").default
    return {reverse("kommun_colours"): len(kommun.colour)} if own else {}


def addresses(reader: Reader) -> list[str]:
    """The pages of a pack: the path with its steps, alone, in Swedish and beside it, and what is at hand everywhere."""
    path = reader.known.journey(reader.offered.audience) if reader.offered else None
    steps = [reader.url(step.page) for step in path.steps] if path else []
    own = [reader.inside(""), *steps]
    places = [reader.home, reader.inside("kontakter/"), reader.inside("ord/")]
    codes = dict.fromkeys([reader.language, declared.SOURCE])
    doors = [door for code in codes for door in (reverse("offline", args=[code]), tools.address(code))]
    if reader.language == declared.SOURCE:
        return [*places, *own, *doors]
    in_swedish = [in_language(url, declared.SOURCE) for url in own]
    return [*places, *own, *in_swedish, *(f"{url}?med={declared.SOURCE}" for url in steps), *doors]


def told(request: HttpRequest, address: str) -> str:
    """A page of the site as anybody gets it, whoever asks for the pack; nothing where anybody does not."""
    path, _, query = address.partition("?")
    asked = HttpRequest()
    asked.method, asked.path, asked.path_info, asked.GET = "GET", path, path, QueryDict(query)
    asked.META = {name: request.META[name] for name in ADDRESSED if name in request.META} | {"QUERY_STRING": query}
    asked.user, asked.session = AnonymousUser(), {}  # type: ignore[assignment]
    asked.known, asked.open_languages = request.known, languages_of(request)  # type: ignore[attr-defined]
    with override(get_language_from_path(path) or declared.SOURCE):
        try:
            view, args, kwargs = resolve(path)
            response = view(asked, *args, **kwargs)
        except Http404:
            return ""
        if hasattr(response, "render"):
            response.render()
    return OTHER_FORMATS.sub("", response.content.decode()) if response.status_code == 200 else ""


def edition(reader: Reader) -> str:
    """What a pack is made of: a phone fetches a new one when content, what holds by date, or our code differs.

    What is said of coming holidays changes with the days; a new edition a week is enough for that.
    """
    known = reader.known
    facts = sorted((key, fact.pk, fact.expired) for key, fact in known.facts.items())
    offered = [(one.slug, one.archived) for one in known.offered]
    week = known.day.isocalendar()[:2]
    made_of = [known.version, facts, offered, week, sorted(own_assets())]
    return blake2b(repr(made_of).encode(), digest_size=8).hexdigest()


@lru_cache(maxsize=1)
def own_assets() -> dict[str, int]:
    """The addresses of our styles, scripts and pictograms, with their bytes in brotli."""
    scripts = sorted(f"js/{path.name}" for path in (settings.BASE_DIR / "static/js").glob("*.js"))
    served = {name: joined(name) for name in (SITE, CONTACTS, TOOLS)}
    served |= {name: laid_bare(name, read_source(name)) for name in [*scripts, "img/icons.svg"] if name != WORKER}
    return {staticfiles_storage.url(name): len(brotli.compress(text.encode())) for name, text in served.items()}
