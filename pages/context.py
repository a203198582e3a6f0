"""What every public page gives its template."""

from urllib.parse import urlencode

from audiences import address
from languages import declared
from languages.facts_at_source import FactsAtSource
from languages.open import Language, languages_of, wider
from languages.said import Said
from pages import framing, freshness
from pages.choices import ContactFilter, MenuPlace
from pages.reader import Reader, asked_beside
from pages.states import states_of

#: What an address may ask of a page; all else is left behind.
KNOWN_PARAMETERS = ["q", *ContactFilter.values, "ansvarig", "vy", "mote", "sidor", "sida", "med", "yrke", "utskrift"]

#: How many pages an address may choose (`sidor`).
MOST_CHOSEN = 30

#: The longest value that is kept, in letters: every language of the picker repeats it.
LONGEST_KEPT = 100

#: Languages that are ours to read but not registered with search engines (not a region or script of a language).
NOT_IN_HREFLANG = {"sv-simple"}

#: Places that are read in pairs, or lead to pages that are.
PAIRED = {MenuPlace.MY_PATH, MenuPlace.ALL_STEPS, MenuPlace.CONTACTS}


def reader_context(request, page) -> dict:
    """The reader, the kommun, the menu, the languages, the addresses and what must be said about the page."""
    reader = Reader.of(request, page)
    kommun = reader.known.kommun
    path = own_path(page, reader)
    languages = languages_of(request)
    current = next(language for language in languages if language.code == reader.language)
    return {
        "reader": reader,
        "kommun": kommun,
        "language": current,
        "languages": [picked(language, path, current, request) for language in languages],
        "alone": path + query(request, med=None),
        "on_screen": path + query(request, utskrift=None),
        "on_paper": path + query(request, utskrift="1"),
        "booklet": path + query(request, utskrift="alla"),
        "as_newcomer": path + query(request, yrke=None),
        "as_professional": path + query(request, yrke="1"),
        "section": reader.known.section and reader.url(reader.known.section),
        "short": short(page, path, reader, request),
        "root": reader.site.root_url,
        "query": query(request),
        "audience": audience_words(reader),
        "menu": menu(reader, page),
        "search_address": reader.inside("sok/"),
        "canonical": reader.site.root_url + plain(path, reader),
        "alternates": alternates(page, path, reader, languages),
        "notices": notices(request, reader, page),
        "checked": freshness.told(page.leaf.row if page.leaf else page.source, reader),
        "recording": recording(reader, page),
        "preview": getattr(request, "is_preview", False),
        "framed": framing.asked(request),
    }


def own_path(page, reader: Reader) -> str:
    """The address of the page that is shown, with the audience."""
    return reader.url(page.source) + page.below


def short(page, path: str, reader: Reader, request) -> str:
    """The short address, or the long one of what is asked of the page or lies below it; never that of a paper."""
    asked = query(request, utskrift=None)
    if page.leaf or asked:
        return reader.site.root_url + path + asked
    return reader.short(page.source)


def plain(path: str, reader: Reader) -> str:
    """The canonical path: a page told for an audience is the plain page; a journey is its own."""
    audience, rest = address.split(path, [reader.audience] if reader.audience else [])
    is_journey = audience and rest == reader.home
    return path if is_journey else rest


def in_language(path: str, code: str) -> str:
    """The same address in another language (law 1)."""
    return "/".join(["", code, *path.split("/")[2:]])


def query(request, **changes: str | list[str] | None) -> str:
    """The query of an address with what pages know of it, and with changes; empty where nothing is asked."""
    kept = {name: request.GET.get(name, "")[:LONGEST_KEPT] for name in KNOWN_PARAMETERS}
    asked = kept | {"med": asked_beside(request), "sidor": chosen_pages(request)} | changes
    said = {name: value for name, value in asked.items() if value}
    return f"?{urlencode(said, doseq=True)}" if said else ""


def chosen_pages(request) -> list[str]:
    """The pages that an address chooses by their slugs (`?sidor=`, repeated), each once, and not too many."""
    slugs = (slug.replace("\0", "").strip()[:LONGEST_KEPT] for slug in request.GET.getlist("sidor"))
    return list(dict.fromkeys(filter(None, slugs)))[:MOST_CHOSEN]


def picked(language: Language, path: str, current: Language, request) -> dict:
    """A language as the picker shows it: the same page, the same filters, and read beside the same language."""
    beside = asked_beside(request)
    return {
        "code": language.code,
        "tag": language.tag,
        "dir": language.dir,
        "endonym": language.endonym,
        "url": in_language(path, language.code)
        + query(request, med=current.code if beside == language.code else beside),
        "beside": path + query(request, med=language.code),
        "current": language == current,
    }


def alternates(page, path: str, reader: Reader, languages: list[Language]) -> list[dict]:
    """The plain address in every language that the page has words in, of those that search engines know."""
    canonical = plain(path, reader)
    told = page.told_in(reader.known)
    found = [
        {"tag": language.tag, "url": reader.site.root_url + in_language(canonical, language.code)}
        for language in languages
        if language.code in told and language.code not in NOT_IN_HREFLANG
    ]
    return [*found, {"tag": "x-default", "url": reader.site.root_url + in_language(canonical, declared.SOURCE)}]


def audience_words(reader: Reader) -> dict | None:
    """The audience of the address as templates want it."""
    if not reader.offered:
        return None
    row = reader.offered.audience
    return {
        "slug": row.slug,
        "title": reader.say(row, "title"),
        "recognise": reader.say(row, "recognise"),
        "icon": row.icon,
        "archived": reader.offered.archived,
    }


def menu(reader: Reader, page) -> list[dict]:
    """The same four places on every page (design principle 3); those with pairs keep the one that is read."""
    path = (MenuPlace.MY_PATH, reader.inside("")) if reader.audience else (MenuPlace.ALL_STEPS, f"{reader.home}steg/")
    places = [
        (MenuPlace.START, reader.home),
        path,
        (MenuPlace.CONTACTS, reader.inside("kontakter/")),
        (MenuPlace.SEARCH, reader.inside("sok/")),
    ]
    here = own_path(page, reader)
    return [
        {
            "key": place.name.lower(),
            "label": place.label,
            "url": reader.as_read(url) if place in PAIRED else url,
            "icon": place.value,
            "current": url == here,
        }
        for place, url in places
    ]


def notices(request, reader: Reader, page) -> list[dict]:
    """What the reader must know about the page before she trusts it (law 3)."""
    found = [{"kind": "archived"}] if is_archived(reader, page) else []
    url = in_language(own_path(page, reader), declared.SOURCE) + query(request, med=None)
    return [*found, *({**state, "url": url} for state in states_of(reader, page))]


def is_archived(reader: Reader, page) -> bool:
    """Whether a page is told for an audience that is archived, or is a step that only such audiences have."""
    if reader.offered:
        return reader.offered.archived
    archived = {one.audience.pk for one in reader.known.offered if one.archived}
    rows = reader.known.rows.get(page.source.pk, []) if archived else []
    return any(row.applies for row in rows) and all(row.audience_id in archived for row in rows if row.applies)


def recording(reader: Reader, page) -> dict | None:
    """The sound of a person who reads the page in the reader's language, or in the one hers is a variant of."""
    may_have_one = isinstance(page, FactsAtSource) and not page.leaf
    recordings = reader.known.recordings.get(page.source.pk, {}) if may_have_one else {}
    code = next((code for code in wider(reader.language) if code in recordings), None)
    if code is None:
        return None
    return {"url": recordings[code].document.url, "language": Said(declared.DECLARED[code].endonym, code)}
