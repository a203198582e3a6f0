"""Pages of wagtail-localize that we answer ourselves, at the same addresses.

What writes translations there knows no lock, holds no machine's words back and loses words that stand, so it is closed
to everybody: they are written in the queue, by agencies and in jobs. What shows every site's content to whoever is let
into the admin is for superusers alone.
"""

from collections.abc import Callable

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponseForbidden
from django.urls import path
from django.urls.resolvers import URLPattern
from django.utils.translation import gettext as _
from wagtail import hooks
from wagtail_localize import wagtail_hooks as library
from wagtail_localize.views.report import TranslationsReportView
from wagtail_localize.views.snippets_api import SnippetViewSet

LISTED = "localize/api/snippets/<slug:app_label>/<slug:model_name>/"
TRANSLATION = "localize/translate/<int:translation_id>/"

#: Where the library would write.
CLOSED = [
    "localize/submit/page/<int:page_id>/",
    "localize/submit/snippet/<slug:app_label>/<slug:model_name>/<str:pk>/",
    "localize/update/<int:translation_source_id>/",
    f"{TRANSLATION}strings/<int:string_segment_id>/edit/",
    f"{TRANSLATION}overrides/<int:overridable_segment_id>/edit/",
    f"{TRANSLATION}pofile/upload/",
    f"{TRANSLATION}machine_translate/",
    f"{TRANSLATION}disable/",
    "localize/page/<int:page_id>/convert_to_alias/",
]

#: What leads there from the menus of pages and rows, and the permission for it, by the hook it hangs on.
LEADING_THERE: dict[str, Callable] = {
    "register_page_header_buttons": library.page_listing_more_buttons,
    "register_page_listing_more_buttons": library.page_listing_more_buttons,
    "register_snippet_listing_buttons": library.register_snippet_listing_buttons,
    "register_permissions": library.register_submit_translation_permission,
}


def closed(request: HttpRequest, **address) -> HttpResponseForbidden:
    """Nobody writes here."""
    return HttpResponseForbidden(_("Translations are made under “Translation” in the menu."), content_type="text/plain")


def take_away_what_leads_there() -> None:
    """Wagtail has hooks that add to a page's menu and none that take from it, so the library's are taken off.

    Fails at start where the library hangs them elsewhere.
    """
    for hook, function in LEADING_THERE.items():
        hooks._hooks[hook].remove((function, 0))


def for_superusers(view: Callable) -> Callable:
    """Law 7 cannot be kept in a view that knows no sites."""

    def guarded(request, *args, **kwargs):
        if not request.user.is_superuser:
            raise PermissionDenied
        return view(request, *args, **kwargs)

    return guarded


#: These stand before the library's own, at the same addresses.
addresses: list[URLPattern] = [
    *(path(address, closed) for address in CLOSED),
    path("localize/reports/translations/", for_superusers(TranslationsReportView.as_view())),
    path("localize/reports/translations/results/", for_superusers(TranslationsReportView.as_view(results_only=True))),
    path(LISTED, for_superusers(SnippetViewSet.as_view({"get": "list"}))),
    path(f"{LISTED}<str:pk>/", for_superusers(SnippetViewSet.as_view({"get": "retrieve"}))),
]
