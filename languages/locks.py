"""Writing alone: what was read stays as it was until it is written."""

from collections.abc import Iterator
from contextlib import contextmanager

from django.db import connection, models, transaction


@contextmanager
def alone_with(model: type[models.Model]) -> Iterator[None]:
    """A transaction in which nobody else writes rows of a model; SQLite lets one write at a time by itself."""
    with transaction.atomic():
        if connection.vendor == "postgresql":
            with connection.cursor() as cursor:
                cursor.execute(f"LOCK TABLE {model._meta.db_table} IN SHARE ROW EXCLUSIVE MODE")
        yield
