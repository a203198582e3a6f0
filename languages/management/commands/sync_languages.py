from django.core.management.base import BaseCommand

from languages.sync import sync


class Command(BaseCommand):
    help = "Bring every language in step with the Swedish pages and rows; says what was mended. Safe at any time."

    def handle(self, *args, verbosity=1, **options):
        tell = self.stdout.write if verbosity > 1 else lambda line: None
        done = sync(tell)
        told = ", ".join(f"{count} × {repair}" for repair, count in sorted(done.items()))
        self.stdout.write(told or "everything was in step")
