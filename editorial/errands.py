"""What waits for those who keep a site, the most urgent first: the desk and the weekly letter show the same."""

from dataclasses import dataclass, field
from datetime import date
from functools import cached_property

from django.contrib.auth.models import User
from django.db.models import Model, OuterRef, Subquery
from wagtail.models import Page, Site
from wagtail.query import PageQuerySet
from wagtail_localize.models import TranslationSource

from contacts.models import Unit
from contacts.ownership import units_of
from editorial.review import swedish_pages

#: The most that are fetched of a kind; who has done them gets the next.
MOST = 50


@dataclass(frozen=True)
class Keeper:
    """For whom it is asked: somebody, and the units she acts for; without a user, the units themselves."""

    user: User | None
    units: list[Unit]
    sites: list[Site]
    choices: list[Unit] = field(default_factory=list)

    @classmethod
    def of(cls, user, unit: str = "") -> "Keeper":
        """All that is a user's, or what is one of her units', by its id as an address has it."""
        units = list(units_of(user).select_related("site__root_page"))
        sites = {unit.site.pk: unit.site for unit in units if unit.site}
        chosen = [one for one in units if str(one.pk) == unit]
        return cls(user, chosen or units, list(sites.values()), units)

    @property
    def chosen(self) -> Unit | None:
        """The one unit that is asked about, where there are others to choose from."""
        return self.units[0] if len(self.units) < len(self.choices) else None

    @cached_property
    def unit_ids(self) -> list[int]:
        return [unit.pk for unit in self.units]

    def may(self, action: str, model: type[Model]) -> bool:
        return self.user is None or self.user.has_perm(f"{model._meta.app_label}.{action}_{model._meta.model_name}")

    def pages(self) -> PageQuerySet:
        """The Swedish pages of the units, live or not."""
        return swedish_pages().filter(unit__in=self.unit_ids)

    @cached_property
    def live_pages(self) -> list[Page]:
        """Those of them that readers have, with what they are translated from as `source_id`; asked for once."""
        sources = TranslationSource.objects.filter(object_id=OuterRef("translation_key"))
        return list(self.pages().filter(live=True).annotate(source_id=Subquery(sources.values("pk")[:1])))


@dataclass(frozen=True)
class Errand:
    """One thing to do. `do` says what `url` leads to; `press`, where there is one, is done with one press.

    `quote` holds words of readers, in `language` where that is known; `row` is what a press confirms.
    """

    title: str
    url: str
    do: str
    about: str = ""
    quote: str = ""
    language: str = ""
    unit: str = ""
    day: date | None = None
    press: str = ""
    press_url: str = ""
    row: Model | None = None


@dataclass(frozen=True)
class Section:
    """The errands of one kind, and what their days are."""

    name: str
    heading: str
    icon: str
    when: str
    errands: list[Errand]
    total: int
    all: str = ""
    all_url: str = ""
    few: int = field(default=5)

    @property
    def first(self) -> list[Errand]:
        return self.errands[: self.few]

    @property
    def folded(self) -> list[Errand]:
        return self.errands[self.few :]

    @property
    def more(self) -> int:
        """How many there are besides, when these are done."""
        return self.total - len(self.errands)
