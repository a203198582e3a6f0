from django.http import Http404, HttpResponsePermanentRedirect
from django.middleware.locale import LocaleMiddleware
from django.utils.translation import get_language_from_path, override
from wagtail.models import Page, Site

from languages import declared
from languages.open import languages_of, preferred


class LanguageMiddleware(LocaleMiddleware):
    """Django's, but what is missing is 404 at once unless there is a better address to lead to.

    An address without its language (`/kontakter/`) leads to the reader's if there is such a page, and one with capital
    letters, as phones write them (`/AR/`), to the same in small ones.
    """

    def process_response(self, request, response):
        if response.status_code != 404 or request.method not in ("GET", "HEAD"):
            return response if response.status_code == 404 else super().process_response(request, response)
        path = request.path_info
        # Django writes bytes that are no text as `%FF`, which is a capital again wherever we lead.
        if "%" not in path and path != path.lower() and path.lower().split("/")[1] in declared.DECLARED:
            query = request.META.get("QUERY_STRING", "")
            return HttpResponsePermanentRedirect(path.lower() + (f"?{query}" if query else ""))
        if self._lacks_only_its_language(request):
            language = preferred(request)
            with override(language.code if language else declared.SOURCE):
                return super().process_response(request, response)
        return response

    def _lacks_only_its_language(self, request) -> bool:
        path = request.path_info.strip("/")
        site = Site.find_for_request(request)
        if site is None or request.resolver_match or "\0" in path or not path:
            return False
        return Page.objects.live().filter(url_path=f"{site.root_page.url_path}{path}/").exists()


class OpenLanguageMiddleware:
    """A declared language that no `Locale` row has opened answers 404, not Swedish under its address."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        return self.get_response(request)

    def process_view(self, request, view, args, kwargs):
        code = get_language_from_path(request.path_info)
        if code and code not in {language.code for language in languages_of(request)}:
            raise Http404
