"""404, what is refused, and 500 in the reader's language. The 500 asks nothing of the database, which may be broken."""

from django.http import HttpResponse, HttpResponseNotAllowed, HttpResponseNotFound, HttpResponseServerError
from django.template import loader
from django.utils.translation import get_language, get_language_from_path, override
from django.views.csrf import csrf_failure
from wagtail.models import Site

from languages import declared
from languages.open import Language, languages_of, preferred
from pages.choices import Refusal
from pages.known import known_to

#: What is refused for no fault of the words that came with it.
GIVING_BACK = {Refusal.TOO_OFTEN, Refusal.TOO_OLD}


def not_found(request, exception=None) -> HttpResponse:
    """There is no such page; the ways on are the same as on every page."""
    languages = {language.code: language for language in languages_of(request)}
    asked = get_language_from_path(request.path_info)
    language = (languages.get(asked) if asked else preferred(request)) or languages.get(declared.SOURCE)
    site = Site.find_for_request(request)
    if language is None or site is None:
        return server_error(request, status=404)
    with override(language.code):
        return HttpResponseNotFound(loader.render_to_string("404.html", frame(request, language, site), request))


def refused(request, refusal: Refusal) -> HttpResponse:
    """What was sent to a page, at an address below it, is not taken; her words are given back to her."""
    languages = {language.code: language for language in languages_of(request)}
    site = Site.find_for_request(request)
    language = languages.get(get_language_from_path(request.path_info) or "")
    if language is None or site is None:
        return not_found(request)
    text = request.POST.get("text", "") if refusal in GIVING_BACK else ""
    context = {**frame(request, language, site), "reason": refusal.label, "text": text}
    response = HttpResponse(loader.render_to_string("refused.html", context, request), status=refusal)
    if refusal == Refusal.ONLY_SENT:
        response.headers["Allow"] = "POST"
    return response


def frame(request, language: Language, site: Site) -> dict:
    """What surrounds a page that says what went wrong."""
    return {
        "language": language,
        "languages": [_picked(other, language) for other in languages_of(request)],
        "home": f"/{language.code}/",
        "kommun": known_to(request, site).kommun,
    }


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
