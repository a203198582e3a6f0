from django.core.management.base import BaseCommand

from languages import catalogues, upstream


class Command(BaseCommand):
    help = "Bring the catalogues in step with the words marked in templates and code (needs no GNU gettext)."
    requires_system_checks = []

    def handle(self, *args, **options):
        public = catalogues.extracted(public=True)
        for code in catalogues.public_languages():
            self._report(catalogues.update(catalogues.PUBLIC, code, public), code)
        admin = catalogues.extracted(public=False)
        for code in catalogues.EDITORS_LANGUAGES:
            self._report(catalogues.update(catalogues.ADMIN, code, admin), f"admin {code}")
        for domain in upstream.DOMAINS:
            catalogue = catalogues.update(catalogues.UPSTREAM, "sv", upstream.wanted(domain), domain)
            self._report(catalogue, f"upstream sv {domain}")

    def _report(self, catalogue, name: str) -> None:
        missing = len(catalogue.untranslated_entries())
        self.stdout.write(f"{name}: {len(catalogue)} messages, {missing} to translate")
