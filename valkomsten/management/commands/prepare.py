import os

from django.conf import settings
from django.contrib.auth import get_user_model
from django.core.management import call_command
from django.core.management.base import BaseCommand

from pages.models import HomePage

ADMIN = "admin"
DEMO_ACCOUNTS = settings.VAR_DIR / "demokonton.txt"


class Command(BaseCommand):
    help = (
        "What make run and make dev do before they serve: migrate, demo content where there is no content, the site's "
        "address, and a superuser with the password in ADMIN_PASSWORD."
    )

    def handle(self, *args, **options):
        call_command("migrate", interactive=False, verbosity=0)
        if not HomePage.objects.exists():
            self.stdout.write("Läser in exempelinnehållet, bara den här första gången …")
            call_command("load_demo")
            call_command("demo_people", stdout=self.stdout)
        else:
            call_command("sync_languages", if_behind=True)
            call_command("rebuild_search", if_empty=True)
        call_command("prepare_site")
        self.greet(settings.WAGTAILADMIN_BASE_URL, os.environ["ADMIN_PASSWORD"])

    def greet(self, address: str, password: str) -> None:
        """Say where the site is and how to log in."""
        user = get_user_model().objects.filter(username=ADMIN).first()
        user = user or get_user_model().objects.create_superuser(ADMIN, password=password)
        known = password if user.check_password(password) else "(bytt sedan dess)"
        self.stdout.write(f"\n  Välkomsten   {address}/\n  Redaktion    {address}/admin/\n")
        self.stdout.write(f"  Logga in     {ADMIN}  lösenord: {known}\n")
        if DEMO_ACCOUNTS.exists():
            self.stdout.write(f"  Exempelkonton för varje roll och enhet: {DEMO_ACCOUNTS}\n")
