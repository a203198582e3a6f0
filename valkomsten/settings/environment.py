"""Where settings get what differs between machines; `.env.example` names every variable."""

from pathlib import Path
from urllib.parse import urlsplit

import environ
from django.core.exceptions import ImproperlyConfigured

BASE_DIR = Path(__file__).resolve().parents[2]

env = environ.Env()


def required(name: str, meaning: str) -> str:
    """The value of a variable that production cannot do without; refuses to start where it is missing."""
    value = env.str(name, default="").strip()
    if not value:
        raise ImproperlyConfigured(f"{name} is missing from the environment: {meaning}. See .env.example.")
    return value


def base_address(address: str) -> str:
    """`https://host[:port]` without a closing slash; refuses to start where BASE_URL is anything else."""
    parts = urlsplit(address)
    if parts.scheme not in {"http", "https"} or not parts.hostname or parts.path.strip("/") or parts.query:
        raise ImproperlyConfigured(f"BASE_URL must look like https://valkommen.example.se, not {address!r}.")
    return address.rstrip("/")
