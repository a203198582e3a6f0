from datetime import timedelta

from django.core.management.base import BaseCommand
from django.utils import timezone

from editorial.digest import send_digests


class Command(BaseCommand):
    help = "Send this week's letter to everybody who has not got it. It can be run again: nobody gets two."

    def handle(self, *args, **options):
        now = timezone.now()
        today = timezone.localdate(now)
        sent = send_digests(today - timedelta(days=today.weekday()), now, joined_before=now)
        self.stdout.write(f"{sent} brev skickade.")
