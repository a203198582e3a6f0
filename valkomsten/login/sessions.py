"""How long an editor stays logged in, on which devices, and ending it from elsewhere."""

import re
import time

from allauth.usersessions.models import UserSession
from django.conf import settings

#: When she logged in, and when she was last seen, in the session; seconds since 1970.
BEGAN = "logged_in_at"
SEEN = "seen_at"
#: Seconds between two notes that she has been seen: a page of the admin asks for more than one thing.
OFTEN_ENOUGH = 60

BROWSERS = [("Edge", r"Edg"), ("Opera", r"OPR/"), ("Firefox", r"Firefox|FxiOS"), ("Chrome", r"Chrom|CriOS")]
BROWSERS += [("Safari", r"Safari")]
SYSTEMS = [("Android", r"Android"), ("iPhone", r"iPhone"), ("iPad", r"iPad"), ("Windows", r"Windows")]
SYSTEMS += [("Mac", r"Macintosh"), ("Chromebook", r"CrOS"), ("Linux", r"Linux")]


def begin(sender, request, user, **kwargs) -> None:
    """A session begins when somebody logs in."""
    request.session[BEGAN] = request.session[SEEN] = int(time.time())


def see(request) -> None:
    """Note that an editor has been seen, and let her session end when she has been away or logged in for too long."""
    now = int(time.time())
    if now - request.session.get(SEEN, 0) < OFTEN_ENOUGH:
        return
    left = request.session.setdefault(BEGAN, now) + settings.SESSION_LONGEST_AGE - now
    request.session[SEEN] = now
    request.session.set_expiry(max(1, min(settings.SESSION_COOKIE_AGE, left)))
    UserSession.objects.create_from_request(request)


def end_all_of(user) -> int:
    """End all sessions of a user at once; the number of them."""
    sessions = UserSession.objects.filter(user=user)
    for session in sessions:
        session.end()
    return len(sessions)


def device(user_agent: str) -> str:
    """`Firefox, Windows` of what a browser says that it is; empty where it says nothing known."""
    found = (_first(BROWSERS, user_agent), _first(SYSTEMS, user_agent))
    return ", ".join(filter(None, found))


def _first(known: list[tuple[str, str]], user_agent: str) -> str:
    return next((name for name, sign in known if re.search(sign, user_agent)), "")
