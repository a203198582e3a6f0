"""Addresses below a language, beside the page tree."""

from django.urls import re_path

from audiences.address import ANSWER
from editorial import doors

#: The answer to a page goes to an address below the page's own, which holds its language and its audience.
urlpatterns = [re_path(rf"^(?P<path>(?:[^/]+/)*){ANSWER}/$", doors.answer, name="answer")]
