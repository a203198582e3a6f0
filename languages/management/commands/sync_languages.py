from django.core.management.base import BaseCommand

from languages.sync import is_behind, sync


class Command(BaseCommand):
    help = "Bring every language in step with the Swedish pages and rows; says what was mended. Safe at any time."

    def add_arguments(self, parser):
        parser.add_argument(
            "--if-behind", action="store_true", help="only where live pages wait to be taken up, as after an upgrade"
        )

    def handle(self, *args, verbosity=1, if_behind=False, **options):
        if if_behind and not is_behind():
            return
        tell = self.stdout.write if verbosity > 1 else lambda line: None
        done = sync(tell)
        told = ", ".join(f"{count} × {repair}" for repair, count in sorted(done.items()))
        self.stdout.write(told or "everything was in step")
