import pytest
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal.auth import (
    TOTP,
    format_hotp_value,
    generate_totp_secret,
    hotp_value,
    yield_hotp_counters_from_time,
)
from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group, Permission

from tests.html import parse

pytestmark = pytest.mark.django_db

PASSWORD = "korrekt häst batteri häftklammer"
ADDRESSES = [
    "/admin/",
    "/admin/pages/",
    "/admin/api/main/pages/",
    "/admin/pages/1/edit/preview/",
    "/admin/reports/site-history/",
    "/admin/reports/site-history/?export=csv",
    "/admin/account/",
    "/admin/oversattning/",
]


@pytest.fixture(autouse=True)
def required(settings):
    settings.MFA_REQUIRED_ROLES = ["Administratör", "Samordnare"]


def member(name: str, role: str = ""):
    user = get_user_model().objects.create_user(name, f"{name}@example.se", PASSWORD)
    group, _ = Group.objects.get_or_create(name=role or "Redaktör")
    group.permissions.add(Permission.objects.get(codename="access_admin"))
    user.groups.add(group)
    return user


@pytest.fixture
def boss():
    return get_user_model().objects.create_superuser("astrid", "astrid@example.se", PASSWORD)


@pytest.mark.parametrize("address", ADDRESSES)
def test_no_address_of_the_admin_answers_who_must_have_a_second_step_and_has_none(client, boss, address):
    client.force_login(boss)
    assert client.get(address).headers["Location"] == "/konto/2fa/"
    assert client.post(address).headers["Location"] == "/konto/2fa/"


def test_the_page_that_sets_it_up_says_why_in_one_sentence(client, boss):
    client.force_login(boss)
    soup = parse(client.get("/admin/", follow=True))
    assert len(soup.select(".must")) == 1
    assert not soup.select('main a[href="/admin/"]')
    assert soup.select_one('a[href="/konto/2fa/totp/activate/"]')
    assert soup.select_one('a[href="/konto/2fa/webauthn/add/"]')


def test_what_scripts_ask_for_is_refused_with_the_same_sentence(client, boss):
    client.force_login(boss)
    said = parse(client.get("/konto/2fa/")).select_one(".must").get_text(strip=True)
    answer = client.get("/admin/api/main/pages/", headers={"Sec-Fetch-Mode": "cors"})
    assert answer.status_code == 403
    assert answer.content.decode() == said


@pytest.mark.parametrize(("role", "shown"), [("Samordnare", "/konto/2fa/"), ("Redaktör", "/admin/")])
def test_the_role_decides_who_must(client, role, shown):
    client.force_login(member("vera", role))
    assert client.get("/admin/", follow=True).request["PATH_INFO"] == shown


def test_recovery_codes_alone_are_no_second_step(client, boss):
    Authenticator.objects.create(user=boss, type=Authenticator.Type.RECOVERY_CODES, data={})
    client.force_login(boss)
    assert client.get("/admin/").headers["Location"] == "/konto/2fa/"


def test_who_has_set_it_up_goes_on(client, boss):
    TOTP.activate(boss, generate_totp_secret())
    client.force_login(boss)
    assert client.get("/admin/").status_code == 200


def test_nobody_must_where_no_role_is_named(client, boss, settings):
    settings.MFA_REQUIRED_ROLES = []
    client.force_login(boss)
    assert client.get("/admin/").status_code == 200


def test_readers_and_who_is_logged_out_are_not_asked(client, boss):
    assert client.get("/admin/").headers["Location"] == "/konto/login/?next=/admin/"
    client.force_login(boss)
    assert client.get("/").status_code != 302
    assert client.get("/konto/password/change/").status_code == 200


def test_a_password_alone_does_not_log_in_who_has_a_second_step(client, boss):
    TOTP.activate(boss, generate_totp_secret())
    answer = client.post("/konto/login/", {"login": "astrid", "password": PASSWORD})
    assert answer["Location"].startswith("/konto/2fa/authenticate/")
    assert "_auth_user_id" not in client.session


def sentence(response) -> str:
    return parse(response).select_one(".errorlist").get_text(" ", strip=True)


def test_five_wrong_passwords_lock_a_name_for_a_while_and_say_for_how_long(client, boss, settings):
    for _ in range(5):
        client.post("/konto/login/", {"login": "astrid", "password": "fel"})
    answer = client.post("/konto/login/", {"login": "astrid", "password": PASSWORD})
    assert str(settings.LOCKOUT_MINUTES) in sentence(answer)
    assert "_auth_user_id" not in client.session
    member("vera")
    client.post("/konto/login/", {"login": "vera", "password": PASSWORD})
    assert "_auth_user_id" in client.session


def test_codes_of_the_second_step_are_not_guessed_either(client, boss):
    secret = generate_totp_secret()
    TOTP.activate(boss, secret)
    client.post("/konto/login/", {"login": "astrid", "password": PASSWORD})
    for _ in range(5):
        client.post("/konto/2fa/authenticate/", {"code": "000000"})
    right = format_hotp_value(hotp_value(secret, next(yield_hotp_counters_from_time())))
    client.post("/konto/2fa/authenticate/", {"code": right})
    assert "_auth_user_id" not in client.session


def test_too_many_requests_get_a_page_of_ours(client):
    for _ in range(31):
        answer = client.post("/konto/login/", {"login": "", "password": ""})
    assert answer.status_code == 429
    assert parse(answer).select_one("header a[href='/admin/']")
