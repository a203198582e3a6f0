"""Posting without cookies: what anybody may send to us, and how it is kept from being misused (law 5)."""

import logging
from collections.abc import Callable
from functools import wraps
from ipaddress import ip_address, ip_network

from allauth.account.adapter import get_adapter
from django.core.cache import cache
from django.core.exceptions import BadRequest, ImproperlyConfigured, PermissionDenied, SuspiciousOperation
from django.db import transaction
from django.http import Http404, HttpResponse
from django.utils import timezone
from django.utils.crypto import salted_hmac
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt
from wagtail.models import Page

from pages import errors
from pages.choices import Refusal
from pages.models import BasePage

logger = logging.getLogger(__name__)

#: The name of a field that no person sees and no browser fills in; a machine that fills in all it finds does.
HONEYPOT = "webbplats"
#: The largest body, in bytes: a thousand letters of four bytes, written as %XX, and the fields beside them.
LARGEST = 16_000
#: How often one address may post in an hour: a class of newcomers may share it.
MOST_IN_AN_HOUR = 120
HOUR = 3600
#: What visitors count as, all together, whose address no proxy or a wrong one has told.
UNKNOWN = ip_address("::")
FORM = "application/x-www-form-urlencoded"


def public_post(view: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
    """Let anybody post to a view: from our own pages, not much, not often. All else is told why it was refused.

    What fills in the honeypot is answered as all others, and leaves nothing behind.
    """

    @csrf_exempt
    @never_cache
    @wraps(view)
    def guarded(request, *args, **kwargs) -> HttpResponse:
        refusal = why_refused(request)
        if refusal:
            return errors.refused(request, refusal)
        with transaction.atomic():
            response = view(request, *args, **kwargs)
            if request.POST.get(HONEYPOT):
                transaction.set_rollback(True)
        return response

    return guarded


def why_refused(request) -> Refusal | None:
    """What is wrong with a post before anybody has read it, if anything is."""
    if request.method != "POST":
        return Refusal.ONLY_SENT
    if not is_from_here(request):
        return Refusal.FOREIGN
    if length_of(request) > LARGEST:
        return Refusal.TOO_LARGE
    if not is_form(request):
        return Refusal.NOT_UNDERSTOOD
    return Refusal.TOO_OFTEN if is_too_often(request) else None


def is_from_here(request) -> bool:
    """Whether a page of this host sent it: `Sec-Fetch-Site` (W3C Fetch Metadata), or `Origin` of older browsers."""
    site = request.headers.get("Sec-Fetch-Site")
    if site:
        return site == "same-origin"
    return request.headers.get("Origin") == f"{request.scheme}://{request.get_host()}"


def length_of(request) -> int:
    """The length of the body in bytes, as it is declared; what declares none has none that is read."""
    declared = request.META.get("CONTENT_LENGTH") or "0"
    return int(declared) if declared.isascii() and declared.isdecimal() else LARGEST + 1


def is_form(request) -> bool:
    """Whether the body is a form that can be read."""
    try:
        return request.content_type == FORM and bool(request.POST)
    except (BadRequest, SuspiciousOperation):
        return False


def is_too_often(request) -> bool:
    """Whether an address has posted too often this hour; where the cache is broken, nobody has."""
    key = visitor(request)
    try:
        posts = cache.get(key, 0) + 1
        cache.set(key, posts, HOUR)
        return posts > MOST_IN_AN_HOUR
    except Exception:  # whatever a cache raises, a reader is not to suffer for it
        logger.exception("Posts cannot be counted.")
        return False


def visitor(request) -> str:
    """A key for the address of a visitor, which cannot be led back to it and is another one each hour.

    The address is the one that the nearest trusted proxy saw (`TRUSTED_PROXIES`), of IPv6 the network of a home (/64).
    """
    try:
        address = ip_address(get_adapter().get_client_ip(request))
    except (PermissionDenied, ImproperlyConfigured, ValueError):
        address = UNKNOWN
    network = ip_network((address, 64), strict=False) if address.version == 6 else address
    return "post:" + salted_hmac(f"{timezone.now():%Y-%m-%d %H}", str(network), algorithm="sha256").hexdigest()


def page_at(request, path: str) -> BasePage:
    """The live page at a path below a language of the site; the request gets the audience of the path. 404 if none."""
    page = Page.find_for_request(request, path) if "\0" not in path else None
    if not isinstance(page, BasePage) or page.source.get_view_restrictions().exists():
        raise Http404
    return page
