"""A public page inside a page of the kommun's own website (`?ram=1`): bare, and framed by that website alone."""

from urllib.parse import urlsplit

from csp.constants import SELF
from django.http import HttpRequest, HttpResponse


def asked(request: HttpRequest) -> bool:
    """Whether an address asks for a page to stand in a frame: without the site's own header and footer."""
    return request.GET.get("ram") == "1"


def allow(response: HttpResponse, website: str) -> None:
    """Let the website of the kommun show an answer in a frame; nobody else may (CSP3, frame-ancestors)."""
    parts = urlsplit(website)
    if parts.scheme and parts.netloc:
        response._csp_replace = {"frame-ancestors": [SELF, f"{parts.scheme}://{parts.netloc}"]}  # type: ignore[attr-defined]
        response.xframe_options_exempt = True  # type: ignore[attr-defined]
