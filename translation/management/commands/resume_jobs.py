from django.core.management.base import BaseCommand

from translation.jobs import steer


class Command(BaseCommand):
    help = "Put translation jobs in line again that were left behind, as when a worker was killed. Safe at any time."

    def handle(self, *args, **options):
        for job in steer.left_behind():
            self.stdout.write(f"{job.pk}: {job}")
            steer.tasks.enqueue(job)
