"""Two kommuner on one installation: all that is the one's bears its mark, so that a trace of it can be found."""

import re
from dataclasses import dataclass, field
from datetime import UTC, datetime

from wagtail.contrib.redirects.models import Redirect
from wagtail.models import Site

from audiences.models import AudienceOnSite
from contacts.models import Contact
from pages.models import (
    ArticlePage,
    ContactRow,
    HomePage,
    Kommun,
    ShortAddress,
    StepIndexPage,
    StepPage,
)
from tests.contacts.factories import ContactFactory, PlaceFactory, UnitFactory
from tests.knowledge.factories import FactFactory
from tests.pages import factories
from tests.pages.guard import GuardedClient

FILTERS = ["typ=kommun", "tema=bostad", "malgrupp=anvisad", "sprak=ar", "steg=folkbokforing", "q=mottagning"]

#: Lists and their feeds.
FOLLOWED = [f"{slug}/{leaf}" for slug in ["vanliga-fragor", "senast"] for leaf in ["", "atom.xml"]]
NOW = datetime(2026, 11, 3, tzinfo=UTC)

#: What stands between the thousands of a number that is written for people; ids have none, and are smaller.
GROUPED = re.compile(r"(?<=\d)(?:\s|,|&nbsp;|\\u00a0)(?=\d{3})")


@dataclass
class Tenant:
    """One kommun: everything that is its own has its mark in its name, its words or its figures."""

    mark: str
    language: str
    hidden: str
    fee: str
    colour: str
    site: Site = None
    home: HomePage = None
    contact: Contact = None
    steps: dict[str, StepPage] = field(default_factory=dict)

    def get(self, path: str, **query):
        return GuardedClient(headers={"host": self.site.hostname}).get(path, query)

    @property
    def own(self) -> StepPage:
        """The step that no other site has."""
        return self.steps[f"{self.mark}-steg"]

    @property
    def code(self) -> str:
        return ShortAddress.give(self.own).code

    def traces_in(self, response) -> list[str]:
        """What of this kommun can be found in an answer, its headers among them; a length is any number."""
        headers = {name: value for name, value in response.headers.items() if name != "Content-Length"}
        content = b"".join(response) if response.streaming else response.content
        answer = GROUPED.sub("", f"{headers} {content.decode(errors='replace')}".casefold())
        return [trace for trace in (self.mark, self.fee, self.colour) if trace in answer]

    @property
    def pages(self):
        homes = self.home.get_translations(inclusive=True)
        return [page for home in homes for page in home.get_descendants(inclusive=True)]

    def addresses(self) -> list[str]:
        """Every kind of public address of the site."""
        own = [f"steg/{self.mark}-steg/", f"om/{self.mark}-artikel/", *self._contacts()]
        rests = ["", "steg/", "steg/folkbokforing/", "kontakter/", "ord/", "om/", *own, *FOLLOWED]
        homes = [f"/{code}/{told}" for code in ["sv", self.language] for told in ["", "anvisad/"]]
        pages = [home + rest for home in homes for rest in rests]
        pages += [f"{home}kontakter/?{asked}" for home in homes for asked in FILTERS]
        pages += [f"{home}steg/folkbokforing/?med={code}" for home in homes for code in ["sv", self.language]]
        return [*pages, *self._doors(), *self._data()]

    def _contacts(self) -> list[str]:
        """The contact that is the site's own, a place, and those whose keys the other site has too."""
        keys = [f"{self.mark}-mott", f"plats/{self.mark}-huset", "mottagning", "plats/huset"]
        return [*(f"kontakter/{key}/" for key in keys), "kontakter/mottagning.vcf"]

    def _doors(self) -> list[str]:
        names = ["robots.txt", "sitemap.xml", ".well-known/security.txt", "kommun.css", "sw.js", "favicon.ico"]
        short = [f"/s/{self.code}{suffix}" for suffix in ["", f"-{self.language}", f"-{self.language}-anvisad"]]
        manifests = [f"/manifest.webmanifest?sprak={code}" for code in ["", "sv", self.language]]
        redirected = ["/kontakter/", f"/steg/{self.mark}-steg/", f"/sv/{self.mark}-gammal/", "/sv/anvisad/gammal/"]
        return ["/", "/halsa/", *(f"/{name}" for name in names), *short, *manifests, *redirected]

    def _data(self) -> list[str]:
        listed = ["fields=*&limit=20", "type=pages.StepPage&fields=*&limit=20", f"locale={self.language}&fields=*"]
        nearby = [f"{asked}={self.home.pk}&fields=*" for asked in ("child_of", "descendant_of", "translation_of")]
        details = [f"pages/{page.pk}/?fields=*" for page in self.pages]
        found = ["pages/find/?html_path=/steg/folkbokforing/", f"contacts/{self.contact.pk}/", "contacts/?limit=20"]
        return [f"/api/v2/{rest}" for rest in [*(f"pages/?{asked}" for asked in [*listed, *nearby]), *details, *found]]


def settle(tenant: Tenant) -> None:
    """Build a kommun with its tree, units, contacts, facts, choices of audiences and settings."""
    mark = tenant.mark
    tenant.home = factories.home(f"{mark}.example", slug=mark)
    site = tenant.site = tenant.home.get_site()
    choose(site, tenant)
    unit = UnitFactory(name=f"{mark}enheten", site=site, organisation__site=site, organisation__name=f"{mark} kommun")
    place = PlaceFactory(key=f"{mark}-huset", name=f"{mark}huset", street=f"{mark}gatan 1", site=site)
    title = f"Mottagning i {mark}"
    PlaceFactory(key="huset", name=f"Huset i {mark}", site=site)
    ContactFactory(key="mottagning", title=f"Mottagare i {mark}", site=site, organisation=unit.organisation)
    tenant.contact = ContactFactory(
        title=title, site=site, organisation=unit.organisation, unit=unit, place=place, owner=unit, key=f"{mark}-mott"
    )
    factories.gathered(tenant.home)
    write_steps(tenant, unit)
    about = ArticlePage.objects.child_of(tenant.home).get()
    about.add_child(instance=ArticlePage(title=f"Om {mark}", slug=f"{mark}-artikel", locale=about.locale))
    for old in (f"/sv/{mark}-gammal", "/sv/gammal"):
        Redirect.objects.create(old_path=old, site=site, redirect_page=tenant.own)
    factories.open_languages(tenant.home, tenant.language)


def choose(site: Site, tenant: Tenant) -> None:
    """What the kommun is called, and what it has decided."""
    mark = tenant.mark
    site.site_name = mark
    site.save()
    words = {"name": f"{mark} kommun", "short_name": mark, "region": mark, "footer": f"{mark} hälsar"}
    addresses = {"website": f"https://{mark}.example/", "security_contact": f"it@{mark}.example"}
    Kommun.objects.create(site=site, colour=tenant.colour, **words, **addresses)
    for slug in ("anvisad", "kvotflykting", "massflykt"):
        factories.audience(slug)
    AudienceOnSite.objects.create(site=site, audience=factories.audience(tenant.hidden), state="dold")
    FactFactory(key="avgift", value=tenant.fee, site=site, label=f"Avgift i {mark}")


def write_steps(tenant: Tenant, unit) -> None:
    index = StepIndexPage.objects.child_of(tenant.home).get()
    slugs = ["folkbokforing", f"{tenant.mark}-steg"]
    for slug in slugs:
        words = {"fee": "[[avgift]]", "title": f"{slug} i {tenant.mark}", "unit": unit}
        asked = {"question": f"Kostar det i {tenant.mark}?", "answer": f"[[avgift]] i {tenant.mark}."}
        body = [("contact", tenant.contact), ("fact", {"fact": "avgift", "text": "Det kostar"}), ("question", asked)]
        step = factories.step(index, slug, responsible=unit.organisation, body=body, last_published_at=NOW, **words)
        ContactRow.objects.create(step=step, contact=tenant.contact)
        tenant.steps[slug] = step


def unsettled() -> tuple[Tenant, Tenant]:
    return (
        Tenant("almvik", "ar", hidden="kvotflykting", fee="71329", colour="#123456"),
        Tenant("boksund", "uk", hidden="massflykt", fee="82971", colour="#654321"),
    )


def found() -> tuple[Tenant, Tenant]:
    """The two kommuner as they are stored."""
    both = unsettled()
    for tenant in both:
        tenant.site = Site.objects.get(hostname=f"{tenant.mark}.example")
        tenant.home = HomePage.objects.get(pk=tenant.site.root_page_id)
        tenant.contact = Contact.objects.get(key=f"{tenant.mark}-mott")
        tenant.steps = {step.slug: step for step in StepPage.objects.descendant_of(tenant.home)}
    return both


def two_tenants() -> tuple[Tenant, Tenant]:
    """Two kommuner; neither has opened the other's language."""
    both = unsettled()
    for tenant in both:
        settle(tenant)
    for tenant in both:
        for home in tenant.home.get_translations().exclude(locale__language_code=tenant.language):
            home.delete()
    return both
