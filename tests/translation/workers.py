"""Workers side by side, each on its own connection: `python -m tests.translation.workers <threads> <job ids …>`."""

import sys
from collections.abc import Callable, Iterable
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

import django
from django.db import connection


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
    from translation.jobs.work import work
    from translation.models import TranslationJob

    def worker(ids: list[int]) -> Callable:
        return lambda: [work(TranslationJob.objects.get(pk=pk)) for pk in ids]

    return [worker(job_ids[:: -1 if n % 2 else 1]) for n in range(threads)]


if __name__ == "__main__":
    django.setup()
    threads, *job_ids = map(int, sys.argv[1:])
    side_by_side(workers(threads, job_ids))
