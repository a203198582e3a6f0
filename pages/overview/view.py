"""The overview of the process: every filter is a GET parameter, every state of the filters an address to share."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from languages.said import Said, swedish
from pages import freshness
from pages.choices import ProcessFilter, ProcessView
from pages.context import query
from pages.overview.drawing import PAPER, drawing
from pages.overview.process import Item, Process, process
from pages.overview.telling import tell
from pages.reader import Reader

#: The longest value of a parameter that is looked at; what is longer is cut.
LONGEST = 100
#: What asks for the process of all audiences, where the address has one.
ALL = "alla"


def context(request, page) -> dict:
    """The steps that fit, and the filters as they are set."""
    reader = Reader.of(request, page)
    asked = Asked(request.GET, reader)
    speech = reader.speech(page)

    def address(**changes: str) -> str:
        return query(request, utskrift=None, **changes) or "?"

    return {
        "title": speech.field("title"),
        "above": reader.above,
        "lead": speech.field("lead"),
        "description": speech.field("lead"),
        "process": tell(asked.process, asked.reader),
        "map": drawing(asked.process, asked.reader) if asked.view == ProcessView.MAP else None,
        "count": len(asked.process.steps),
        "view": asked.view,
        "views": [{"name": view.value, "label": view.label, "url": address(vy=view)} for view in ProcessView],
        "filters": filters(asked),
        "chosen": [{**one, "without": address(**{one["name"]: ""})} for one in asked.chosen],
        "cleared": address(**dict.fromkeys(ProcessFilter.values, "")),
    }


def on_paper(request, page) -> dict:
    """The same steps on a sheet of A3."""
    reader = Reader.of(request, page)
    asked = Asked(request.GET, reader)
    told = sheet(page, asked)
    if asked.chosen or asked.view == ProcessView.MAP:
        told["short"] = reader.site.root_url + reader.url(page.source) + query(request, utskrift=None)
    return {"title": told["title"], "sheets": [told]}


def sheets(page, reader: Reader) -> list[dict]:
    """The whole process of the reader's audience on paper."""
    return [sheet(page, Asked({}, reader))]


def sheet(page, asked: "Asked") -> dict:
    """A sheet of A3, in the reader's language, with the address of what it shows."""
    reader = asked.reader
    return {
        "template": "components/sheet_process.html",
        "title": reader.speech(page).field("title"),
        "place": reader.say(reader.offered.audience, "title") if reader.offered else None,
        "chosen": asked.chosen,
        "process": tell(asked.process, reader),
        "map": drawing(asked.process, reader, PAPER) if asked.view == ProcessView.MAP else None,
        "checked": freshness.told(page.source, reader),
        "short": reader.short(page.source),
    }


class Asked:
    """What the address asks for; unknown values find nothing, which the page says."""

    def __init__(self, parameters: Mapping[str, str], reader: Reader):
        self.as_written = {
            name: parameters.get(name, "").replace("\0", "").strip()[:LONGEST] for name in ProcessFilter.values
        }
        audience = self.as_written[ProcessFilter.AUDIENCE] or reader.audience or ""
        self.values = self.as_written | {ProcessFilter.AUDIENCE.value: "" if audience == ALL else audience}
        self.view = ProcessView.MAP if parameters.get("vy") == ProcessView.MAP else ProcessView.LIST
        self.plain = reader

    @property
    def reader(self) -> Reader:
        """The reader in the situation that is asked for, so that links lead to what is told for it."""
        slug = self.values[ProcessFilter.AUDIENCE]
        return replace(self.plain, offered=next((one for one in self.plain.known.offered if one.slug == slug), None))

    @property
    def process(self) -> Process:
        return self.found()

    def found(self, **changes: str) -> Process:
        """The process as it is asked for, or with changes."""
        values = self.values | changes
        known = self.plain.known
        audiences = {one.slug: one.audience for one in known.offered}
        slug = values[ProcessFilter.AUDIENCE]
        if slug and slug not in audiences:
            return Process([], [])
        return process(known, audiences.get(slug)).only(lambda item: fits(item, values))

    @property
    def chosen(self) -> list[dict]:
        """What has been chosen, in words."""
        named = {name: value for name, value in self.as_written.items() if value and value != ALL}
        found = {name: titles(ProcessFilter(name), self.plain).get(value) for name, value in named.items()}
        return [
            {"name": name, "label": found[name] or value, "written": not found[name]} for name, value in named.items()
        ]


def fits(item: Item, values: Mapping[str, str]) -> bool:
    """Whether a step is about the theme that is asked for, and answered for by the organisation."""
    theme, responsible = values[ProcessFilter.THEME], values[ProcessFilter.RESPONSIBLE]
    keys = {who.organisation.key for who in item.answering if who.organisation}
    return theme in ("", item.page.theme.slug) and (not responsible or responsible in keys)


def filters(asked: Asked) -> dict[str, dict[str, Any]]:
    """Every filter with its choices in the reader's language, and how many steps each would leave."""
    reader = asked.plain
    return {
        name: {
            "name": name,
            "label": ProcessFilter(name).label,
            "value": asked.values[name],
            "all": ALL if name == ProcessFilter.AUDIENCE and reader.audience else "",
            "choices": [
                {"value": value, "title": title, "count": len(asked.found(**{name: value}).steps)}
                for value, title in titles(ProcessFilter(name), reader).items()
            ],
        }
        for name in ProcessFilter.values
    }


def titles(name: ProcessFilter, reader: Reader) -> dict[str, Said]:
    """The choices of a filter in the reader's language."""
    known = reader.known
    match name:
        case ProcessFilter.AUDIENCE:
            return {one.slug: reader.say(one.audience, "title") for one in known.offered}
        case ProcessFilter.RESPONSIBLE:
            named = [actor.who.organisation for actor in process(known, None).actors]
            return {one.key: swedish(one.name) for one in named if one}
        case ProcessFilter.THEME:
            return {theme.slug: reader.say(theme, "title") for theme in known.themes}
