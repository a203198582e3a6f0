from django.core.management.base import BaseCommand, CommandError

from editorial.demo.load import load
from pages.demo.ledger import Ledger
from pages.demo.read import SeedError, read


class Command(BaseCommand):
    """Fill the default site with the example content; a second run changes nothing."""

    help = "Fill the default site with the example content. What somebody has edited since is kept."

    def add_arguments(self, parser):
        parser.add_argument("--force", action="store_true", help="overwrite what somebody has edited since")

    def handle(self, *args, force: bool, **options):
        try:
            ledger = load(read(), force=force)
        except SeedError as error:
            raise CommandError(f"Nothing was loaded.\n{error}") from error
        self._report(ledger)

    def _report(self, ledger: Ledger) -> None:
        for kind, counts in ledger.counts.items():
            self.stdout.write(f"{kind}: {', '.join(f'{number} {what}' for what, number in counts.items())}")
        for name in ledger.edited:
            self.stdout.write(f"kept, since somebody has edited it: {name}")
        if ledger.edited:
            self.stdout.write("Run again with --force to overwrite what was kept.")
        elif all(counts.keys() == {"unchanged"} for counts in ledger.counts.values()):
            self.stdout.write("Everything was there already; nothing was changed.")
