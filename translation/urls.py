"""The translators' pages in the admin, below `/admin/oversattning/`."""

from django.urls import path, reverse_lazy
from django.views.generic import RedirectView

from translation.views.coverage import CoverageView

app_name = "translation"
urlpatterns = [
    path("tackning/", CoverageView.as_view(), name="coverage"),
    path(
        "ko/<int:source>/<str:language>/",
        RedirectView.as_view(url=reverse_lazy("wagtailadmin_home")),
        name="queue_item",
    ),
]
