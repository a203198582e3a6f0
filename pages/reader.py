from dataclasses import dataclass, field, replace
from functools import cached_property

from django.urls import reverse
from django.utils import timezone
from wagtail.models import Page, Site

from audiences import address
from audiences.models import Offered
from knowledge.models import Fact
from languages import declared
from languages.lexicon import Lexicon
from languages.said import Said
from pages.speech import Speech


@dataclass
class Reader:
    """Who reads: on which site, in which language, in which situation. All of it is in the address (law 5)."""

    site: Site
    language: str
    offered: Offered | None
    facts: dict[str, Fact]
    lexicon: Lexicon = field(init=False)

    def __post_init__(self) -> None:
        self.lexicon = Lexicon(self.language)

    @classmethod
    def of(cls, request, page: Page) -> "Reader":
        """The reader of a request, made once."""
        if not hasattr(request, "reader"):
            site = Site.find_for_request(request) or page.get_site()
            facts = Fact.objects.for_site(site, on=timezone.localdate())
            request.reader = cls(site, page.locale.language_code, getattr(request, "audience", None), facts)
        return request.reader

    def beside(self, language: str) -> "Reader":
        """The same reader in another language, for reading side by side."""
        return replace(self, language=language)

    @property
    def audience(self) -> str | None:
        return self.offered.slug if self.offered else None

    @cached_property
    def home(self) -> str:
        """The plain address of the home page."""
        return f"{reverse('home')}{self.language}/"

    def url(self, page: Page) -> str:
        """The address of a Swedish page for this reader: her language, her audience (law 1)."""
        return address.put(self.home + self._rest(page), self.audience)

    def _rest(self, page: Page) -> str:
        return page.url_path[len(self.site.root_page.url_path) :]

    def speech(self, page) -> Speech:
        return Speech(page, self.facts, self.audience)

    def say(self, row, name: str) -> Said:
        """A word of a snippet, learnt before with `lexicon.learn`."""
        return self.lexicon.say(row, name)

    def swedish(self, text: str) -> Said:
        """A name or sentence that is Swedish in every language."""
        return Said(text, declared.SOURCE)
