"""A guide: a list to help by, a way to refer, something to learn; on the screen and on paper."""

from collections import defaultdict

from pages import freshness, models, pairs, sheet_view
from pages.choices import GuideKind
from pages.known import Known
from pages.reader import Reader
from pages.speech import Spoken
from pages.states import states_of

#: Blocks that say nothing by themselves on paper.
ON_SCREEN = {"document", "official_link", "picture", "professional"}


def context(request, page) -> dict:
    """A guide in the reader's language, and in the one it is read beside (`?med=`)."""
    reader = Reader.of(request, page)
    guide = tell(page, reader)
    return {
        **guide,
        "description": guide["summary"],
        "above": reader.above,
        "kind": page.source.get_kind_display(),
        "readers": page.source.get_readers_display(),
        "learning": page.source.kind == GuideKind.LEARN,
        **_by_sections(guide["body"], page.source),
        **pairs.context(reader, page, guide, tell, parts),
    }


def tell(page, reader: Reader) -> dict:
    """A guide in one language."""
    speech = reader.speech(page)
    return {"title": speech.field("title"), "summary": speech.field("summary"), "body": speech.stream("body")}


def parts(guide: dict) -> list[pairs.Part]:
    """A guide row by row: each task by itself; the answer of a question lies open there."""
    rows = [row for block in guide["body"] for row in _rows(block)]
    return [*pairs.title(guide["title"]), *pairs.text(guide["summary"]), *rows]


def _rows(block: Spoken) -> list[pairs.Part]:
    if block.kind == "question":
        return [("components/pair_question.html", block.value)]
    if block.kind != "tasks":
        return [(block.template, block.value)]
    first, *others = ({"heading": "", "items": [task]} for task in block.value["items"])
    return [(block.template, row) for row in [{**first, "heading": block.value["heading"]}, *others]]


def _by_sections(body: list[Spoken], source) -> dict:
    """The text by its sections, and how much there is to tick: tasks, and sections to learn."""
    found: list[dict] = [{"heading": None, "blocks": []}]
    for block in body:
        if block.kind == "section":
            anchor = f"avsnitt-{len(found)}"
            found.append({"id": block.id, "anchor": anchor, "heading": block.value, "blocks": []})
        else:
            found[-1]["blocks"].append(block)
    tasks = sum(len(block.value["items"]) for block in body if block.kind == "tasks")
    learnt = len(found) - 1 if source.kind == GuideKind.LEARN else 0
    return {"sections": found, "contents": found[1:], "count": tasks + learnt}


def for_step(step, reader: Reader) -> list[dict]:
    """The guides with a task that belongs to a step, as links."""
    pages = _of_steps(reader.known).get(step.pk, [])
    titles = reader.titles(pages)
    return [{"title": titles[page.pk], "url": reader.as_read(reader.url(page))} for page in pages]


def _of_steps(known: Known) -> dict[int, list]:
    """The Swedish guides that name each step, by its key (one query, once)."""

    def asked() -> dict[int, list]:
        found = defaultdict(list)
        for page in models.GuidePage.objects.live().descendant_of(known.site.root_page):
            for step in _steps_of(page) if known.is_public(page) else ():
                found[step].append(page)
        return found

    return known.once(("guides of steps",), asked)


def _steps_of(page) -> set[int]:
    """The keys of the steps that the tasks of a guide belong to, read as they are stored: no row is fetched."""
    tasks = [block["value"]["items"] for block in page.body.raw_data if block["type"] == "tasks"]
    return {step for items in tasks for item in items if (step := item["value"].get("step"))}


def on_paper(request, page) -> dict:
    """A guide as it is printed."""
    reader = Reader.of(request, page)
    return {"sheets": sheets(page, reader), "title": reader.speech(page).field("title")}


def sheets(page, reader: Reader) -> list[dict]:
    """The guide for paper, beside Swedish or the language she asked for where that says anything else."""
    reader = sheet_view.on_paper(reader)
    guide = _tell_on_paper(page, reader)
    beside = pairs.context(reader, page, guide, _tell_on_paper, parts)
    rows = beside["pairs"]
    if all(row.same for row in rows):
        beside, rows = {}, [pairs.Pair(template, value, None) for template, value in parts(guide)]
    return [
        {
            **beside,
            "template": "components/sheet.html",
            "step": {
                "slug": page.slug,
                "icon": page.source.icon,
                "title": guide["title"],
                "checked": freshness.told(page.source, reader),
            },
            "companion_title": rows[0].theirs,
            "notices": states_of(reader, page),
            "short": reader.short(page.source),
            "rows": rows[1:],
        }
    ]


def _tell_on_paper(page, reader: Reader) -> dict:
    """A guide without what says nothing on paper."""
    guide = tell(page, reader)
    return {**guide, "body": [block for block in guide["body"] if block.kind not in ON_SCREEN]}
