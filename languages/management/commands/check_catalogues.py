from django.core.management.base import BaseCommand, CommandError

from languages import catalogues


class Command(BaseCommand):
    help = "Refuse catalogues that lack words, hold unused ones, or lose a placeholder."
    requires_system_checks = []

    def handle(self, *args, **options):
        public, admin = catalogues.extracted(public=True), catalogues.extracted(public=False)
        wrong = [
            problem
            for code in catalogues.public_languages()
            for problem in catalogues.gaps(catalogues.PUBLIC, code, public)
        ]
        for code in ("sv", "en"):
            wrong += catalogues.gaps(catalogues.ADMIN, code, admin)
        if wrong:
            raise CommandError("\n".join([*wrong[:40], f"{len(wrong)} problems in the catalogues; run make messages"]))
        self.stdout.write(f"{len(public)} public and {len(admin)} admin messages, complete in every language")
