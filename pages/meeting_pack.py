"""Pages for one conversation, as one address (`?sidor=`, repeated) and one print. Nothing in it is about a person."""

from collections.abc import Iterator
from dataclasses import dataclass

from django.db.models import F, Q
from wagtail.models import Page

from contacts.directory import find
from knowledge.models import GlossaryTerm
from languages import declared
from languages.said import Said
from pages import models, sheet_lists, sheet_view
from pages.context import chosen_pages
from pages.reader import Reader
from pages.sheet_lists import Both

#: What chooses the path of the audience, which has no slug of its own.
PATH = "vag"

#: The kinds of other pages that print, in the order they stand in a pack.
KINDS = ["OverviewPage", "ChainPage", "GuidePage", "QuestionsPage", "ContactIndexPage", "GlossaryPage"]
#: Lists that hold what belongs to the steps of a pack.
LISTS = {"ContactIndexPage", "GlossaryPage"}


@dataclass(frozen=True)
class Item:
    """What a pack may hold: the path, a step, or another page that prints (`kind`)."""

    page: Page
    slug: str
    icon: str
    kind: str
    number: int = 0

    def title(self, reader: Reader) -> Said:
        """What it is called in the reader's language."""
        match self.kind:
            case "HomePage":
                return sheet_lists.your_path(reader)
            case "StepPage":
                return reader.words.of_page(self.page, "title")
        return reader.titles(item.page for item in others(reader))[self.page.pk]


def of(request, page) -> "Pack":
    """What the address chooses, put together once a request."""
    if not hasattr(request, "pack"):
        request.pack = Pack(Reader.of(request, page), chosen_pages(request))
    return request.pack


class Pack:
    """What is chosen of all that there is to choose, in the order of the path; `unknown` is what there is not."""

    def __init__(self, reader: Reader, slugs: list[str]):
        self.reader = reader
        every = [*path(reader), *steps(reader), *others(reader)]
        self.items = [item for item in every if item.slug in slugs]
        self.unknown = [slug for slug in slugs if slug not in {item.slug for item in self.items}]

    @property
    def slugs(self) -> list[str]:
        return list(dict.fromkeys(item.slug for item in self.items))

    def on_paper(self, both: Both) -> list[tuple[Item, list[dict]]]:
        """Each page with its sheets, of those that have any; as many queries for many steps as for one."""
        reader = both.reader
        chosen = [item.page for item in self.items if item.kind == "StepPage"]
        about = chosen or [item.page for item in steps(reader) if item.number or not reader.offered]
        told = {sheet["step"]["slug"]: [sheet] for sheet in (sheet_view.sheets(chosen, reader) if chosen else [])}
        pages = whole([item.page for item in self.items if item.kind in set(KINDS) - LISTS], reader)

        def sheets(item: Item) -> list[dict]:
            match item.kind:
                case "HomePage":
                    return sheet_lists.trail(both, item.page)
                case "StepPage":
                    return told.get(item.slug, [])
                case "ContactIndexPage":
                    return contacts(item, about, both)
                case "GlossaryPage":
                    return words(item, about, both)
            page = pages.get(item.page.translation_key)
            return page.sheets(reader) if page else []

        return [(item, found) for item in self.items if (found := sheets(item))]


def path(reader: Reader) -> Iterator[Item]:
    """The path of the reader's audience."""
    if reader.offered:
        yield Item(reader.site.root_page, PATH, "path", "HomePage")


def steps(reader: Reader) -> Iterator[Item]:
    """Every step: those of the path first, with their numbers; in the order of the tree where there is no audience."""
    ordered = [(page, 0) for page in reader.known.steps.values()]
    if reader.offered:
        journey = reader.known.journey(reader.offered.audience)
        ordered = [(step.page, step.number) for step in [*journey.steps, *journey.not_for_you]]
    for page, number in ordered:
        yield Item(page, page.slug, page.icon, "StepPage", number)


def others(reader: Reader) -> list[Item]:
    """The other pages of the site that print."""
    known = reader.known

    def asked() -> list[Item]:
        kinds = {kind: getattr(models, kind) for kind in KINDS}
        printed = [kind for name, kind in kinds.items() if name in LISTS or kind.sheets is not models.BasePage.sheets]
        pages = Page.objects.live().descendant_of(known.site.root_page).type(*printed)
        found = pages.select_related("short_address").annotate(icon=F("guidepage__icon")).order_by("path")
        public = [(page, page.specific_class.__name__) for page in found if known.is_public(page)]
        items = [Item(page, page.slug, page.icon or kinds[kind].icon, kind) for page, kind in public]
        return sorted(items, key=lambda item: KINDS.index(item.kind))

    return known.once(("printed",), asked)


def whole(pages: list[Page], reader: Reader) -> dict:
    """Pages as the reader has them, with all that they hold, by their translation keys; a query a kind."""
    codes = {declared.SOURCE, reader.language}
    keys = [page.translation_key for page in pages]
    found = {}
    for kind in dict.fromkeys(page.specific_class for page in pages):
        rows = kind.objects.live().select_related("locale", "short_address")
        for page in rows.filter(translation_key__in=keys, locale__language_code__in=codes):
            found[page.translation_key, page.locale.language_code] = page
    for (key, _language), page in found.items():
        page.source = found[key, declared.SOURCE]
    return {key: page for (key, language), page in found.items() if language == reader.language}


def contacts(item: Item, about: list, both: Both) -> list[dict]:
    """The contacts of steps that are meant for the reader's audience, as a sheet."""
    rows = models.ContactRow.objects.filter(step__in=about)
    found = find(both.reader.site).filter(pk__in=rows.values("contact")).order_by("title")
    if both.reader.audience:
        found = found.filter(Q(audiences=None) | Q(audiences__slug=both.reader.audience))
    told = {"titles": both.told(item.title), "short": both.reader.short(item.page)}
    return [sheet_lists.wall(list(found), both, **told)] if found else []


def words(item: Item, about: list, both: Both) -> list[dict]:
    """The words worth knowing of steps, as a sheet."""
    rows = models.GlossaryRow.objects.filter(step__in=about)
    found = list(GlossaryTerm.objects.filter(pk__in=rows.values("term")))
    told = {"titles": both.told(item.title), "short": both.reader.short(item.page)}
    return [sheet_lists.words(found, both, **told)] if found else []
