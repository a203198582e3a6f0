from csp.middleware import CSPMiddleware
from django.conf import settings
from django.utils import translation

ADMIN = "/admin/"
ACCOUNT = "/konto/"
EDITORS = (ADMIN, ACCOUNT)


class ContentSecurityPolicyMiddleware(CSPMiddleware):
    """The strict policy everywhere but in Wagtail's interface, which has its own."""

    def process_response(self, request, response):
        """A preview is answered by a request within a request, and has the policy of the page it is shown on."""
        return response if getattr(request, "is_dummy", False) else super().process_response(request, response)

    def get_policy_parts(self, request, response, report_only=False):
        parts = super().get_policy_parts(request, response, report_only)
        if request.path_info.startswith(ADMIN) and not report_only:
            parts.config = settings.ADMIN_CONTENT_SECURITY_POLICY
        return parts


class EditorsLanguageMiddleware:
    """The editors' pages are Swedish whatever the browser asks for, unless the editor's profile says otherwise."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        if request.path_info.startswith(EDITORS):
            self._speak(request, settings.LANGUAGE_CODE)
        return self.get_response(request)

    def process_view(self, request, view, args, kwargs):
        """In the admin Wagtail reads the profile; at her own pages beside it nobody else does."""
        if request.path_info.startswith(ACCOUNT):
            profile = getattr(request.user, "wagtail_userprofile", None)
            self._speak(request, profile.get_preferred_language() if profile else settings.LANGUAGE_CODE)

    def _speak(self, request, code: str) -> None:
        translation.activate(code)
        request.LANGUAGE_CODE = code
