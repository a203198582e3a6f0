"""What can be handed out on paper, and the pack of pages for one conversation."""

from dataclasses import replace
from functools import partial
from urllib.parse import urlencode

from languages import declared
from pages import meeting_pack
from pages.choices import Cover
from pages.context import in_language, own_path, query
from pages.journey_view import by_phase
from pages.meeting_pack import Item, Pack
from pages.reader import Reader
from pages.sheet_lists import Both
from pages.sheet_view import WHOLE
from pages.sheet_view import on_paper as beside

#: The longest address that is drawn as a code: what a phone reads from a paper that has been in a pocket.
LONGEST_CODE = 1000


def context(request, page) -> dict:
    """What prints, the pack as it is chosen, and what else can be chosen."""
    reader, pack = Reader.of(request, page), meeting_pack.of(request, page)
    speech = reader.speech(page)
    return {
        "title": speech.field("title"),
        "lead": speech.field("lead"),
        "description": speech.field("lead"),
        "above": reader.above,
        "beside": beside(reader).companion,
        "situations": situations(request, page, reader),
        "pack": on_screen(request, page, pack) if pack.items else None,
        "unknown": pack.unknown,
        "paths": paths(reader),
        "prints": prints(reader),
        "groups": groups(pack),
        "rest": [choice(item, pack) for item in [*meeting_pack.path(reader), *meeting_pack.others(reader)]],
        **({"short": reader.site.root_url + asked(request, page, pack)} if pack.items else {}),
    }


def on_paper(request, page) -> dict:
    """The pack as it is printed: a cover, and the sheets of each page."""
    pack = meeting_pack.of(request, page)
    both = Both.of(page, beside(pack.reader))
    told = pack.on_paper(both)
    return {
        "title": both.titles[0],
        "cover": {str(part): both.told(partial(Reader.written, words=part.label)) for part in Cover},
        "contents": [{"number": item.number, "titles": both.told(item.title)} for item, _sheets in told],
        "code": code(request, page, pack),
        "sheets": [sheet for _item, sheets in told for sheet in sheets],
    }


def asked(request, page, pack: Pack, **changes: str | list[str] | None) -> str:
    """The address of a pack on the screen, with changes; without what there is not."""
    return own_path(page, pack.reader) + query(request, **{"sidor": pack.slugs, "utskrift": None, **changes})


def hers(request, page, pack: Pack) -> tuple[str, str]:
    """The language of the newcomer, which is the one of the two that is not Swedish, and the pack's address in it."""
    reader = pack.reader
    if reader.companion in {"", declared.SOURCE}:
        return reader.language, asked(request, page, pack, yrke=None)
    address = asked(request, page, pack, yrke=None, med=reader.language)
    return reader.companion, in_language(address, reader.companion)


def code(request, page, pack: Pack) -> str:
    """The whole address that a code leads her phone to; nothing where it is too long to be drawn."""
    found = pack.reader.site.root_url + hers(request, page, pack)[1]
    return found if len(found) <= LONGEST_CODE else ""


def on_screen(request, page, pack: Pack) -> dict:
    """The pack before it is printed: what is in it, each with the address without it."""
    reader, both = pack.reader, Both.of(page, beside(pack.reader))
    language, opened = hers(request, page, pack)
    return {
        "pages": [
            {
                "icon": item.icon,
                "number": item.number,
                "titles": both.told(item.title),
                "url": reader.as_read(reader.url(item.page)),
                "without": asked(request, page, pack, sidor=[slug for slug in pack.slugs if slug != item.slug]),
            }
            for item in pack.items
        ],
        "count": len(pack.items) + 1,
        "printed": asked(request, page, pack, utskrift="1"),
        "language": both.companion if language == reader.companion else None,
        "opened": opened,
        "code": code(request, page, pack),
    }


def situations(request, page, reader: Reader) -> list[dict]:
    """Whom it is for: the same page and the same choices for each audience, and for all."""
    offered = [None, *(one for one in reader.known.offered if not one.archived)]
    return [
        {
            "title": one and reader.say(one.audience, "title"),
            "url": replace(reader, offered=one).url(page.source) + query(request, utskrift=None),
            "current": one == reader.offered,
        }
        for one in offered
    ]


def paths(reader: Reader) -> list[dict]:
    """The paths as they print: that of the audience in the address, else all."""
    offered = [reader.offered] if reader.offered else [one for one in reader.known.offered if not one.archived]
    return [
        {
            "icon": one.audience.icon,
            "title": reader.say(one.audience, "title"),
            "list": printed(replace(reader, offered=one).inside(""), reader),
            "whole": printed(replace(reader, offered=one).inside(""), reader, WHOLE),
            "count": len(reader.known.journey(one.audience).steps),
        }
        for one in offered
    ]


def prints(reader: Reader) -> list[dict]:
    """The other pages that print each by themselves."""
    return [
        {
            "kind": item.kind,
            "icon": item.icon,
            "title": item.title(reader),
            "url": reader.as_read(reader.url(item.page)),
            "printed": printed(reader.url(item.page), reader),
        }
        for item in meeting_pack.others(reader)
        if item.kind != "GlossaryPage"
    ]


def printed(url: str, reader: Reader, how: str = "1") -> str:
    """The address of a page on paper, beside the language that is chosen."""
    beside = {"med": reader.companion} if reader.companion else {}
    return f"{url}?{urlencode({**beside, 'utskrift': how})}"


def groups(pack: Pack) -> list[dict]:
    """The steps there are to choose: those of the path by phase, or all by theme."""
    reader = pack.reader
    items = {item.page.pk: item for item in meeting_pack.steps(reader)}
    if reader.offered:
        path = reader.known.journey(reader.offered.audience)
        parts = [(phase, [step.page for step in steps]) for phase, steps in by_phase(path.steps, reader)]
    else:
        pages = list(reader.known.steps.values())
        parts = [(theme, [page for page in pages if page.theme_id == theme.pk]) for theme in reader.known.themes]
    return [
        {"title": reader.say(heading, "title"), "choices": [choice(items[page.pk], pack) for page in members]}
        for heading, members in parts
        if members
    ]


def choice(item: Item, pack: Pack) -> dict:
    """What can be chosen, and whether it is."""
    return {
        "slug": item.slug,
        "icon": item.icon,
        "number": item.number,
        "title": item.title(pack.reader),
        "of_steps": item.kind in meeting_pack.LISTS,
        "chosen": item in pack.items,
    }
