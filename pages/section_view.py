"""The entrances for those who meet newcomers: one for professionals, one for volunteers, each with where to go."""

from dataclasses import replace

from django.db.models import F, Q, TextField
from django.db.models.functions import Coalesce
from wagtail.models import Page

from audiences import address
from languages import declared
from languages.open import languages_of
from languages.said import swedish
from pages import latest_list, models
from pages.choices import AS_A_MAP, AS_A_MAP_SUMMARY, GUIDES, RECOGNISE, GuideFor, GuideKind
from pages.reader import Reader

#: What is led to, with the field that says what a page of the kind is about.
ABOUT = {
    "chainpage": "summary",
    "guidepage": "summary",
    "articlepage": "summary",
    **dict.fromkeys(["overviewpage", "contactindexpage", "questionspage", "latestpage", "materialpage"], "lead"),
}

#: How many of the news are shown.
NEWEST = 5

#: In which order each meets the kinds of guides.
PROFESSIONALS = [GuideKind.REFER, GuideKind.LEARN, GuideKind.HELP]
VOLUNTEERS = [GuideKind.HELP, GuideKind.LEARN, GuideKind.REFER]


def context(request, page) -> dict:
    """The entrances, as far as there are pages that they lead to."""
    reader = Reader.of(request, page)
    speech = reader.speech(page)
    led = Led(page, reader)
    at_work = Led(page, replace(reader, professional=True), led.pages)
    latest = at_work.to("latestpage")
    return {
        "title": speech.field("title"),
        "lead": speech.field("lead"),
        "description": speech.field("lead"),
        "professionals": {
            **at_work.entrance(GuideFor.PROFESSIONALS, "work"),
            "process": at_work.process(),
            "guides": at_work.guides(GuideFor.PROFESSIONALS, PROFESSIONALS),
            "paths": at_work.paths(),
            "more": at_work.to("contactindexpage", "questionspage", "latestpage", "materialpage", "articlepage"),
        },
        "volunteers": {
            **led.entrance(GuideFor.VOLUNTEERS, "volunteer"),
            "guides": led.guides(GuideFor.VOLUNTEERS, VOLUNTEERS),
            "more": led.to("questionspage", "materialpage", "articlepage"),
        },
        "news": latest_list.newest(at_work.reader, NEWEST) if latest else [],
        "news_address": latest[0]["url"] if latest else "",
        "contacts_address": reader.inside("kontakter/"),
        "beside": [
            {"language": one, "url": f"{reader.inside('steg/')}?med={one.code}"}
            for one in languages_of(request)
            if one.code != reader.language
        ],
    }


class Led:
    """The pages that the section leads to, as links that a reader follows."""

    def __init__(self, page, reader: Reader, pages: list[Page] | None = None):
        self.reader, self.speech = reader, reader.speech(page)
        self.pages = gathered(page, reader) if pages is None else pages

    def entrance(self, readers: GuideFor, icon: str) -> dict:
        """For whom an entrance is, as the arm of a signpost that leads down to it."""
        title, recognise = self.reader.written(readers.label), self.reader.written(RECOGNISE[readers])
        return {"slug": readers.value, "url": f"#{readers.value}", "icon": icon, "title": title, "recognise": recognise}

    def process(self) -> list[dict]:
        """The overview as a table and as a map, and the chains."""
        overviews = self.to("overviewpage")
        drawn = {
            "icon": "path",
            "title": self.reader.written(AS_A_MAP),
            "summary": self.reader.written(AS_A_MAP_SUMMARY),
        }
        maps = [{**drawn, "url": self._address(page, vy="karta")} for page in self._of("overviewpage")]
        return [*overviews, *maps, *self.to("chainpage")]

    def guides(self, readers: GuideFor, kinds: list[GuideKind]) -> list[dict]:
        """The guides for some readers, kind by kind."""
        own = [page for page in self._of("guidepage") if page.readers in {readers, GuideFor.BOTH}]
        groups = [(kind, [self._line(page) for page in own if page.kind == kind]) for kind in kinds]
        return [{"heading": GUIDES[kind], "lines": lines} for kind, lines in groups if lines]

    def paths(self) -> list[dict]:
        """The path of each audience, as the reader reads it."""
        return [
            {
                "icon": one.audience.icon,
                "title": self.reader.say(one.audience, "title"),
                "url": self.reader.as_read(address.put(self.reader.home, one.slug)),
            }
            for one in self.reader.known.offered
            if not one.archived
        ]

    def to(self, *kinds: str) -> list[dict]:
        """All pages of some kinds, kind by kind."""
        return [self._line(page) for kind in kinds for page in self._of(kind)]

    def _of(self, kind: str) -> list[Page]:
        return [page for page in self.pages if page.specific_class._meta.model_name == kind]

    def _line(self, page: Page) -> dict:
        """A page as `components/step_lines.html` shows it."""
        title = self.speech.text(page.title, page.words and page.words.title)
        return {
            "icon": page.icon or page.specific_class.icon,
            "title": title,
            "swedish_title": None if title.language == declared.SOURCE else swedish(page.title),
            "summary": self.speech.text(page.about, page.words and page.words.about),
            "url": self._address(page),
        }

    def _address(self, page: Page, **asked: str) -> str:
        return self.reader.as_read(self.reader.url(page), **asked)


def gathered(page, reader: Reader) -> list[Page]:
    """The live Swedish pages that the section leads to, each with the page that lends it `words`.

    One query, whatever their kinds: they are read as plain pages, with the little that a link says.
    """
    kinds = [getattr(models, name) for name in models.__all__ if name.lower() in ABOUT]
    about = Coalesce(*(F(f"{kind}__{name}") for kind, name in ABOUT.items()), output_field=TextField())
    guides = {name: F(f"guidepage__{name}") for name in ("kind", "readers", "icon")}
    pages = Page.objects.live().type(*kinds).filter(near(page) | near(page.source))
    pages = pages.exclude(depth=page.depth, articlepage__isnull=False)  # what the site says of itself is in its footer
    rows = list(pages.annotate(about=about, **guides).order_by("path"))
    words = {row.translation_key: row for row in rows if row.locale_id == page.locale_id and not row.alias_of_id}
    found = [row for row in rows if row.locale_id == page.source.locale_id and reader.known.is_public(row)]
    for row in found:
        row.words = words.get(row.translation_key)
    return found


def near(page) -> Q:
    """What is below the section in one language, or beside it: below home at once."""
    home = page.path[: -page.steplen]
    return Q(path__startswith=page.path) | Q(path__startswith=home, depth=page.depth)
