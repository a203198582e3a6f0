import time
from datetime import timedelta

import pytest
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal.auth import TOTP, generate_totp_secret
from allauth.usersessions.models import UserSession
from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group
from django.test import Client
from django.utils import timezone
from wagtail.models import ModelLogEntry

from editorial.roles import ADMINISTRATOR
from tests.contacts.factories import UnitFactory, site
from tests.html import parse
from tests.people import member
from valkomsten.login import sessions

pytestmark = pytest.mark.django_db

PASSWORD = "korrekt häst batteri häftklammer"
ANOTHER = "helt annat lösenord här"
FIREFOX = "Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:140.0) Gecko/20100101 Firefox/140.0"
HOUR = 3600
User = get_user_model()


@pytest.fixture
def boss():
    return User.objects.create_superuser("astrid", "astrid@example.se", PASSWORD)


def device(name: str = "astrid", agent: str = FIREFOX) -> Client:
    client = Client(headers={"User-Agent": agent})
    client.post("/konto/login/", {"login": name, "password": PASSWORD})
    return client


def is_in(client: Client) -> bool:
    return client.get("/admin/account/").status_code == 200


@pytest.fixture
def later(monkeypatch):
    """Lets hours go by, for sessions and for the clock they are kept by."""
    began, now = time.time(), timezone.now
    gone = [0]
    monkeypatch.setattr(time, "time", lambda: began + gone[0])
    monkeypatch.setattr(timezone, "now", lambda: now() + timedelta(seconds=gone[0]))
    return lambda hours: gone.__setitem__(0, gone[0] + hours * HOUR)


def test_who_is_away_too_long_logs_in_again(boss, later):
    client = device()
    later(11)
    assert is_in(client)
    later(11)
    assert is_in(client)
    later(13)
    assert not is_in(client)


def test_nobody_stays_logged_in_for_ever_however_busy(boss, later, settings):
    settings.SESSION_LONGEST_AGE = 40 * HOUR
    client = device()
    for _ in range(3):
        later(11)
        assert is_in(client)
    later(11)
    assert not is_in(client)


def test_the_list_shows_each_device_and_ends_the_others(boss):
    here, there = device(), device(agent="Mozilla/5.0 (iPhone; CPU iPhone OS 19_0 like Mac OS X) Version/19 Safari/605")
    rows = parse(here.get("/konto/sessions/")).select(".rows li")
    assert [row.strong.get_text() for row in rows] == ["Firefox, Windows", "Safari, iPhone"]
    assert [bool(row.select_one(".badge")) for row in rows] == [True, False]
    here.post("/konto/sessions/")
    assert is_in(here)
    assert not is_in(there)


def test_a_new_password_ends_other_sessions(boss):
    here, there = device(), device()
    here.post("/konto/reauthenticate/", {"password": PASSWORD})
    given = {"oldpassword": PASSWORD, "password1": ANOTHER, "password2": ANOTHER}
    assert here.post("/konto/password/change/", given).status_code == 302
    assert is_in(here)
    assert not is_in(there)


def test_being_seen_is_noted_once_a_minute(boss, django_assert_num_queries):
    client = device()
    with django_assert_num_queries(3):  # the session, the user and her language
        client.get("/konto/password/set/")


def test_readers_of_public_pages_are_not_noted(boss):
    client = device()
    before = UserSession.objects.get().last_seen_at
    session = client.session
    session[sessions.SEEN] = 0
    session.save()
    client.get("/")
    assert UserSession.objects.get().last_seen_at == before
    client.get("/konto/2fa/")
    assert UserSession.objects.get().last_seen_at > before


def administrator(name: str, host: str):
    """Who looks after the users of one site."""
    user = member(ADMINISTRATOR, UnitFactory(site=site(host)), name=name)
    user.set_password(PASSWORD)
    user.save()
    return user


def test_an_administrator_ends_the_sessions_of_who_she_looks_after(boss):
    administrator("anna", "laholm.example")
    vera = User.objects.create_user("vera", "vera@example.se", PASSWORD)
    UnitFactory(site=site("laholm.example"), members=[vera])
    vera.groups.add(Group.objects.get(name="Administratör"))
    hers, anna = device("vera"), device("anna")
    address = f"/admin/konton/{vera.pk}/inloggning/"
    page = parse(anna.get(address))
    assert "Firefox, Windows" in page.select_one("table").get_text()
    assert f'href="{address}"' in anna.get("/admin/snippets/editorial/person/").content.decode()
    anna.post(address)
    assert not is_in(hers)
    entry = ModelLogEntry.objects.get(action="login.ended")
    assert (entry.object_id, entry.user.username) == (str(vera.pk), "anna")


def test_nobody_ends_the_sessions_of_another_sites_users_or_of_superusers(boss):
    administrator("anna", "laholm.example")
    other = administrator("olle", "halmstad.example")
    both = administrator("bo", "laholm.example")
    UnitFactory(site=site("halmstad.example"), members=[both])
    theirs, anna = device("olle"), device("anna")
    listed = anna.get("/admin/snippets/editorial/person/").content.decode()
    for user in (boss, other, both):
        assert anna.post(f"/admin/konton/{user.pk}/inloggning/").status_code == 404
        assert f"/admin/konton/{user.pk}/inloggning/" not in listed
    assert is_in(theirs)


@pytest.mark.parametrize(
    ("agent", "said"),
    [
        (FIREFOX, "Firefox, Windows"),
        ("Mozilla/5.0 (Linux; Android 15) AppleWebKit/537.36 Chrome/140.0 Mobile Safari/537.36", "Chrome, Android"),
        ("Mozilla/5.0 (Windows NT 10.0) AppleWebKit/537.36 Chrome/140.0 Safari/537.36 Edg/140.0", "Edge, Windows"),
        ("curl/8", ""),
    ],
)
def test_a_device_is_told_by_browser_and_system(agent, said):
    assert sessions.device(agent) == said


def test_who_has_lost_her_phone_gets_rid_of_her_second_step(boss):
    administrator("anna", "laholm.example")
    vera = User.objects.create_user("vera", "vera@example.se", PASSWORD)
    UnitFactory(site=site("laholm.example"), members=[vera])
    TOTP.activate(vera, generate_totp_secret())
    anna, address = device("anna"), f"/admin/konton/{vera.pk}/inloggning/"
    assert "factors" in {button.get("name") for button in buttons(anna, address)}
    anna.post(address, {"factors": "1"})
    assert not Authenticator.objects.filter(user=vera).exists()
    assert "factors" not in {button.get("name") for button in buttons(anna, address)}
    entry = ModelLogEntry.objects.get(action="login.factor_removed")
    assert (entry.label, entry.user.username) == ("vera", "anna")


def buttons(client: Client, address: str):
    return parse(client.get(address)).select("main form button, form button")
