"""The translators' pages in the admin, below `/admin/oversattning/`."""

from django.urls import path, reverse_lazy
from django.views.generic import RedirectView

app_name = "translation"
urlpatterns = [
    path(
        "ko/<int:source>/<str:language>/",
        RedirectView.as_view(url=reverse_lazy("wagtailadmin_home")),
        name="queue_item",
    ),
]
