from urllib.parse import urlsplit

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError
from wagtail.models import Site

PORTS = {"http": 80, "https": 443}


class Command(BaseCommand):
    help = "Give the default site the host and port of BASE_URL, so that canonical addresses and QR codes are right."

    def handle(self, *args, **options):
        site = Site.objects.filter(is_default_site=True).first()
        if site is None:
            raise CommandError("There is no default site: choose one in the admin under Settings, Sites.")
        address = urlsplit(settings.WAGTAILADMIN_BASE_URL)
        hostname, port = address.hostname, address.port or PORTS[address.scheme]
        if Site.objects.exclude(pk=site.pk).filter(hostname=hostname, port=port).exists():
            raise CommandError(f"Another site already answers at {hostname}:{port}: change BASE_URL or that site.")
        if (site.hostname, site.port) != (hostname, port):
            site.hostname, site.port = hostname, port
            site.save()
            self.stdout.write(f"{site.site_name or 'The default site'} answers at {site.root_url}")
