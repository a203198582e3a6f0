"""Where the links of a letter lead. Opening one changes nothing: mail is read by machines too; a button does it."""

from django.core import signing
from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import override
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods
from wagtail.models import Site

from contacts.directory import find_at, with_all
from contacts.models import Contact, Place
from editorial.models import LetterChoice
from editorial.review import edit_url
from editorial.still_true import Asked, asked, unsubscribing
from knowledge.models import Fact
from languages import declared
from languages.said import swedish
from pages import cards, places, step_view
from pages.known import Known, known_to
from pages.models import StepPage
from pages.reader import Reader


def _door(view):
    """No cookie is read, so none can be ridden on: the link itself is the key."""
    return csrf_exempt(never_cache(require_http_methods(["GET", "HEAD", "POST"])(view)))


@_door
def still_true(request, token: str) -> HttpResponse:
    """Show what would be confirmed, and confirm it when the button is pressed."""
    with override(declared.SOURCE):
        try:
            found = asked(token)
        except signing.SignatureExpired:
            return _answer(request, "old", status=410)
        except (signing.BadSignature, KeyError, TypeError, ValueError):
            return _answer(request, "unreadable", status=404)
        if found is None:
            return _answer(request, "not_hers", status=403)
        return _asked(request, found)


def _asked(request, found: Asked) -> HttpResponse:
    context = {"row": found.row, "who": found.user, "edit_url": edit_url(found.row)}
    if found.edited:
        return _answer(request, "changed", context, status=409)
    if found.confirmed_on:
        return _answer(request, "already", context | {"on": found.confirmed_on})
    if request.method == "POST":
        following = found.kept.confirm(found.row, found.user, timezone.localdate())
        return _answer(request, "confirmed", context | {"on": following})
    return _answer(request, "ask", context | as_readers_see(found.row, known_to(request, _site(request))))


@_door
def unsubscribe(request, token: str) -> HttpResponse:
    """Ask whether the letters are to end, and end them (RFC 8058: mail programs send the form by themselves)."""
    with override(declared.SOURCE):
        try:
            user = unsubscribing(token)
        except signing.BadSignature:
            user = None
        if user is None:
            return _answer(request, "unreadable", status=404)
        if request.method == "POST":
            LetterChoice.objects.update_or_create(user=user, defaults={"weekly": False})
            return _answer(request, "ended", {"who": user})
        return _answer(request, "end", {"who": user})


def as_readers_see(row, known: Known) -> dict:
    """The component that shows readers what a row says, and what it is given."""
    reader = Reader(known, declared.SOURCE, None)
    match row:
        case Contact():
            card = cards.cards(with_all(Contact.objects.filter(pk=row.pk)), reader)[0]
            return {"shown": "components/contact_card.html", "contact": card}
        case Place():
            told = places.told(row, find_at(known.site, row), reader)
            return {"shown": "components/way_there.html", "place": told}
        case Fact():
            value = {"icon": "info", "label": row.label, "value": swedish(row.written(declared.SOURCE))}
            return {"shown": "components/facts.html", "facts": [value], "valid": row}
        case StepPage():
            step = step_view.Telling(row, reader).step()
            return {
                "shown": "components/facts.html",
                "facts": step["facts"],
                "summary": step["summary"],
                "url": row.url,
            }
    return {"url": row.url}


def _answer(request, says: str, context: dict | None = None, status: int = 200) -> HttpResponse:
    frame = {"says": says, "kommun": known_to(request, _site(request)).kommun}
    return render(request, "editorial/admin/letter_answer.html", frame | (context or {}), status=status)


def _site(request) -> Site:
    return Site.find_for_request(request) or Site.objects.get(is_default_site=True)
