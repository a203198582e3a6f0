"""Addresses below a language, beside the page tree, and those of links in letters."""

from django.urls import path, re_path

from audiences.address import ANSWER
from editorial import doors, letter_doors
from editorial.guests import doors as guests

#: The answer to a page goes to an address below the page's own, which holds its language and its audience.
urlpatterns = [
    path("granska-utkast/<str:token>/", guests.look, name="guest"),
    path("granska-utkast/<str:token>/kommentar/", guests.comment, name="guest_comment"),
    re_path(rf"^(?P<path>(?:[^/]+/)*){ANSWER}/$", doors.answer, name="answer"),
]

outside = [
    path("brev/stammer/<str:token>/", letter_doors.still_true, name="still_true"),
    path("brev/inga-fler/<str:token>/", letter_doors.unsubscribe, name="unsubscribe"),
]
