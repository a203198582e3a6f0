"""HTML compressed by the application itself, so that the budget of bytes holds whatever stands in front."""

import gzip
import re
from collections import OrderedDict
from collections.abc import Callable
from hashlib import blake2b
from threading import Lock

import brotli
from django.utils.cache import patch_vary_headers

#: Smaller answers gain nothing.
SMALLEST = 400
TYPES = (
    *("text/html", "text/css", "text/plain"),
    *("application/json", "application/manifest+json", "application/xml", "application/atom+xml"),
)

INDENTATION = re.compile(rb"\n\s+")
#: Where white space means something.
AS_WRITTEN = (b"<textarea", b"<pre")


def without_indentation(content: bytes) -> bytes:
    """A page without the white space that only its source needs; what is no page, or shows white space, as it is."""
    is_page = content.startswith(b"<!doctype html>") and not any(tag in content for tag in AS_WRITTEN)
    return INDENTATION.sub(b"\n", content) if is_page else content


class Kept:
    """The last compressed answers by what they were made of: a page is compressed once until it changes."""

    def __init__(self, compress: Callable[[bytes], bytes], most: int = 1000):
        self.compress, self.most = compress, most
        self._bodies: OrderedDict[bytes, bytes] = OrderedDict()
        self._lock = Lock()

    def of(self, content: bytes) -> bytes:
        key = blake2b(content, digest_size=16).digest()
        with self._lock:
            if key in self._bodies:
                self._bodies.move_to_end(key)
                return self._bodies[key]
        compressed = self.compress(content)
        with self._lock:
            self._bodies[key] = compressed
            while len(self._bodies) > self.most:
                self._bodies.popitem(last=False)
        return compressed


class CompressionMiddleware:
    """Brotli (RFC 7932) or gzip for answers to readers.

    Pages under `private` hold secrets of a session and are left alone (BREACH); public pages hold none (law 5).
    """

    private = ("/admin/", "/konto/")

    def __init__(self, get_response):
        self.get_response = get_response
        self.encodings = {
            "br": Kept(lambda content: brotli.compress(without_indentation(content), quality=10)),
            "gzip": Kept(lambda content: gzip.compress(without_indentation(content), 9, mtime=0)),
        }

    def __call__(self, request):
        response = self.get_response(request)
        if not self._worth_it(request, response):
            return response
        patch_vary_headers(response, ["Accept-Encoding"])
        accepted = {word.split(";")[0].strip() for word in request.headers.get("Accept-Encoding", "").split(",")}
        encoding = next((name for name in self.encodings if name in accepted), None)
        if encoding:
            response.content = self.encodings[encoding].of(response.content)
            response.headers["Content-Encoding"] = encoding
            response.headers["Content-Length"] = str(len(response.content))
        return response

    def _worth_it(self, request, response) -> bool:
        return (
            not response.streaming
            and not response.has_header("Content-Encoding")
            and len(response.content) >= SMALLEST
            and response.headers.get("Content-Type", "").startswith(TYPES)
            and not request.path.startswith(self.private)
        )
