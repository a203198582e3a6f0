from django.core.management.base import BaseCommand, CommandError

from languages import catalogues, upstream


class Command(BaseCommand):
    help = "Refuse catalogues that lack words, hold unused ones, or say them in a form that breaks the page."
    requires_system_checks = []

    def handle(self, *args, **options):
        public, admin = catalogues.extracted(public=True), catalogues.extracted(public=False)
        wrong = [
            problem
            for code in catalogues.public_languages()
            for problem in catalogues.gaps(catalogues.PUBLIC, code, public)
        ]
        for code in catalogues.EDITORS_LANGUAGES:
            wrong += catalogues.gaps(catalogues.ADMIN, code, admin)
            wrong += catalogues.contradictions(code)
        for domain in upstream.DOMAINS:
            wrong += catalogues.gaps(catalogues.UPSTREAM, "sv", upstream.wanted(domain), domain)
        if wrong:
            raise CommandError("\n".join([*wrong[:40], f"{len(wrong)} problems in the catalogues; run make messages"]))
        self.stdout.write(f"{len(public)} public and {len(admin)} admin messages, complete in every language")
