"""The log of who did what: what it holds, who reads what of it, how it leaves and when it is forgotten."""

import csv
import io
from datetime import timedelta

import pytest
from allauth.mfa.totp.internal.auth import format_hotp_value, hotp_value, yield_hotp_counters_from_time
from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group
from django.core.management import call_command
from django.utils import timezone, translation
from openpyxl import load_workbook
from wagtail.log_actions import log
from wagtail.models import ModelLogEntry, PageLogEntry, Site

from editorial.roles import ADMINISTRATOR, COORDINATOR
from pages.models import Kommun
from tests import replay
from tests.contacts.factories import ContactFactory, UnitFactory
from tests.html import parse
from tests.pages import factories
from tests.people import member
from valkomsten.login.records import FACTORS

pytestmark = pytest.mark.django_db

PASSWORD = "korrekt häst batteri häftklammer"
HISTORY = "/admin/reports/site-history/"
User = get_user_model()


@pytest.fixture
def boss():
    return User.objects.create_superuser("astrid", "astrid@example.se", PASSWORD)


def told(action: str) -> list[tuple]:
    """Who did it, to whom, and what, of each entry of an action, oldest first."""
    return [
        (entry.user and entry.user.username, entry.label, entry.data.get("what"))
        for entry in ModelLogEntry.objects.filter(action=action).order_by("pk")
    ]


def log_in(client, password: str = PASSWORD, name: str = "astrid"):
    return client.post("/konto/login/", {"login": name, "password": password}, headers={"User-Agent": "Firefox"})


def code_now(secret: str) -> str:
    """The code that an authenticator app shows."""
    return format_hotp_value(hotp_value(secret, next(yield_hotp_counters_from_time())))


def test_logging_in_and_out_and_failing_to_is_told(client, boss):
    log_in(client, "fel")
    log_in(client, "fel", "astrid@example.se")
    log_in(client, "fel", "ingen alls")
    log_in(client)
    client.post("/konto/logout/")
    assert told("login.failed") == [(None, "astrid", None)] * 2
    assert told("login.in") == [("astrid", "astrid", "Firefox")]
    assert told("login.out") == [("astrid", "astrid", None)]


def test_what_somebody_typed_for_a_name_is_nowhere_in_the_log(client, boss):
    log_in(client, "fel", PASSWORD)
    assert not ModelLogEntry.objects.filter(label__contains=PASSWORD).exists()
    assert told("login.failed") == []


def test_a_second_step_and_a_password_are_told_when_they_change(client, boss, django_capture_on_commit_callbacks):
    log_in(client)
    client.post("/konto/reauthenticate/", {"password": PASSWORD})
    secret = parse(client.get("/konto/2fa/totp/activate/")).select_one("#secret")["value"]
    with django_capture_on_commit_callbacks(execute=True):
        client.post("/konto/2fa/totp/activate/", {"code": code_now(secret)})
    client.post("/konto/2fa/totp/deactivate/")
    new = "helt annat lösenord"
    client.post("/konto/password/change/", {"oldpassword": PASSWORD, "password1": new, "password2": new})
    with translation.override("sv"):
        apps, codes = str(FACTORS["totp"]), str(FACTORS["recovery_codes"])
    assert {what for _, _, what in told("login.factor_added")} == {apps, codes}
    assert {what for _, _, what in told("login.factor_removed")} == {apps, codes}
    assert told("login.password") == [("astrid", "astrid", None)]


def test_roles_and_units_are_told_from_both_sides(boss):
    vera = User.objects.create_user("vera")
    role, unit = Group.objects.create(name="Lärare"), UnitFactory(name="Skolan")
    vera.groups.add(role)
    role.user_set.remove(vera)
    unit.members.add(vera)
    vera.units.clear()
    vera.groups.remove(role)  # which she has not any more
    assert told("access.given") == [(None, "vera", "Lärare"), (None, "vera", "Skolan")]
    assert told("access.taken") == [(None, "vera", "Lärare"), (None, "vera", "Skolan")]


def test_an_account_that_is_made_changed_and_closed_in_the_admin_is_told_with_who_did_it(client, boss):
    client.force_login(boss)
    given = {"username": "vera", "email": "vera@example.se", "first_name": "Vera", "last_name": "Vux"}
    given |= {"password1": PASSWORD, "password2": PASSWORD, "is_active": "on"}
    client.post("/admin/users/new/", given)
    vera = User.objects.get(username="vera")
    client.post(f"/admin/users/edit/{vera.pk}/", {**given, "is_superuser": "on"})
    del given["is_active"]
    client.post(f"/admin/users/edit/{vera.pk}/", given)
    made = ModelLogEntry.objects.filter(object_id=str(vera.pk)).order_by("pk")
    said = [(entry.action, entry.user.username, entry.data.get("what")) for entry in made]
    assert ("wagtail.create", "astrid", None) in said
    assert ("access.given", "astrid", "superuser") in said
    assert ("access.taken", "astrid", "superuser") in said
    assert ("access.closed", "astrid", None) in said


@pytest.fixture
def laholm():
    """Two sites, each with a page, a contact and an administrator who looks after its users."""
    replay.once("log of Laholm", lambda: keep_a_log("localhost", "hem"))
    return User.objects.get(username="admin-hem")


@pytest.fixture
def halmstad(laholm):
    replay.once("log of Halmstad", lambda: keep_a_log("halmstad.example", "halmstad"))
    return User.objects.get(username="admin-halmstad")


def keep_a_log(host: str, slug: str) -> None:
    home = factories.home(host, slug)
    site = Site.objects.get(hostname=host)
    unit = UnitFactory(name=f"Enhet {slug}", site=site)
    member(ADMINISTRATOR, unit, name=f"admin-{slug}")
    editor = User.objects.create_user(f"editor-{slug}", password=PASSWORD)
    unit.members.add(editor)
    contact = ContactFactory(title=f"Kontakt {slug}", site=site, owner=unit)
    log(home, "wagtail.edit", title=f"Sida {slug}")
    log(contact, "wagtail.edit")
    log(editor, "login.in", user=editor)
    log(Kommun.for_site(site), "wagtail.edit", title=f"Uppgifter {slug}")


def seen(client, user, **filters) -> set[str]:
    client.force_login(user)
    soup = parse(client.get(HISTORY, filters))
    return {row.td.get_text(strip=True) for row in soup.select("table.listing tbody tr")}


def test_who_looks_after_a_site_reads_of_its_pages_rows_and_users_and_of_no_others(client, laholm, halmstad, boss):
    log(Group.objects.first(), "wagtail.edit", title="En grupp")
    log(boss, "login.failed")
    assert {"Sida hem", "Kontakt hem", "Uppgifter hem", "editor-hem"} <= seen(client, laholm)
    assert not {name for name in seen(client, laholm) if "halmstad" in name or name in ("astrid", "En grupp")}
    assert {"Sida halmstad", "Kontakt halmstad", "editor-halmstad"} <= seen(client, halmstad)
    assert not {name for name in seen(client, halmstad) if name.endswith("hem")}
    assert {"Sida hem", "Kontakt halmstad", "astrid", "En grupp"} <= seen(client, boss)


@pytest.mark.parametrize("asked", ["", "results/", "?export=csv", "?label=almstad"])
def test_filters_results_and_export_hold_nothing_of_another_site(client, laholm, halmstad, asked):
    client.force_login(laholm)
    answer = client.get(f"{HISTORY}{asked}")
    body = b"".join(answer) if answer.streaming else answer.content
    text = body.decode().replace("label=almstad", "").replace('value="almstad"', "")
    assert answer.status_code == 200
    assert "halmstad" not in text


def test_who_does_not_look_after_users_reads_nothing_of_their_logins(client, laholm):
    laholm.groups.set([Group.objects.get(name=COORDINATOR)])
    assert "editor-hem" not in seen(client, laholm)
    assert "Kontakt hem" in seen(client, laholm)


def test_her_own_deeds_are_read_by_herself(client, laholm, halmstad, boss):
    log(Group.objects.first(), "wagtail.delete", title="Borttagen sida", user=halmstad, deleted=True)
    assert "Borttagen sida" in seen(client, halmstad)
    assert "Borttagen sida" not in seen(client, laholm)


def test_wagtails_own_address_of_the_report_is_closed_to_who_is_not_logged_in(client):
    assert client.get(HISTORY)["Location"].startswith("/konto/login/")


def test_the_report_costs_as_much_for_many_entries_as_for_few(client, laholm, django_assert_max_num_queries):
    client.force_login(laholm)
    with django_assert_max_num_queries(60) as few:
        client.get(HISTORY)
    editor = User.objects.get(username="editor-hem")
    for _ in range(40):
        log(editor, "login.in", user=editor)
    with django_assert_max_num_queries(len(few)):
        client.get(HISTORY)


FORMULA = '=HYPERLINK("http://ond.example")'


def test_the_log_is_downloaded_as_csv_without_formulas_and_that_is_told(client, boss):
    log(boss, "login.in", title=FORMULA, data={"what": "Firefox"})
    client.force_login(boss)
    answer = client.get(HISTORY, {"export": "csv"})
    rows = list(csv.DictReader(io.StringIO(b"".join(answer).decode())))
    cells = [cell for row in rows for cell in row.values()]
    assert f"'{FORMULA}" in cells
    assert not [cell for cell in cells if cell.startswith(tuple("=+-@"))]
    assert any("Firefox" in cell for cell in cells)
    ((who, label, what),) = told("login.exported")
    assert (who, label) == ("astrid", "astrid")
    assert what.startswith("audit-log-")


def test_the_log_is_downloaded_as_a_workbook_whatever_is_in_it(client, boss):
    log(boss, "login.in", title=f"{FORMULA}\x0b")
    client.force_login(boss)
    book = load_workbook(io.BytesIO(b"".join(client.get(HISTORY, {"export": "xlsx"}))))
    cells = [cell for row in book.active.iter_rows() for cell in row]
    assert f"'{FORMULA}" in [cell.value for cell in cells]
    assert not [cell for cell in cells if cell.data_type == "f"]


def test_a_list_of_contacts_that_is_taken_out_is_told(client, laholm, boss):
    client.force_login(boss)
    page = client.get("/admin/snippets/contacts/contact/")
    links = [link["href"] for link in parse(page).select("a[href*=csv]")]
    assert links
    client.get(links[0])
    assert len(told("login.exported")) == 1


def test_the_log_is_forgotten_when_its_time_is_up(laholm, boss, settings):
    settings.AUDIT_LOG_DAYS = 30
    old = timezone.now() - timedelta(days=31)
    log(boss, "login.in", timestamp=old, title="Gammal")
    log(factories.home("gammal.example", "gammal"), "wagtail.edit", timestamp=old)
    log(boss, "login.in", title="Ny")
    said = io.StringIO()
    call_command("prune_log", stdout=said)
    assert "Forgot 2 lines" in said.getvalue()
    assert not PageLogEntry.objects.filter(timestamp__lt=old + timedelta(days=1)).exists()
    assert [label for _, label, _ in told("login.in")][-1] == "Ny"
