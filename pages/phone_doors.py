"""What a phone asks for beside pages: to be put on its first screen, to keep a path, to be told what tools say."""

import brotli
from django.http import Http404, HttpResponse, JsonResponse
from django.shortcuts import render
from django.templatetags.static import static
from django.utils.cache import patch_vary_headers
from django.utils.translation import override
from django.views.decorators.cache import cache_control
from django.views.decorators.http import condition, require_safe

from audiences.models import Offered
from contacts.choices import OrganisationKind
from contacts.directory import find
from languages import declared
from languages.open import Language, languages_of
from pages import cards, tools
from pages.assets import WORKER, laid_bare, read_source
from pages.choices import MANIFEST_DESCRIPTION
from pages.doors import site_of
from pages.known import known_to
from pages.pack import BusyError, edition, pack_of
from pages.reader import Reader


def language_of(request, code: str) -> Language:
    """The language of a code in an address; 404 where it is not open."""
    found = next((language for language in languages_of(request) if language.code == code), None)
    if found is None:
        raise Http404
    return found


@require_safe
@cache_control(public=True, max_age=31_536_000, immutable=True)
def tools_words(request, code: str):
    """What tools say and ask in a language: fetched with the first one that a reader takes up (`static/js/site.js`)."""
    return HttpResponse(tools.words(language_of(request, code).code))


@require_safe
@cache_control(public=True, max_age=3600)
def offline(request, code: str):
    """What is said where a page is not on the phone and there is no internet: whom to call in danger."""
    language, reader = language_of(request, code), Reader(known_to(request, site_of(request)), code, None)
    with override(code):
        numbers = cards.cards(find(reader.site).filter(organisation__kind=OrganisationKind.NOD), reader)
        context = {"language": language, "kommun": reader.known.kommun, "contacts": numbers, "home": reader.home}
        return render(request, "pages/offline.html", context)


def reader_of(request, code: str, audience: str) -> Reader:
    """Whose path an address names; 404 where the site has no such language or audience."""
    known = known_to(request, site_of(request))
    offered: Offered | None = next((one for one in known.offered if one.slug == audience), None)
    if offered is None:
        raise Http404
    return Reader(known, language_of(request, code).code, offered)


@require_safe
@condition(etag_func=lambda request, code, audience: f'W/"{edition(reader_of(request, code, audience))}"')
def pack(request, code: str, audience: str):
    """A path to keep on the phone (`pages/pack.py`); its size in all and its length unpacked are in the headers."""
    try:
        made = pack_of(request, reader_of(request, code, audience))
    except BusyError:
        return HttpResponse(status=503, headers={"Retry-After": "10"})
    accepts = "br" in request.headers.get("Accept-Encoding", "")
    response = HttpResponse(made.body if accepts else brotli.decompress(made.body), content_type="application/json")
    if accepts:
        response["Content-Encoding"] = "br"
    response["Cache-Control"] = "no-cache"
    patch_vary_headers(response, ["Accept-Encoding"])
    response["X-Size"], response["X-Length"] = str(made.size), str(made.length)
    return response


@require_safe
def service_worker(request):
    """The service worker, at the root so that it may answer for every page (it must not be cached long)."""
    script = laid_bare(WORKER, read_source(WORKER))
    return HttpResponse(script, content_type="text/javascript; charset=utf-8", headers={"Cache-Control": "no-cache"})


@require_safe
def manifest(request):
    """The web app manifest in the language of `?sprak=` (W3C Web Application Manifest)."""
    asked = request.GET.get("sprak", "").lower()
    code = asked if asked in {language.code for language in languages_of(request)} else declared.SOURCE
    kommun = known_to(request, site_of(request)).kommun
    with override(code):
        body = {
            "name": f"Välkomsten {kommun.name}",
            "short_name": "Välkomsten",
            "description": str(MANIFEST_DESCRIPTION),
            "lang": declared.tag(code),
            "dir": declared.direction(code),
            "id": f"/{code}/",
            "start_url": f"/{code}/",
            "scope": "/",
            "display": "standalone",
            "background_color": "#fbf7ee",
            "theme_color": kommun.colour,
            "icons": [_icon(size, purpose) for size in (192, 512) for purpose in ("any", "maskable")],
        }
    response = JsonResponse(body, json_dumps_params={"ensure_ascii": False})
    response["Content-Type"] = "application/manifest+json"
    return response


def _icon(size: int, purpose: str) -> dict:
    """The mark on a phone's first screen; with its margin of sea it may be cut to any shape."""
    name = static(f"img/icon-{size}.png")
    return {"src": name, "sizes": f"{size}x{size}", "type": "image/png", "purpose": purpose}
