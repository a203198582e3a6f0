from django.core.management.base import BaseCommand, CommandError
from wagtail.models import Locale, Site

from languages.add_language import LanguageError, add_language, declared_as
from translation.jobs.drafts import machine_into, order_drafts


class Command(BaseCommand):
    help = "Open languages on every site, whole and without a restart. A second run adds what is missing."

    def add_arguments(self, parser):
        parser.add_argument("codes", nargs="+", metavar="code", help="a language, such as ka or fa-AF")
        parser.add_argument(
            "--site", action="append", metavar="HOST", help="only this site; may be given several times"
        )
        parser.add_argument("--machine", action="store_true", help="order drafts by machine, the most important first")

    def handle(self, *args, codes: list[str], site: list[str] | None, machine: bool, **options):
        sites = self.chosen(site)
        try:
            chosen = [declared_as(code).code for code in codes]
            for code in chosen:
                self.open(code, sites, machine)
        except LanguageError as error:
            raise CommandError(str(error)) from error

    def open(self, code: str, sites: list[Site], machine: bool) -> None:
        locale, grown = add_language(code, sites)
        self.stdout.write(f"{locale.language_code}: {grown.made} pages added")
        if machine:
            self.order(locale, sites)
        if grown.left:
            reasons = "\n".join(f"{title}: {reason}" for title, reason in grown.left.items())
            raise CommandError(f"{len(grown.left)} pages could not be added; mend them and run again.\n{reasons}")

    def chosen(self, hosts: list[str] | None) -> list[Site]:
        """The sites of the given hosts, or all."""
        sites = {site.hostname: site for site in Site.objects.select_related("root_page")}
        if unknown := set(hosts or []) - sites.keys():
            raise CommandError(f"There is no site {', '.join(sorted(unknown))}; there are {', '.join(sorted(sites))}.")
        return [sites[host] for host in hosts or sites]

    def order(self, locale: Locale, sites: list[Site]) -> None:
        """Order drafts for each site, where there is a machine to make them."""
        if not machine_into(locale):
            self.stderr.write(f"No machine translates into {locale.language_code}, so no drafts are ordered.")
            return
        for site in sites:
            job = order_drafts(locale, site)
            self.stdout.write(f"{site.hostname}: drafts are ordered as job {job.pk}")
