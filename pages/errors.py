"""404 and 500 in the reader's language. The 500 asks nothing of the database, which may be what is broken."""

from django.http import HttpResponse, HttpResponseNotAllowed, HttpResponseNotFound, HttpResponseServerError
from django.template import loader
from django.utils.translation import get_language, get_language_from_path, override
from django.views.csrf import csrf_failure
from wagtail.models import Site

from languages import declared
from languages.open import Language, languages_of, preferred
from pages.known import known_to


def not_found(request, exception=None) -> HttpResponse:
    """There is no such page; the ways on are the same as on every page."""
    languages = {language.code: language for language in languages_of(request)}
    asked = get_language_from_path(request.path_info)
    language = (languages.get(asked) if asked else preferred(request)) or languages.get(declared.SOURCE)
    site = Site.find_for_request(request)
    if language is None or site is None:
        return server_error(request, status=404)
    context = {
        "language": language,
        "languages": [_picked(other, language) for other in languages.values()],
        "home": f"/{language.code}/",
        "kommun": known_to(request, site).kommun,
    }
    with override(language.code):
        return HttpResponseNotFound(loader.render_to_string("404.html", context, request))


def only_read(request, reason: str = "") -> HttpResponse:
    """A page is only read (405); a form of the editors' that has grown too old is Django's own matter."""
    if request.path_info.startswith(("/admin/", "/konto/")):
        return csrf_failure(request, reason=reason)
    return HttpResponseNotAllowed(["GET", "HEAD"])


def _picked(language: Language, current: Language) -> dict:
    return {
        "code": language.code,
        "tag": language.tag,
        "dir": language.dir,
        "endonym": language.endonym,
        "url": f"/{language.code}/",
        "current": language == current,
    }


def server_error(request, status: int = 500) -> HttpResponse:
    """Something is broken here; whom to call all the same."""
    code = get_language_from_path(request.path_info) or get_language() or declared.SOURCE
    language = {"code": code, "tag": declared.tag(code), "dir": declared.direction(code)}
    with override(code):
        body = loader.render_to_string("500.html", {"language": language, "home": f"/{code}/"})
    return HttpResponseServerError(body, status=status)
