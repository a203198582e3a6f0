"""What tools say and ask (`templates/tools.html`): the same for all readers of a language until the next deploy."""

from functools import lru_cache
from hashlib import blake2b

from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.translation import override

from languages import declared
from pages.journey_view import STATES


@lru_cache(maxsize=len(declared.DECLARED))
def words(code: str) -> str:
    """The words in a language, as markup for `static/js/*.js`."""
    language = {
        "code": code,
        "tag": declared.tag(code),
        "dir": declared.direction(code),
        "endonym": declared.DECLARED[code].endonym,
    }
    with override(code):
        return render_to_string("tools.html", {"states": STATES, "language": language})


@lru_cache(maxsize=len(declared.DECLARED))
def address(code: str) -> str:
    """Where the words are fetched, named by their content: scripts never meet the words of another version."""
    edition = blake2b(words(code).encode(), digest_size=4).hexdigest()
    return f"{reverse('tools', args=[code])}?v={edition}"
