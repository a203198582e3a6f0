"""What a fixture wrote once, written again as rows: a site of pages takes hundreds of statements to build."""

from collections.abc import Callable

from django.core.cache import cache
from django.db import connection, transaction

Rows = dict[object, tuple]
Tables = dict[str, tuple[list[str], Rows]]
#: SQLite's index for full text, which follows its table by itself.
WRITTEN_BY_TRIGGERS = "_fts"
#: Rows in a statement, which may hold some thirty thousand values.
ROWS = 500
#: What each fixture wrote, by the name it was given.
_kept: dict[str, list["Change"]] = {}


class Change:
    """What became of one table: which rows went and which came, changed rows being both."""

    def __init__(self, table: str, columns: list[str], before: Rows, after: Rows):
        self.table = connection.ops.quote_name(table)
        self.columns = ", ".join(map(connection.ops.quote_name, columns))
        self.key = connection.ops.quote_name(columns[0])
        self.gone = [key for key, row in before.items() if after.get(key) != row]
        self.come = [row for key, row in after.items() if before.get(key) != row]

    def __bool__(self) -> bool:
        return bool(self.gone or self.come)

    def take_away(self, cursor) -> None:
        if self.gone:
            cursor.executemany(f"DELETE FROM {self.table} WHERE {self.key} = %s", [[key] for key in self.gone])

    def put_in(self, cursor) -> None:
        for start in range(0, len(self.come), ROWS):
            rows = self.come[start : start + ROWS]
            places = ", ".join(["%s"] * len(rows[0]))
            values = ", ".join([f"({places})"] * len(rows))
            flat = [value for each in rows for value in each]
            cursor.execute(f"INSERT INTO {self.table} ({self.columns}) VALUES {values}", flat)


def once(name: str, build: Callable[[], object]) -> None:
    """Write what `build` writes: by it the first time, and afterwards as the rows it wrote.

    It must find the same rows each time, and leave nothing but rows. Signals are not sent for rows.
    """
    if name not in _kept:
        before = _tables(connection)
        build()
        _kept[name] = _changes(before, _tables(connection))
    else:
        _write(_kept[name])


def copied(name: str, database: str) -> None:
    """Write what another database of SQLite holds, at its path, and this one does not."""
    if name not in _kept:
        other = connection.copy()
        other.settings_dict = {**connection.settings_dict, "NAME": database}
        _kept[name] = _changes(_tables(connection), _tables(other))
        other.close()
    _write(_kept[name])


def _changes(before: Tables, after: Tables) -> list[Change]:
    changes = [Change(table, columns, before[table][1], rows) for table, (columns, rows) in after.items()]
    return [change for change in changes if change]


def _write(changes: list[Change]) -> None:
    with transaction.atomic(), connection.cursor() as cursor:
        for change in changes:
            change.take_away(cursor)
        for change in changes:
            change.put_in(cursor)
    cache.clear()


def _tables(connection) -> Tables:
    """The columns and the rows of every table, the rows by their key: the first column."""
    found = {}
    with connection.cursor() as cursor:
        for table in connection.introspection.django_table_names(only_existing=True):
            if table.endswith(WRITTEN_BY_TRIGGERS):
                continue
            cursor.execute(f"SELECT * FROM {connection.ops.quote_name(table)}")
            columns = [column[0] for column in cursor.description]
            found[table] = columns, {row[0]: tuple(row) for row in cursor.fetchall()}
    return found
