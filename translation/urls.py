"""The translators' pages in the admin, below `/admin/oversattning/`."""

from django.urls.resolvers import URLPattern

app_name = "translation"
urlpatterns: list[URLPattern] = []
