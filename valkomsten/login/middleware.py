"""What stands in front of the editors' pages. Readers are never looked at: they have no session."""

from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _

from valkomsten.login import second_factor, sessions
from valkomsten.login.records import EXPORTED, note
from valkomsten.middleware import ADMIN, EDITORS


class EditorsMiddleware:
    """Does something with the requests of who is logged in, at some addresses."""

    addresses: str | tuple[str, ...] = ADMIN

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        if request.path_info.startswith(self.addresses) and request.user.is_authenticated:
            return self.answer(request)
        return self.get_response(request)

    def answer(self, request):
        raise NotImplementedError


class SessionAgeMiddleware(EditorsMiddleware):
    addresses = EDITORS

    def answer(self, request):
        sessions.see(request)
        return self.get_response(request)


class SecondFactorMiddleware(EditorsMiddleware):
    """No address of the admin answers who must have a second factor and has none; Wagtail has no hook for all of them.

    Previews are addresses of the admin too. What scripts ask for is refused with the sentence that the page says.
    """

    def answer(self, request):
        if not second_factor.lacks(request):
            return self.get_response(request)
        if request.headers.get("Sec-Fetch-Mode", "navigate") == "navigate":
            return redirect("mfa_index")
        sentence = _("Your role needs a second step when you log in. Choose one below, then you can go on.")
        return HttpResponse(sentence, status=403, content_type="text/plain; charset=utf-8")


class ExportLogMiddleware(EditorsMiddleware):
    """Whatever the admin gives out as a file is logged, by its name."""

    def answer(self, request):
        response = self.get_response(request)
        kind, _separator, rest = response.get("Content-Disposition", "").partition(";")
        if kind == "attachment":
            name = rest.partition("=")[2].strip('" ')
            note(request.user, EXPORTED, request.user, name or request.path_info)
        return response
