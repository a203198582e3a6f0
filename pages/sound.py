"""Sound in parts: iPhones play nothing that cannot be asked for part by part (RFC 9110, section 14)."""

import re

from django.http import HttpRequest, HttpResponse
from wagtail.documents.models import AbstractDocument

from pages.models.rows import SOUND

RANGE = re.compile(r"bytes=(\d{1,12})-(\d{0,12})\Z")

#: The most that is sent at once, in bytes: the phone asks for the next part when it needs it.
PART = 1_000_000


def part(document: AbstractDocument, request: HttpRequest) -> HttpResponse | None:
    """The part of a recording that is asked for; None for other documents and for all of it."""
    asked = RANGE.match(request.headers.get("Range", ""))
    if asked is None or document.file_extension.lower() not in SOUND:
        return None
    size = document.file.size
    first, last = int(asked[1]), min(int(asked[2] or size), size - 1, int(asked[1]) + PART - 1)
    if asked[2] and int(asked[2]) < first:
        return None
    if first > last:
        return HttpResponse(status=416, headers={"Content-Range": f"bytes */{size}"})
    with document.open_file() as sound:
        sound.seek(first)
        response = HttpResponse(sound.read(last - first + 1), status=206, content_type=document.content_type)
    response["Content-Range"] = f"bytes {first}-{last}/{size}"
    return response
