"""HTML compressed by the application itself, so that the budget of bytes holds whatever stands in front."""

import gzip

import brotli
from django.utils.cache import patch_vary_headers

#: Smaller answers gain nothing.
SMALLEST = 400
TYPES = ("text/html", "text/css", "application/json", "application/manifest+json", "application/xml", "text/plain")


class CompressionMiddleware:
    """Brotli (RFC 7932) or gzip for answers to readers.

    Pages under `private` hold session-bound secrets and are left alone (BREACH); public pages hold none (law 5).
    """

    private = ("/admin/", "/konto/")

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        response = self.get_response(request)
        if not self._worth_it(request, response):
            return response
        accepted = request.headers.get("Accept-Encoding", "")
        patch_vary_headers(response, ["Accept-Encoding"])
        if "br" in accepted:
            self._replace(response, brotli.compress(response.content, quality=5), "br")
        elif "gzip" in accepted:
            self._replace(response, gzip.compress(response.content, 6, mtime=0), "gzip")
        return response

    def _worth_it(self, request, response) -> bool:
        return (
            not response.streaming
            and not response.has_header("Content-Encoding")
            and len(response.content) >= SMALLEST
            and response.headers.get("Content-Type", "").startswith(TYPES)
            and not request.path.startswith(self.private)
        )

    def _replace(self, response, content: bytes, encoding: str) -> None:
        response.content = content
        response.headers["Content-Encoding"] = encoding
        response.headers["Content-Length"] = str(len(content))
