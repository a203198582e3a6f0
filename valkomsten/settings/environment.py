"""Where settings get what differs between machines; `.env.example` names every variable."""

from pathlib import Path
from urllib.parse import urlsplit

import environ
from django.core.exceptions import ImproperlyConfigured

BASE_DIR = Path(__file__).resolve().parents[2]

env = environ.Env()

SHORTEST_KEY = 32


def required(name: str, meaning: str) -> str:
    """The value of a variable that production cannot do without; refuses to start where it is missing."""
    value = env.str(name, default="").strip()
    if not value:
        raise ImproperlyConfigured(f"{name} is missing from the environment: {meaning}. See .env.example.")
    return value


def hosts(text: str) -> list[str]:
    """The host names in ALLOWED_HOSTS; refuses to start where there is none."""
    found = names(text)
    if not found:
        raise ImproperlyConfigured("ALLOWED_HOSTS names no host. See .env.example.")
    return found


def secret(key: str) -> str:
    """The secret key; refuses to start where it is too short to keep anything secret."""
    if len(key) < SHORTEST_KEY:
        raise ImproperlyConfigured(f"SECRET_KEY is too short: it needs at least {SHORTEST_KEY} random characters.")
    return key


def database(name: str, default: str) -> dict:
    """The database of a variable; refuses to start where its address cannot be read."""
    try:
        found = env.db(name, default=default)
    except ValueError as error:
        raise ImproperlyConfigured(f"{name} cannot be read: {error}. See .env.example.") from error
    if not found.get("ENGINE"):
        raise ImproperlyConfigured(f"{name} must look like postgres://user:password@host:5432/name. See .env.example.")
    return found


#: Where background work is done: at once by who asks for it, or by workers (`manage.py db_worker`).
TASK_BACKENDS = {
    "immediate": "django_tasks.backends.immediate.ImmediateBackend",
    "database": "django_tasks_db.DatabaseBackend",
}


def task_backend(name: str) -> dict:
    """The backend of background tasks that TASKS chooses; refuses to start where it chooses none."""
    if name not in TASK_BACKENDS:
        raise ImproperlyConfigured(f"TASKS must be {' or '.join(TASK_BACKENDS)}, not {name!r}. See .env.example.")
    return {"BACKEND": TASK_BACKENDS[name]}


def search_engine(address: str) -> dict:
    """The engine that readers' searches go to: the site's own, or OpenSearch at an address.

    The rows that are searched are handed to it by `search.filling` alone.
    """
    if not address:
        return {"BACKEND": "search.engine", "AUTO_UPDATE": False}
    if urlsplit(address).scheme not in {"http", "https"}:
        raise ImproperlyConfigured(
            f"SEARCH_ENGINE must look like https://host:9200, not {address!r}. See .env.example."
        )
    settings = {"URLS": [address], "INDEX_PREFIX": "valkomsten_", "TIMEOUT": 5}
    return {"BACKEND": "wagtail.search.backends.opensearch3", "AUTO_UPDATE": False, **settings}


def whole_number(name: str, default: int) -> int:
    """The whole number in a variable; refuses to start where it holds something else."""
    try:
        return env.int(name, default=default)
    except ValueError as error:
        raise ImproperlyConfigured(f"{name} must be a whole number. See .env.example.") from error


def natural_number(name: str, default: int) -> int:
    """The number above zero in a variable; refuses to start where it holds something else."""
    number = whole_number(name, default)
    if number < 1:
        raise ImproperlyConfigured(f"{name} must be 1 or more. See .env.example.")
    return number


def names(text: str) -> list[str]:
    """`one,another` as a list."""
    return [name.strip() for name in text.split(",") if name.strip()]


def base_address(address: str) -> str:
    """`https://host[:port]` without a closing slash; refuses to start where BASE_URL is anything else."""
    parts = urlsplit(address)
    if parts.scheme not in {"http", "https"} or not parts.hostname or parts.path.strip("/") or parts.query:
        raise ImproperlyConfigured(f"BASE_URL must look like https://valkommen.example.se, not {address!r}.")
    return address.rstrip("/")
