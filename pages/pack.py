"""A path to keep on a phone: its pages in one language, alone and beside Swedish, as one answer, whole or nothing.

Compressed together, pages that share most of their markup cost a tenth of what they cost one by one.
"""

import copy
import json
import re
from dataclasses import dataclass
from functools import lru_cache
from hashlib import blake2b
from pathlib import Path

import brotli
from django.conf import settings
from django.contrib.staticfiles.storage import staticfiles_storage
from django.http import HttpRequest, QueryDict
from django.urls import resolve, reverse
from django.utils.translation import override

from languages import declared
from pages import models
from pages.assets import SITE, TOOLS, WORKER, joined, laid_bare, read_source
from pages.reader import Reader

#: What the kommun has put in pages, beside our own drawings.
PICTURE = re.compile(r'<img[^>]* src="(/[^"]+)"')


@dataclass(frozen=True)
class Pack:
    """A path as it is sent: `body` is JSON in brotli, `length` its bytes before, `size` all that a phone fetches."""

    body: bytes
    length: int
    size: int
    edition: str


def pack_of(request, reader: Reader) -> Pack:
    """The pack of the reader's path, made once until something changes (`Known`)."""
    return reader.known.once(("pack", reader.language, reader.audience), lambda: make(request, reader))


def make(request, reader: Reader) -> Pack:
    pages = {address: told(request, address, reader.language) for address in addresses(reader)}
    ours = own_assets()
    pictures = sorted({found for html in pages.values() for found in PICTURE.findall(html)} - ours.keys())
    made_of = edition(reader)
    content = {"edition": made_of, "assets": [*ours, *pictures], "pages": pages}
    text = json.dumps(content, ensure_ascii=False, separators=(",", ":")).encode()
    body = brotli.compress(text, quality=9, lgwin=24)
    return Pack(body, len(text), len(body) + sum(ours.values()), made_of)


def addresses(reader: Reader) -> list[str]:
    """The pages of a pack: home, the path, contacts, its steps alone and beside Swedish, and what is said offline."""
    path = reader.known.journey(reader.offered.audience) if reader.offered else None
    steps = [reader.url(step.page) for step in path.steps] if path else []
    beside = [f"{url}?med={declared.SOURCE}" for url in steps] if reader.language != declared.SOURCE else []
    doors = [reverse("offline", args=[reader.language]), reverse("tools", args=[reader.language])]
    return [reader.home, reader.inside(""), reader.inside("kontakter/"), *steps, *beside, *doors]


def told(request: HttpRequest, address: str, language: str) -> str:
    """A page of ours as the same reader would get it at another address; what is missing raises Http404."""
    path, _, query = address.partition("?")
    asked = copy.copy(request)
    asked.path = asked.path_info = path
    asked.method, asked.GET = "GET", QueryDict(query)
    vars(asked).pop("reader", None)
    with override(language):
        view, args, kwargs = resolve(path)
        response = view(asked, *args, **kwargs)
        if hasattr(response, "render"):
            response.render()
    return response.content.decode()


def edition(reader: Reader) -> str:
    """What a pack was made of: a phone fetches a new one when the content, a fact of the day or our code differs."""
    facts = sorted((key, fact.pk) for key, fact in reader.known.facts.items())
    made_of = [models.ContentVersion.current(), facts, sorted(own_assets())]
    return blake2b(repr(made_of).encode(), digest_size=8).hexdigest()


@lru_cache(maxsize=1)
def own_assets() -> dict[str, int]:
    """The addresses of our styles, scripts and pictograms, with their bytes in brotli."""
    scripts = sorted(f"js/{path.name}" for path in Path(settings.STATICFILES_DIRS[0], "js").glob("*.js"))
    served = {name: joined(name) for name in (SITE, TOOLS)}
    served |= {name: laid_bare(name, read_source(name)) for name in [*scripts, "img/icons.svg"] if name != WORKER}
    return {staticfiles_storage.url(name): len(brotli.compress(text.encode())) for name, text in served.items()}
