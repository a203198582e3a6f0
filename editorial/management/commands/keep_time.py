import os
import time

from django.core.management.base import BaseCommand
from django.db import close_old_connections

from editorial.timekeeper import tick

#: Seconds between two looks at the clock; whether the parent is still there is asked every second.
MINUTE = 60


class Command(BaseCommand):
    help = "Every minute do what is due: publish what is scheduled, take down what has expired."

    def add_arguments(self, parser):
        parser.add_argument("--once", action="store_true", help="do what is due and end; for cron and timers")
        parser.add_argument("--parent", type=int, help="the process that starts it, with which it ends")

    def handle(self, *args, once: bool, parent: int | None, **options):
        try:
            tick()
            while not once and self.wait(parent):
                close_old_connections()  # the database may have been restarted meanwhile
                tick()
        except KeyboardInterrupt:
            pass

    def wait(self, parent: int | None) -> bool:
        """Wait for the next full minute; whether there is still somebody to keep time for."""
        for _second in range(MINUTE - int(time.time()) % MINUTE):
            time.sleep(1)
            if parent and os.getppid() != parent:
                return False
        return True
