from datetime import timedelta

from allauth.usersessions.models import UserSession
from django.conf import settings
from django.core.management import call_command
from django.core.management.base import BaseCommand
from django.utils import timezone
from wagtail.log_actions import registry


class Command(BaseCommand):
    help = "Forget what the log has kept for AUDIT_LOG_DAYS, and sessions that have ended. Once a day from cron."

    def handle(self, *args, **options):
        oldest = timezone.now() - timedelta(days=settings.AUDIT_LOG_DAYS)
        old = [model.objects.filter(timestamp__lt=oldest) for model in registry.get_log_entry_models()]
        count = sum(entries.delete()[0] for entries in old)
        call_command("clearsessions")
        ended = sum(session.purge() for session in UserSession.objects.iterator())
        self.stdout.write(f"Forgot {count} lines of the log and {ended} ended sessions.")
