from django.core.management.base import BaseCommand
from wagtail.models import Site

from pages.finding.keeping import rebuild
from search.models import Entry


class Command(BaseCommand):
    help = "Tell the search all of every site anew: after a change of engine, or where it seems to be behind."

    def add_arguments(self, parser):
        parser.add_argument("--if-empty", action="store_true", help="only sites of which nothing can be found")

    def handle(self, *args, if_empty=False, **options):
        for site in Site.objects.select_related("root_page"):
            if if_empty and Entry.objects.filter(site=site).exists():
                continue
            self.stdout.write(f"{site.hostname}: {rebuild(site)} entries.")
