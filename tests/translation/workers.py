"""Workers side by side, each on its own connection."""

from collections.abc import Callable, Iterable
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

from django.db import connection

from translation.jobs.work import work
from translation.models import TranslationJob


def side_by_side(things: Iterable[Callable[[], object]]) -> list:
    """Do things at the same moment, each in a thread; raises what any of them raises."""
    things = list(things)
    together = Barrier(len(things))

    def one(thing: Callable) -> object:
        try:
            together.wait()
            return thing()
        finally:
            connection.close()

    with ThreadPoolExecutor(len(things)) as pool:
        return list(pool.map(one, things))


def workers(threads: int, job_ids: list[int]) -> list[Callable]:
    """Workers on all of the jobs, of whom every other begins with the last."""

    def worker(ids: list[int]) -> Callable:
        return lambda: [work(TranslationJob.objects.get(pk=pk)) for pk in ids]

    return [worker(job_ids[:: -1 if n % 2 else 1]) for n in range(threads)]
