"""Makes some who keep the site of the browser tests, and prints their sessions: `python -m tests.browser.people`."""

import json
import sys

import django


def main() -> dict[str, str]:
    """The sessions of an editor of one unit, an editor of another that keeps the page, and a publisher, by name."""
    from django.contrib.auth import BACKEND_SESSION_KEY, HASH_SESSION_KEY, SESSION_KEY
    from django.contrib.sessions.backends.db import SessionStore
    from wagtail.models import Site

    from contacts.models import Unit
    from editorial.roles import EDITOR, PUBLISHER
    from pages.models import StepPage
    from tests.people import member

    library, school, web = Unit.objects.filter(site=Site.objects.get(is_default_site=True))[:3]
    StepPage.objects.filter(slug="bankkonto", locale__language_code="sv").update(unit=school)
    found = {"asker": (EDITOR, library), "keeper": (EDITOR, school), "communicator": (PUBLISHER, web)}
    sessions = {}
    for name, (role, unit) in found.items():
        user = member(role, unit, name=name)
        session = SessionStore()
        session[SESSION_KEY], session[HASH_SESSION_KEY] = str(user.pk), user.get_session_auth_hash()
        session[BACKEND_SESSION_KEY] = "django.contrib.auth.backends.ModelBackend"
        session.save()
        sessions[name] = session.session_key
    return sessions


if __name__ == "__main__":
    django.setup()
    sys.stdout.write(json.dumps(main()))
