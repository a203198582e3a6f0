"""The translators' pages in the admin, below `/admin/oversattning/`."""

from django.urls import path
from django.urls.resolvers import URLPattern

from translation.views.queue import QueueView
from translation.views.work import WorkView

app_name = "translation"
urlpatterns: list[URLPattern] = [
    path("ko/", QueueView.as_view(), name="queue"),
    path("ko/<int:site>/<slug:language>/<int:source>/", WorkView.as_view(), name="work"),
]
