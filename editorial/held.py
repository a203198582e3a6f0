"""What an editor has typed is given back to her whatever happened meanwhile, with one button that saves it after all.

It stands in hidden fields of a page, so it needs no script, no session and no place on the server.
"""

import re

from django.conf import settings
from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from wagtail.models import Revision

from pages.errors import only_read
from pages.posting import is_from_here

#: What says which version a form was made from; without it, it is saved beside what is newer and over nothing.
VERSION = ["loaded_revision_id", "loaded_revision_created_at", "overwrite_revision_id"]
#: What is struck out or added in a comparison.
MARKED = re.compile(r'class="[^"]*(addition|deletion)')
CSRF_FIELD = "csrfmiddlewaretoken"


def given_back(request, template: str, status: int, newest: dict | None = None, **context) -> HttpResponse:
    """A page that holds all that was sent, to be sent once more to the same address, now as made from `newest`."""
    dropped = {CSRF_FIELD, *(VERSION if newest else [])}
    fields = [(name, value) for name, values in request.POST.lists() if name not in dropped for value in values]
    held = {"fields": [*fields, *(newest or {}).items()], "address": request.get_full_path()}
    return render(request, template, {**context, **held}, status=status)


def against_newer(request, view) -> HttpResponse:
    """Somebody has saved a newer version since the form was opened: both are shown, and the editor chooses.

    `view` is that of the page's editor. What is saved now becomes the newest; the other stays in the history.
    """
    newest: Revision = view.latest_revision
    saved = newest.as_object()
    form = view.form_class(
        request.POST,
        instance=view.page,
        subscription=view.subscription,
        parent_page=view.parent,
        for_user=request.user,
    )
    form.defer_required_fields()
    is_whole = form.is_valid()
    if is_whole:
        form.save(commit=False)
    panel = view.edit_handler.get_bound_panel(instance=view.page, request=request, form=form)
    both = [compared(saved, view.page) for compared in panel.get_comparison()] if is_whole else []
    title = _("There is a newer version")
    return given_back(
        request,
        "editorial/admin/held/newer.html",
        status=409,
        newest={"loaded_revision_id": newest.pk, "loaded_revision_created_at": newest.created_at.isoformat()},
        revision=newest,
        comparison=[one for one in both if shows_something(one)],
        is_whole=is_whole,
        edit_url=view.get_edit_url(),
        page_title=title,
        header_title=title,
        page_subtitle=saved.get_admin_display_title(),
        header_icon="warning",
    )


def shows_something(comparison) -> bool:
    """Whether a comparison marks anything: what has only gone through a form may differ in what nobody sees."""
    if comparison.is_child_relation or not comparison.has_changed():
        return comparison.has_changed()
    return MARKED.search(comparison.htmldiff()) is not None


def is_a_form(request) -> bool:
    """Whether somebody has sent a form of the admin, with something in it, from one of its own pages."""
    is_ours = request.path_info.startswith("/admin/") and request.method == "POST" and is_from_here(request)
    return is_ours and request.headers.get("Sec-Fetch-Mode") == "navigate" and bool(set(request.POST) - {CSRF_FIELD})


class HeldMiddleware:
    """Where a session has ended while an editor wrote, she logs in beside, and saves."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        return self.get_response(request)

    def process_view(self, request, view, args, kwargs) -> HttpResponse | None:
        if not is_a_form(request) or request.user.is_authenticated:  # who is logged in is asked of nobody else
            return None
        login = f"{reverse(settings.LOGIN_URL)}?next={reverse('wagtailadmin_home')}"
        return given_back(request, "editorial/admin/held/logged_out.html", status=403, login=login)


def stale(request, reason: str = "") -> HttpResponse:
    """Who has logged in again since the form was opened sends an old token; another press saves it."""
    if is_a_form(request):
        return given_back(request, "editorial/admin/held/stale.html", status=403)
    return only_read(request, reason=reason)
