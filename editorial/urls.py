"""Addresses below a language, beside the page tree."""

from django.urls import path, re_path

from audiences.address import ANSWER
from editorial import doors
from editorial.guests import doors as guests

#: The answer to a page goes to an address below the page's own, which holds its language and its audience.
urlpatterns = [
    path("granska-utkast/<str:token>/", guests.look, name="guest"),
    path("granska-utkast/<str:token>/kommentar/", guests.comment, name="guest_comment"),
    re_path(rf"^(?P<path>(?:[^/]+/)*){ANSWER}/$", doors.answer, name="answer"),
]
