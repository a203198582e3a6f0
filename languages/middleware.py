from django.http import Http404
from django.middleware.locale import LocaleMiddleware
from django.utils.translation import get_language_from_path

from languages.open import languages_of


class LanguageMiddleware(LocaleMiddleware):
    """Django's, but an address that is known and has nothing to show is 404 at once, not after a redirect.

    An address that lacks its language (`/kontakter/`) is still led to the one with it.
    """

    def process_response(self, request, response):
        if response.status_code == 404 and request.resolver_match:
            return response
        return super().process_response(request, response)


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
