"""Background work in tests."""

from django_tasks.backends.immediate import ImmediateBackend

from languages.catalogues import ROOMS


class OursAlone(ImmediateBackend):
    """Runs the tasks of our rooms at once, and lets their errors fail the test.

    Wagtail keeps its reference and search indexes by tasks; no test reads them, and they are most of what a save takes.
    """

    def _execute_task(self, task_result):
        if task_result.task.module_path.partition(".")[0] not in ROOMS:
            return
        super()._execute_task(task_result)
        for error in task_result.errors:
            raise AssertionError(error.traceback)
