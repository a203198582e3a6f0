"""What is done once when a transaction is committed, however often it is asked for before."""

from collections.abc import Callable, Hashable
from typing import TypeVar
from weakref import WeakKeyDictionary

from django.db import transaction
from django.db.backends.base.base import BaseDatabaseWrapper

Hook = TypeVar("Hook", bound=Callable[[], object])
#: Of each connection, by key: what was put into the queue last, and its place there. The queue of an import is long.
_kept: WeakKeyDictionary[BaseDatabaseWrapper, dict[Hashable, tuple[int, Callable]]] = WeakKeyDictionary()


def once(key: Hashable, hook: Hook) -> Hook:
    """What waits under a key; where nothing does, `hook`, which from now on waits (without a transaction: is done)."""
    connection = transaction.get_connection()
    if (found := waiting(key)) is not None:
        return found
    _kept.setdefault(connection, {})[key] = len(connection.run_on_commit), hook
    transaction.on_commit(hook)
    return hook


def waiting(key: Hashable):
    """What waits under a key; None where nothing does, also since it was rolled back.

    With a savepoint goes the end of the queue, so that nothing changes its place.
    """
    connection = transaction.get_connection()
    place, hook = _kept.get(connection, {}).get(key, (0, None))
    queue = connection.run_on_commit
    return hook if place < len(queue) and queue[place][1] == hook else None
