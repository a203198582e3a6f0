"""Login by the kommun's own provider, against one that runs in the test and speaks real HTTP."""

import pytest
import requests
from allauth.socialaccount.models import SocialAccount
from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group, Permission
from django.core.exceptions import ImproperlyConfigured
from wagtail.models import ModelLogEntry

from tests.contacts.factories import UnitFactory, site
from tests.html import parse
from tests.valkomsten import provider as providers
from valkomsten.settings import oidc

pytestmark = pytest.mark.django_db

LOGIN = "/konto/oidc/organisation/login/"
PASSWORD = "korrekt häst batteri häftklammer"
User = get_user_model()


@pytest.fixture
def provider(settings):
    with providers.running() as running:
        configure(settings, running.address)
        yield running


def configure(settings, address: str) -> None:
    app = {"provider_id": "organisation", "name": "Laholms kommun", "client_id": providers.CLIENT}
    app |= {"secret": providers.SECRET, "settings": {"server_url": address, "oauth_pkce_enabled": True}}
    settings.SOCIALACCOUNT_PROVIDERS = {"openid_connect": {"APPS": [app]}}
    settings.OIDC_GRANTS = oidc.grants("vux=Redaktör;vux=unit:Vuxenutbildningen;it=Administratör")


@pytest.fixture
def roles():
    for name in ("Redaktör", "Administratör", "Översättare"):
        Group.objects.get_or_create(name=name)
    return UnitFactory(name="Vuxenutbildningen", site=site())


def log_in(client, next_address: str = "/admin/"):
    """What a browser does: ask, go to the provider, come back."""
    asked = client.get(f"{LOGIN}?next={next_address}")
    back = requests.get(asked["Location"], allow_redirects=False, timeout=5).headers["Location"]
    return client.get(back.removeprefix("http://testserver"))


def is_logged_in(client) -> bool:
    return "_auth_user_id" in client.session


def words(response) -> str:
    return parse(response).main.get_text(" ", strip=True)


def test_who_has_a_role_at_the_provider_gets_an_account_with_what_the_mapping_gives(client, provider, roles):
    answer = log_in(client)
    user = User.objects.get(email="vera@example.se")
    assert answer["Location"] == "/admin/"
    assert is_logged_in(client)
    assert [group.name for group in user.groups.all()] == ["Redaktör"]
    assert list(user.units.all()) == [roles]
    assert (user.first_name, user.last_name) == ("Vera", "Vux")
    assert not user.has_usable_password()
    assert SocialAccount.objects.get(user=user).extra_data == {"groups": ["vux"]}


def test_the_same_subject_is_the_same_account_whatever_it_calls_itself(client, provider, roles):
    log_in(client)
    provider.claims |= {"email": "vera.ny@example.se", "name": "Vera Ny"}
    client.logout()
    log_in(client)
    assert is_logged_in(client)
    assert User.objects.count() == 1


def test_each_login_sets_and_takes_away_what_the_mapping_names_and_leaves_the_rest(client, provider, roles):
    log_in(client)
    user = User.objects.get()
    user.groups.add(Group.objects.get(name="Översättare"))
    provider.claims["groups"] = ["it", "fritid"]
    log_in(client)
    assert {group.name for group in user.groups.all()} == {"Administratör", "Översättare"}
    assert not user.units.exists()
    told = ModelLogEntry.objects.filter(object_id=str(user.pk), action__startswith="access.").order_by("pk")
    assert [(entry.action, entry.data["what"]) for entry in told] == [
        ("access.given", "Redaktör"),
        ("access.given", "Vuxenutbildningen"),
        ("access.given", "Översättare"),
        ("access.taken", "Redaktör"),
        ("access.given", "Administratör"),
        ("access.taken", "Vuxenutbildningen"),
    ]


@pytest.mark.parametrize("groups", [[], ["fritid"], None])
def test_nobody_gets_an_account_without_a_mapped_group(client, provider, roles, groups):
    provider.claims["groups"] = groups
    answer = log_in(client)
    assert answer.status_code == 403
    assert "Laholms kommun" in words(answer)
    assert not is_logged_in(client)
    assert not User.objects.exists()


def test_who_has_lost_her_last_group_is_refused_and_has_nothing_left(client, provider, roles):
    log_in(client)
    provider.claims["groups"] = []
    client.logout()
    answer = log_in(client)
    user = User.objects.get()
    assert answer.status_code == 403
    assert not is_logged_in(client)
    assert not user.groups.exists()
    assert ModelLogEntry.objects.filter(action="login.refused", object_id=str(user.pk)).exists()


@pytest.mark.parametrize("claim", [{"email_verified": True}, {"email_verified": "true"}, {"xms_edov": "1"}])
def test_an_account_is_matched_by_an_address_that_the_provider_has_verified(client, provider, roles, claim):
    known = User.objects.create_user("vera", "vera@example.se", PASSWORD)
    provider.claims |= claim
    log_in(client)
    known.refresh_from_db()
    assert client.session["_auth_user_id"] == str(known.pk)
    assert known.check_password(PASSWORD)
    assert [account.uid for account in SocialAccount.objects.filter(user=known)] == ["person-1"]


@pytest.mark.parametrize("claim", [{}, {"email_verified": False}, {"email_verified": "false"}])
def test_an_account_is_not_matched_by_an_address_that_anybody_may_have_written(client, provider, roles, claim):
    User.objects.create_user("vera", "vera@example.se", PASSWORD)
    provider.claims |= claim
    assert log_in(client).status_code == 403
    assert not is_logged_in(client)
    assert not SocialAccount.objects.exists()


def test_an_address_does_not_hand_over_the_account_of_another_subject(client, provider, roles):
    provider.claims["email_verified"] = True
    log_in(client)
    client.logout()
    provider.claims["sub"] = "person-2"
    assert log_in(client).status_code == 403
    assert not is_logged_in(client)


def test_an_account_that_is_closed_here_stays_closed(client, provider, roles):
    log_in(client)
    client.logout()
    User.objects.update(is_active=False)
    log_in(client)
    assert not is_logged_in(client)


BROKEN = {
    "another key": lambda provider: setattr(provider, "key", providers.new_key()),
    "our own secret": lambda provider: setattr(provider, "algorithm", "HS256"),
    "no signature": lambda provider: setattr(provider, "algorithm", "none"),
    "nonce of another login": lambda provider: setattr(provider, "nonce", "en annan"),
    "for another site": lambda provider: provider.claims.update(aud="annan"),
    "from another provider": lambda provider: provider.claims.update(iss="http://annan.example"),
    "too old": lambda provider: provider.claims.update(exp=1),
    "userinfo of somebody else": lambda provider: provider.userinfo.update(sub="person-2"),
    "no subject": lambda provider: provider.claims.update(sub=""),
}


@pytest.mark.parametrize("broken", BROKEN)
def test_a_token_that_is_not_the_providers_for_this_login_lets_nobody_in(client, provider, roles, broken):
    BROKEN[broken](provider)
    answer = log_in(client)
    assert answer.status_code == 401
    assert "Laholms kommun" in words(answer)
    assert not is_logged_in(client)
    assert not User.objects.exists()


def test_a_login_that_another_browser_began_is_not_ended_in_this_one(client, provider, roles):
    asked = client.get(LOGIN)
    back = requests.get(asked["Location"], allow_redirects=False, timeout=5).headers["Location"]
    client.cookies.clear()
    answer = client.get(back.removeprefix("http://testserver"))
    assert answer.status_code == 401
    assert not is_logged_in(client)


def test_when_the_provider_is_down_a_page_says_so_and_passwords_still_open(client, settings):
    with providers.running() as gone:
        configure(settings, gone.address)
    User.objects.create_superuser("astrid", "astrid@example.se", PASSWORD)
    answer = client.get(LOGIN)
    assert answer.status_code == 401
    assert "Laholms kommun" in words(answer)
    assert parse(answer).select_one('a[href="/konto/login/"]')
    client.post("/konto/login/", {"login": "astrid", "password": PASSWORD})
    assert is_logged_in(client)


def test_the_button_stands_on_the_login_only_where_there_is_a_provider(client, provider, settings):
    def buttons():
        soup = parse(client.get("/konto/login/?next=/admin/pages/"))
        return [link["href"] for link in soup.select('a[href*="/oidc/"]')]

    assert buttons() == [f"{LOGIN}?next=%2Fadmin%2Fpages%2F"]
    settings.SOCIALACCOUNT_PROVIDERS = {}
    assert buttons() == []
    assert client.get(LOGIN).status_code == 404


def test_who_comes_from_the_provider_sets_no_password_and_no_address_here(client, provider, roles, mailoutbox):
    log_in(client)
    for page in ("password/set", "password/change", "email"):
        assert client.get(f"/konto/{page}/", follow=True).request["PATH_INFO"] == "/konto/2fa/"
    client.logout()
    client.post("/konto/password/reset/", {"email": "vera@example.se"})
    assert not [mail for mail in mailoutbox if "/konto/password/reset/key/" in mail.body]


@pytest.mark.parametrize(("asks", "shown"), [(True, "/admin/"), (False, "/konto/2fa/")])
def test_a_second_step_is_asked_for_unless_the_provider_does_it(client, provider, roles, settings, asks, shown):
    settings.MFA_REQUIRED_ROLES = ["Redaktör"]
    settings.OIDC_HAS_MFA = asks
    log_in(client)
    Group.objects.get(name="Redaktör").permissions.add(Permission.objects.get(codename="access_admin"))
    assert client.get("/admin/", follow=True).request["PATH_INFO"] == shown


def test_units_of_one_name_on_two_sites_are_told_apart_by_host(client, provider, roles, settings, caplog):
    other = UnitFactory(name="Vuxenutbildningen", site=site("halmstad.example"))
    settings.OIDC_GRANTS = oidc.grants("vux=Redaktör;vux=unit:Vuxenutbildningen@halmstad.example;vux=Finns inte")
    log_in(client)
    assert list(User.objects.get().units.all()) == [other]
    assert "OIDC_GROUPS names 'Finns inte', of which there is none here." in caplog.text


def test_a_mapping_is_pairs_of_a_value_and_a_role_or_unit():
    assert oidc.grants(" vux = Redaktör ; vux=unit: Vuxenutbildningen;") == [
        ("vux", "group", "Redaktör"),
        ("vux", "unit", "Vuxenutbildningen"),
    ]


@pytest.mark.parametrize("written", ["vux", "=Redaktör", "vux=", "vux=unit:"])
def test_a_mapping_that_is_written_otherwise_is_refused_with_one_sentence(written):
    with pytest.raises(ImproperlyConfigured, match=r"OIDC_GROUPS must look like .*, not .*\. See \.env\.example\."):
        oidc.grants(written)


def test_who_was_given_an_account_without_a_password_chooses_one_by_a_link(client, mailoutbox):
    """Only who comes from the provider cannot: her password would outlive her account there."""
    User.objects.create_user("vera", "vera@example.se")
    client.post("/konto/password/reset/", {"email": "vera@example.se"})
    assert "/konto/password/reset/key/" in mailoutbox[0].body
