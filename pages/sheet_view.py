"""On paper (`?utskrift=1`): a step is one A4; a path a list to tick by pen, with all its steps as a booklet (`alla`).

All is told in two languages where she reads another than Swedish; what an A4 has no room for is on the page, and a QR
code leads there. Every page that prints gives its `sheets`, each with the template that renders it.
"""

from dataclasses import replace

from django.utils.translation import override

from languages import declared
from languages.open import Language
from pages import cards, contact_list, journey_view, models, pairs, sheet_lists, step_view
from pages.context import own_path, short
from pages.reader import Reader
from pages.states import states_of

#: Blocks of a text that belong on paper, those first that a reader needs most; the last are left out first.
NEEDED = [f"components/blocks/{kind}.html" for kind in ["how_to", "notice", "phrase", "fact", "text", "while_you_wait"]]

#: What asks for a path with an A4 for each of its steps.
WHOLE = "alla"

#: How many lines an A4 has room for beside its head and foot, and letters a line in one of two columns.
LINES, LETTERS = 41, 50

#: Contacts that an A4 has room for, the nearest to the reader first.
MOST_CONTACTS = 3


def asked(request) -> bool:
    """Whether an address asks for a page as it is printed."""
    return request.GET.get("utskrift") in {"1", WHOLE}


def of_step(request, page) -> dict:
    """One step on one A4."""
    reader = on_paper(Reader.of(request, page))
    return {"sheets": page.sheets(reader), "title": reader.speech(page).field("title")}


def of_path(request, home) -> dict:
    """The path of the audience in the address: a list of it all, and an A4 for each step where that is asked for."""
    reader = on_paper(Reader.of(request, home))
    audience = request.audience.audience
    steps = [step.page for step in reader.known.journey(audience).steps]
    told = sheets(steps, reader) if request.GET["utskrift"] == WHOLE else []
    return {
        "title": journey_view.title(audience, reader),
        "count": 0 if told else len(steps),
        "sheets": [*home.sheets(reader), *told],
    }


def of_contacts(request, page) -> dict:
    """The contacts that the filters of the directory find, as a list for the wall."""
    reader = on_paper(Reader.of(request, page))
    found = contact_list.fitting(request, reader)
    both = sheet_lists.Both.of(page, reader)
    told = {name: found[name] for name in ("chosen", "opening")}
    address = short(page, own_path(page, reader), reader, request)
    sheet = sheet_lists.wall(found["rows"], both, titles=both.titles, short=address, **told)
    return {"title": both.titles[0], "sheets": [sheet]}


def on_paper(reader: Reader) -> Reader:
    """The reader beside a language: the one she asked for, else Swedish, which is what she is answered in."""
    beside = reader.companion or (declared.SOURCE if reader.language != declared.SOURCE else "")
    return replace(reader, companion=beside)


def sheets(steps: list, reader: Reader) -> list[dict]:
    """An A4 for each Swedish step that is there in the reader's language; as many queries for many as for one."""
    keys = [step.translation_key for step in steps]
    codes = {declared.SOURCE, reader.language, reader.companion} - {""}
    live = models.StepPage.objects.live().select_related("locale", "short_address")
    found = live.filter(translation_key__in=keys, locale__language_code__in=codes)
    told = {(page.translation_key, page.locale.language_code): page for page in found}
    for (key, _language), page in told.items():
        page.source = told[key, declared.SOURCE]
    reader.known.learn_told_in(keys)
    contacts = cards.for_steps(steps, reader)
    return [
        sheet(told[key, reader.language], told.get((key, reader.companion)), contacts[step.pk], reader)
        for step, key in zip(steps, keys, strict=True)
        if (key, reader.language) in told
    ]


def sheet(page, companion, contacts: list[dict], reader: Reader) -> dict:
    """One A4: the step, told beside its companion where there is one, its contacts, and the address of its page."""
    step = step_view.Telling(page, reader).step()
    beside = _beside(companion, parts(step), reader) if companion else {}
    rows = beside.get("rows") or [pairs.Pair(template, value, None) for template, value in parts(step)]
    return {
        "template": "components/sheet.html",
        "step": step,
        "notices": states_of(reader, page),
        "contacts": contacts[:MOST_CONTACTS],
        "short": reader.short(page.source),
        **beside,
        "rows": fitting(rows, LINES if beside else 2 * LINES),
    }


def _beside(companion, ours: list[pairs.Part], reader: Reader) -> dict:
    """The same in the other language; nothing where it says the same, as where neither is translated."""
    other = reader.beside(companion.locale.language_code)
    with override(other.language):
        step = step_view.Telling(companion, other).step()
        rows = pairs.paired(ours, parts(step))
    if all(row.same for row in rows):
        return {}
    return {
        "companion": Language(companion.locale),
        "companion_title": step["title"],
        "companion_notices": states_of(other, companion),
        "rows": rows,
    }


def parts(step: dict) -> list[pairs.Part]:
    """What belongs on the paper: what must be known before, with her own notes alone, and the text."""
    notes = [note for note in step["notes"] if note["own"]]
    return [*step_view.in_short(step, notes), *(part for part in pairs.blocks(step["body"]) if part[0] in NEEDED)]


def fitting(rows: list[pairs.Pair], room: int) -> list[pairs.Pair]:
    """The rows that there is room for, in lines: what must be known and done always, else what is needed most."""
    kept = []
    for row in sorted(rows, key=lambda row: NEEDED.index(row.template) + 1 if row.template in NEEDED else 0):
        lines = max(_lines(row.ours), _lines(row.theirs))
        if row.template not in NEEDED[1:] or lines <= room:
            kept.append(row)
            room -= lines
    return [row for row in rows if any(row is one for one in kept)]


def _lines(told) -> int:
    """About how many lines a part takes up, with a heading."""
    return 1 + sum(1 + len(words) // LETTERS for words, _language in pairs.words_in(told))
