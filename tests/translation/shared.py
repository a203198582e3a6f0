"""The test database where other processes find it."""

import os
import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path
from urllib.parse import urlsplit, urlunsplit

from django.conf import settings
from django.db import connection

#: Long enough for the slowest machine; no test waits for it.
SECONDS = 300


class SharedDatabase:
    """PostgreSQL shares it anyway; SQLite's, which is in memory, is copied to a file, and brought back on demand."""

    def __init__(self, folder: Path):
        self.folder = folder
        self.file = folder / "shared.sqlite3" if connection.vendor == "sqlite" else None
        if self.file:
            connection.ensure_connection()
            self.write()

    def start(self, *arguments: str, **environment: str) -> subprocess.Popen:
        """Start Python in the project's folder, with this database as its own."""
        given = {"DJANGO_SETTINGS_MODULE": "valkomsten.settings.test", "VAR_DIR": str(self.folder), **environment}
        return subprocess.Popen(
            [sys.executable, *arguments],
            cwd=settings.BASE_DIR,
            env={**os.environ, **given, "DATABASE_URL": self.address},
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
        )

    @property
    def address(self) -> str:
        if self.file:
            return f"sqlite:///{self.file}"
        given = urlsplit(os.environ["DATABASE_URL"])
        path = f"{given.path.rpartition('/')[0]}/{connection.settings_dict['NAME']}"
        return urlunsplit(given._replace(path=path))

    def bring_back(self) -> None:
        """See here what other processes have written."""
        if self.file:
            with closing(sqlite3.connect(self.file)) as file:
                file.backup(connection.connection)

    def write(self) -> None:
        """Let other processes see what was written here; none may have the database open."""
        if self.file:
            with closing(sqlite3.connect(self.file)) as file:
                connection.connection.backup(file)
                file.execute("PRAGMA journal_mode=WAL")  # as the site's own file is from its first day

    def count(self, table: str, where: str) -> int:
        """How many rows there are just now."""
        query = f"SELECT COUNT(*) FROM {table} WHERE {where}"
        if self.file:
            with closing(sqlite3.connect(self.file, timeout=SECONDS)) as file:
                return file.execute(query).fetchone()[0]
        with connection.cursor() as cursor:
            cursor.execute(query)
            return cursor.fetchone()[0]


def ended_well(process: subprocess.Popen) -> str:
    """What a process said, once it has ended without an error."""
    said = process.communicate(timeout=SECONDS)[0]
    assert process.returncode == 0, said
    return said
