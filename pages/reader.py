from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from functools import cache
from urllib.parse import urlencode

from wagtail.models import Page, Site

from audiences import address
from audiences.models import Offered
from contacts.directory import find
from contacts.models.contacts import ContactQuerySet
from contacts.scope import belongs
from knowledge import tokens
from languages import declared
from languages.said import Said, choose, swedish
from pages import cards, freshness
from pages.blocks.body import ContactBlock
from pages.blocks.guides import LicenceBlock, MaterialKindBlock
from pages.blocks.related import OrganisationBlock, PlaceBlock, StepBlock, named_by
from pages.blocks.words import FactKeyBlock
from pages.choices import Licence, MaterialKind
from pages.journey import Step
from pages.known import Known, known_to
from pages.speech import Speech
from pages.step_words import StepWords


def asked_beside(request) -> str:
    """The declared language that an address asks to read beside its own (`?med=`); empty for none and unknown ones."""
    code = request.GET.get("med", "").lower()
    return code if code in declared.DECLARED else ""


def is_professional(request) -> bool:
    """Whether an address asks for what is for those who meet newcomers (`?yrke=1`)."""
    return request.GET.get("yrke") == "1"


@dataclass(frozen=True)
class Reader:
    """Who reads: on which site, in which language, in which situation. All of it is in the address (law 5)."""

    known: Known
    language: str
    offered: Offered | None
    companion: str = ""  # the language she reads beside hers, which links to steps keep
    professional: bool = False  # whether she meets newcomers at work, and reads what is for those who do

    @classmethod
    def of(cls, request, page: Page) -> "Reader":
        """The reader of a request, made once."""
        if not hasattr(request, "reader"):
            site = Site.find_for_request(request) or page.get_site()
            language, audience = page.locale.language_code, getattr(request, "audience", None)
            companion = asked_beside(request)
            pair = companion if companion != language else ""
            request.reader = cls(known_to(request, site), language, audience, pair, is_professional(request))
        return request.reader

    def beside(self, language: str) -> "Reader":
        """The same reader in another language, for reading side by side."""
        return replace(self, language=language, companion=self.language)

    @property
    def site(self) -> Site:
        return self.known.site

    @property
    def audience(self) -> str | None:
        return self.offered.slug if self.offered else None

    @property
    def home(self) -> str:
        """The plain address of the home page."""
        return f"/{self.language}/"

    def inside(self, rest: str) -> str:
        """An address below home that keeps the audience."""
        return address.put(self.home + rest, self.audience)

    def url(self, page: Page) -> str:
        """The address of a Swedish page for this reader: her language, her audience (law 1)."""
        return self.inside(page.url_path[len(self.site.root_page.url_path) :])

    def short(self, page: Page) -> str:
        """The short address of a Swedish page for this reader, for paper and messages; the long one if it has none."""
        given = getattr(page, "short_address", None)
        if given is None:
            return self.site.root_url + self.url(page)
        return f"{self.site.root_url}/s/{'-'.join(filter(None, [given.code, self.language, self.audience]))}"

    @property
    def manner(self) -> dict[str, str]:
        """How she reads, as an address says it: beside another language or not, as a professional or not."""
        return {"med": self.companion, "yrke": "1" if self.professional else ""}

    def as_read(self, url: str, **asked: str) -> str:
        """The same address, read as this page is; `asked` is what else it asks for."""
        said = {name: value for name, value in (asked | self.manner).items() if value}
        return f"{url}?{urlencode(said)}" if said else url

    @property
    def contacts(self) -> ContactQuerySet:
        """The contacts that she may see, with everything a card shows."""
        return find(self.site, professional=self.professional)

    def titles(self, pages: Iterable[Page]) -> dict[int, Said]:
        """What Swedish pages are called in her language, by their keys (one query for those not asked for of late)."""
        pages, language = list(pages), self.language

        def ask(keys: list[str]) -> dict[str, str]:
            rows = Page.objects.live().filter(translation_key__in=keys, locale__language_code=language, alias_of=None)
            found = {str(key): title for key, title in rows.values_list("translation_key", "title")}
            return {key: found.get(key, "") for key in keys}

        own = self.known.each(("titles", language), [str(page.translation_key) for page in pages], ask)
        return {page.pk: Said(*choose(page.title, own[str(page.translation_key)], language)) for page in pages}

    @property
    def above(self) -> dict | None:
        """The section for those who meet newcomers, as a way back from a page of it; None where it is withdrawn."""
        section = self.known.section
        return section and {"title": self.titles([section])[section.pk], "url": self.as_read(self.url(section))}

    def speech(self, page) -> Speech:
        shown: dict[type, Callable] = {
            FactKeyBlock: self._fact,
            ContactBlock: self._cards(page.source),
            StepBlock: self._step,
            OrganisationBlock: self._organisation,
            PlaceBlock: self._place,
            MaterialKindBlock: dict(MaterialKind.choices).get,
            LicenceBlock: dict(Licence.choices).get,
        }
        return Speech(page, self.known.facts, self.audience, self.site.root_url, shown)

    def written(self, words) -> Said:
        """Words of the interface, which are Swedish until they are translated."""
        return Said(str(words), declared.interface_of(self.language))

    def say(self, row, name: str) -> Said:
        """A word of an audience, a phase or a theme."""
        return self.known.lexicon(self.language).say(row, name)

    @property
    def words(self) -> StepWords:
        return self.known.words(self.language)

    def link(self, step: Step) -> dict:
        """A step of the path as a chip: its number, title and address."""
        return {
            "number": step.number,
            "title": self.words.of_page(step.page, "title"),
            "icon": step.page.icon,
            "slug": step.page.slug,
            "url": self.as_read(self.url(step.page)),
        }

    def line(self, page) -> dict:
        """A step as a link by itself, whether it is on a path or not."""
        return {"icon": page.icon, "title": self.words.of_page(page, "title"), "url": self.as_read(self.url(page))}

    def _fact(self, key: str) -> dict:
        """What a fact is today, and how fresh that is."""
        fact = self.known.facts.get(key)
        if fact is None:
            return {"value": tokens.MISSING}
        written = fact.told(self.language)
        return {"value": written, "checked": freshness.told(fact, self), "late": freshness.late(fact, self)}

    def _cards(self, page) -> Callable:
        """How a page shows the contacts that its blocks name: as cards, made together when the first is told."""

        @cache
        def made() -> dict[int, dict]:
            own = {one.pk: one for one in named_by(page, ContactBlock) if belongs(one, self.site.pk)}
            return dict(zip(own, cards.cards(own.values(), self), strict=True))

        return lambda contact: made().get(contact.pk) if contact else None

    def _organisation(self, organisation) -> Said | None:
        """The name of an organisation; nothing of another site's (law 7)."""
        return swedish(organisation.name) if organisation and belongs(organisation, self.site.pk) else None

    def _place(self, place) -> dict | None:
        """A place by its name and address, and where it is told."""
        if not place or not belongs(place, self.site.pk):
            return None
        return {"where": swedish(f"{place.name}, {place.address}"), "url": cards.address_of_place(place, self)}

    def _step(self, page) -> dict | None:
        """A step of the site as a link, with its number where it is on the reader's path."""
        known = self.known.steps.get(page.pk) if page else None
        path = self.known.journey(self.offered.audience) if self.offered else None
        step = path.find(known) if path and known else None
        return self.link(step) if step else known and self.line(known)
