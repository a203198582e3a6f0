from django.core.management.base import BaseCommand

from languages import catalogues


class Command(BaseCommand):
    help = "Compile the catalogues of all declared languages (needs no GNU gettext)."
    requires_system_checks = []

    def handle(self, *args, **options):
        self.stdout.write(f"{catalogues.compile_all()} catalogues compiled")
