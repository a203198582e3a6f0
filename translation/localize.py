"""Pages of wagtail-localize that we answer ourselves, at the same addresses.

What shows every site's content to whoever is let into the admin is for superusers alone, and what asks a machine does
so with care and within the budget. Its other pages ask for permission to edit the page or row, which translators do
not have: they work in the queue.
"""

from collections.abc import Callable

from django.core.exceptions import PermissionDenied
from django.urls import path
from django.urls.resolvers import URLPattern
from wagtail_localize.views.report import TranslationsReportView
from wagtail_localize.views.snippets_api import SnippetViewSet

from translation.views import library

LISTED = "localize/api/snippets/<slug:app_label>/<slug:model_name>/"


def for_superusers(view: Callable) -> Callable:
    """Law 7 cannot be kept in a view that knows no sites."""

    def guarded(request, *args, **kwargs):
        if not request.user.is_superuser:
            raise PermissionDenied
        return view(request, *args, **kwargs)

    return guarded


#: These stand before the library's own, at the same addresses.
addresses: list[URLPattern] = [
    path("localize/reports/translations/", for_superusers(TranslationsReportView.as_view())),
    path("localize/reports/translations/results/", for_superusers(TranslationsReportView.as_view(results_only=True))),
    path(LISTED, for_superusers(SnippetViewSet.as_view({"get": "list"}))),
    path(f"{LISTED}<str:pk>/", for_superusers(SnippetViewSet.as_view({"get": "retrieve"}))),
    path("localize/translate/<int:translation_id>/machine_translate/", library.machine_translate),
    path("localize/update/<int:translation_source_id>/", library.UpdateTranslationsView.as_view()),
]
