"""The test database where other processes find it."""

import logging
import sqlite3
from collections.abc import Callable
from contextlib import closing
from multiprocessing import current_process, get_context
from multiprocessing.context import ForkProcess
from pathlib import Path

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

    def start(self, work: Callable[..., object], *arguments) -> ForkProcess:
        """Do some work in a process of its own: a copy of this one, which opens this database for itself."""
        connection.close()  # but for SQLite's in memory, which stays
        process = get_context("fork").Process(target=self._apart, args=(work, *arguments))
        process.start()
        return process

    def _apart(self, work: Callable[..., object], *arguments) -> None:
        logging.getLogger().addHandler(self._log(current_process().name))
        if self.file:
            connection.connection = None
            connection.settings_dict["NAME"] = str(self.file)
        work(*arguments)

    def _log(self, process: str) -> logging.Handler:
        handler = logging.FileHandler(self.folder / process)
        handler.setLevel(logging.WARNING)
        return handler

    def ended_well(self, process: ForkProcess) -> str:
        """What a process warned of, once it has ended without an error."""
        process.join(SECONDS)
        said = (self.folder / process.name).read_text()
        assert process.exitcode == 0, said
        return said

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
