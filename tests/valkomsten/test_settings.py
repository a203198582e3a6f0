import os
import re
import subprocess
import sys
from itertools import pairwise
from pathlib import Path

import pytest
from django.conf import settings
from django.core.checks import Error

from tests.sample import more
from valkomsten import checks

ROOT = Path(settings.BASE_DIR)
PRODUCTION = {
    "SECRET_KEY": "x" * 60,
    "ALLOWED_HOSTS": "valkommen.example.se",
    "BASE_URL": "https://valkommen.example.se",
}


def in_production(code: str, **environment: str) -> subprocess.CompletedProcess:
    """Run code with production settings and no variables but the given."""
    setting = {"PATH": os.environ["PATH"], "DJANGO_SETTINGS_MODULE": "valkomsten.settings.production"}
    program = f"from django.conf import settings\n{code}"
    return subprocess.run(
        [sys.executable, "-c", program], cwd=ROOT, env={**setting, **environment}, capture_output=True, text=True
    )


@pytest.mark.parametrize("name", PRODUCTION)
def test_production_refuses_to_start_and_names_what_is_missing(name):
    given = {key: value for key, value in PRODUCTION.items() if key != name}
    started = in_production("settings.DEBUG", **given)
    assert started.returncode
    assert f"{name} is missing from the environment" in started.stderr.splitlines()[-1]


@pytest.mark.parametrize("address", ["valkommen.example.se", "https://", "ftp://example.se", "https://example.se/sv/"])
def test_production_refuses_a_base_url_that_is_none(address):
    started = in_production("settings.DEBUG", **{**PRODUCTION, "BASE_URL": address})
    assert started.returncode
    assert "BASE_URL must look like" in started.stderr.splitlines()[-1]


@pytest.mark.parametrize(("scheme", "secure"), [("https", True), ("http", False)])
def test_security_follows_the_scheme_of_the_base_url(scheme, secure):
    asked = """
print(settings.DEBUG, settings.SESSION_COOKIE_SECURE, settings.CSRF_COOKIE_SECURE, settings.SECURE_SSL_REDIRECT,
      settings.SECURE_HSTS_SECONDS > 0)"""
    answered = in_production(asked, **{**PRODUCTION, "BASE_URL": f"{scheme}://valkommen.example.se"})
    assert answered.stdout.split() == ["False", *[str(secure)] * 4]


@pytest.mark.parametrize(
    ("chosen", "backend"),
    [
        ({}, "ImmediateBackend"),
        ({"TASKS": "immediate"}, "ImmediateBackend"),
        ({"TASKS": "database"}, "DatabaseBackend"),
    ],
)
def test_the_environment_says_who_does_background_work(chosen, backend):
    asked = "print(settings.TASKS['default']['BACKEND'].rpartition('.')[2])"
    assert in_production(asked, **PRODUCTION, **chosen).stdout.split() == [backend]


@pytest.mark.parametrize("chosen", ["database", *more("immediate")])
def test_who_does_background_work_finds_no_fault_in_its_settings(chosen):
    asked = """
import django
django.setup()
from django_tasks import task_backends
print(len(list(task_backends["default"].check())))"""
    assert in_production(asked, **PRODUCTION, TASKS=chosen).stdout.split() == ["0"]


def test_a_way_of_doing_background_work_that_there_is_not_is_refused():
    started = in_production("settings.DEBUG", **PRODUCTION, TASKS="celery")
    assert started.stderr.splitlines()[-1].endswith(
        "TASKS must be immediate or database, not 'celery'. See .env.example."
    )


@pytest.mark.parametrize(
    ("address", "told"),
    [
        ("", ["search.engine", "None"]),
        ("https://sok.example.se:9200", ["wagtail.search.backends.opensearch3", "['https://sok.example.se:9200']"]),
    ],
)
def test_the_environment_says_which_engine_readers_search_with(address, told):
    asked = """
readers = settings.WAGTAILSEARCH_BACKENDS["readers"]
print(readers["BACKEND"], readers.get("URLS"), readers["AUTO_UPDATE"], list(settings.WAGTAILSEARCH_BACKENDS))"""
    answered = in_production(asked, **PRODUCTION, SEARCH_ENGINE=address)
    assert answered.stdout.split() == [*told, "False", "['readers']"]


@pytest.mark.parametrize("address", ["sok.example.se:9200", "opensearch", "ftp://sok.example.se"])
def test_an_address_of_an_engine_that_is_none_is_refused(address):
    started = in_production("settings.DEBUG", **PRODUCTION, SEARCH_ENGINE=address)
    assert started.stderr.splitlines()[-1].endswith(
        f"SEARCH_ENGINE must look like https://host:9200, not {address!r}. See .env.example."
    )


def test_administrators_must_have_a_second_factor_unless_the_environment_names_others():
    asked = "print(ascii(settings.MFA_REQUIRED_ROLES), len(settings.SOCIALACCOUNT_PROVIDERS))"
    assert in_production(asked, **PRODUCTION).stdout.split("] ") == ["['Administrat\\xf6r', 'Samordnare'", "0\n"]
    assert in_production(asked, **PRODUCTION, MFA_REQUIRED_ROLES="").stdout == "[] 0\n"


PROVIDER = {
    "OIDC_SERVER_URL": "https://login.example.se/v2.0",
    "OIDC_CLIENT_ID": "valkomsten",
    "OIDC_CLIENT_SECRET": "hemligt",
    "OIDC_GROUPS": "vux=Lektor",
}


def test_a_provider_of_logins_is_four_variables():
    asked = "print(settings.SOCIALACCOUNT_PROVIDERS['openid_connect']['APPS'][0]['client_id'], settings.OIDC_GRANTS)"
    assert in_production(asked, **PRODUCTION, **PROVIDER).stdout == "valkomsten [('vux', 'group', 'Lektor')]\n"


@pytest.mark.parametrize("name", [name for name in PROVIDER if name != "OIDC_SERVER_URL"])
def test_a_provider_that_lacks_something_is_refused_and_what_is_named(name):
    given = {key: value for key, value in PROVIDER.items() if key != name}
    started = in_production("settings.DEBUG", **PRODUCTION, **given)
    assert f"{name} is missing from the environment" in started.stderr.splitlines()[-1]


@pytest.mark.parametrize(
    ("given", "sentence"),
    [
        ({"SESSION_IDLE_HOURS": "0"}, "SESSION_IDLE_HOURS must be 1 or more. See .env.example."),
        ({"AUDIT_LOG_DAYS": "länge"}, "AUDIT_LOG_DAYS must be a whole number. See .env.example."),
        ({**PROVIDER, "OIDC_SERVER_URL": "login"}, "OIDC_SERVER_URL must be an address with http or https"),
    ],
)
def test_what_is_written_wrongly_of_logins_is_refused_with_one_sentence(given, sentence):
    assert sentence in in_production("settings.DEBUG", **PRODUCTION, **given).stderr.splitlines()[-1]


def variables_read() -> set[str]:
    """The names of the environment variables that settings ask for."""
    asked = re.compile(r'(?:env(?:\.\w+)?|required|database|whole_number|natural_number)\(\s*"([A-Z_]+)"')
    sources = (ROOT / "valkomsten" / "settings").glob("*.py")
    return {name for path in sources for name in asked.findall(path.read_text())}


def variables_of_the_server() -> set[str]:
    """The names of the variables that the script which serves asks for."""
    return set(re.findall(r"\$\{([A-Z_]+):-", (ROOT / "deploy" / "start.sh").read_text()))


def test_the_example_names_every_variable_that_settings_and_server_read_and_no_other():
    lines = (ROOT / ".env.example").read_text().splitlines()
    named = {found[1] for line in lines if (found := re.match(r"#?([A-Z_]+)=", line))}
    assert named == variables_read() | variables_of_the_server()
    assert set(PRODUCTION) < named


def test_every_variable_of_the_example_has_a_meaning_above_it():
    lines = (ROOT / ".env.example").read_text().splitlines()
    for before, line in pairwise(lines):
        if re.match(r"#?[A-Z_]+=", line):
            assert before.startswith("# ")


def test_locks_hold_hashes_and_no_address_of_any_registry():
    for path in (ROOT / "requirements").glob("*.txt"):
        lock = path.read_text()
        pins = re.findall(r"^[a-z0-9][^\s]*==", lock, flags=re.MULTILINE)
        blocks = re.split(r"\n(?=[a-z0-9])", lock)
        assert pins
        assert all("--hash=sha256:" in block for block in blocks)
        assert not re.search(r"://|^--|^-[ef]", lock, flags=re.MULTILINE)


@pytest.mark.parametrize(
    ("check", "broken"),
    [
        (checks.every_language_is_declared, {"LANGUAGES_BIDI": ["ar"]}),
        (checks.every_language_is_declared, {"LANGUAGES": [("sv", "Svenska")]}),
        (checks.every_language_is_declared, {"MIDDLEWARE": []}),
        (checks.translations_never_publish_themselves, {"WAGTAILLOCALIZE_SYNC_LIVE_STATUS_ON_TRANSLATE": True}),
        (checks.readers_are_anonymous, {"SESSION_SAVE_EVERY_REQUEST": True}),
        (checks.readers_are_anonymous, {"CONTENT_SECURITY_POLICY": {"DIRECTIVES": {"img-src": ["cdn.example.com"]}}}),
    ],
)
def test_a_setting_that_breaks_a_law_is_an_error(settings, check, broken):
    assert list(check(None)) == []
    for name, value in broken.items():
        setattr(settings, name, value)
    assert [type(found) for found in check(None)] != []
    assert all(isinstance(found, Error) for found in check(None))
