"""A step as the reader sees it: plain, or told for one audience; alone, or beside another language."""

from functools import partial

from languages import declared
from languages.said import Said, swedish
from pages import cards, chains, freshness, guide_view, pairs, terms
from pages.choices import Application, StepFact, Way
from pages.journey_view import in_order, needs
from pages.reader import Reader
from pages.step_words import facts

#: Blocks that have their own places on the page of a step, below the text.
APART = {"professional", "question", "official_link"}


def context(request, page) -> dict:
    """The step, and the same step in the language it is read beside (`?med=`)."""
    draft = getattr(request, "is_preview", False)
    reader = Reader.of(request, page)
    told = partial(tell, contacts=cards.for_step(page.source, reader))
    step = told(page, reader, draft=draft)
    beside = pairs.context(reader, page, step, told, parts)
    if not beside["companion"]:
        step["body"] = terms.linked(step["body"], step["words"])
    return {
        "title": step["title"],
        "description": step["summary"],
        "step": step,
        **beside,
    }


def tell(page, reader: Reader, *, contacts: tuple[list, list], draft: bool = False) -> dict:
    """A step in one language, with its own contacts and, of those and the ones of any step, who helps in practice.

    At work, with what only those need who meet newcomers, and with the guides to help by.
    """
    own, general = contacts
    told = cards.cards([*own, *general], reader)
    telling = Telling(page, reader, draft=draft)
    step = {
        **telling.step(),
        "contacts": told[: len(own)],
        "helpers": [card for card in told if card["help"]],
        "meetings": chains.meetings_of(page.source, reader),
    }
    if not reader.professional:
        return step
    return {**step, "work": telling.work(step), "guides": guide_view.for_step(page.source, reader)}


def parts(step: dict) -> list[pairs.Part]:
    """What is read side by side: words, facts, what comes before and after, notes, text, questions and contacts.

    The notes are those to the reader's own audience, or to everybody where she has not said which it is.
    """
    own = any(note["own"] for note in step["notes"])
    notes = [note for note in step["notes"] if note["own"] or not own]
    return [
        *pairs.title(step["title"]),
        *in_short(step, notes),
        *pairs.blocks(step["body"]),
        *(("components/pair_question.html", question) for question in step["questions"]),
        *pairs.links(Way.THEN.label, step["opens"]),
        *pairs.contacts([*step["contacts"], *(card for card in step["helpers"] if card not in step["contacts"])]),
        *(("components/blocks/official_link.html", link) for link in step["links"]),
    ]


def in_short(step: dict, notes: list[dict]) -> list[pairs.Part]:
    """What must be known before a step: in a sentence, facts, what comes first, notes, what to bring."""
    gates = [link for link in step["needs"] if link["gate"]]
    others = [link for link in step["needs"] if not link["gate"]]
    return [
        *pairs.text(step["summary"]),
        *(("components/pair_fact.html", fact) for fact in step["facts"]),
        *pairs.links(Way.GATE.label, gates),
        *pairs.links(Way.RECOMMENDED.label, others),
        *(("components/pair_note.html", note) for note in notes if note["text"]),
        *([("components/pair_list.html", step["bring"])] if step["bring"] else []),
    ]


class Telling:
    """One step in one language; everything that is fact is read from the Swedish page."""

    def __init__(self, page, reader: Reader, *, draft: bool = False):
        self.reader, self.source = reader, page.source
        self.bones = self.source if draft else reader.known.steps.get(self.source.pk, self.source)
        self.speech, self.words = reader.speech(page), reader.words
        self.path = reader.known.journey(reader.offered.audience) if reader.offered else None
        self.here = self.path.find(self.source) if self.path else None
        known_rows = None if draft else reader.known.rows.get(self.source.pk)
        self.rows = known_rows or list(self.source.audience_rows.all())
        self.own_row = next((row for row in self.rows if row.audience.slug == reader.audience), None)

    def step(self) -> dict:
        """Everything a template needs to tell the step."""
        body = self.speech.stream("body")
        return {
            "language": self.reader.language,
            "slug": self.source.slug,
            "icon": self.source.icon,
            "title": self.speech.field("title"),
            "swedish_title": self.words.swedish_title(self.source),
            "summary": self.speech.field("summary"),
            "theme": self.reader.say(self.bones.theme, "title"),
            "facts": self._facts(),
            "bring": self.speech.stream("bring"),
            "body": [block for block in body if block.kind not in APART],
            "questions": [block.value for block in body if block.kind == "question"],
            "links": [self._link(block.value) for block in body if block.kind == "official_link"],
            "professional": [block.value for block in body if block.kind == "professional"],
            "notes": sorted((self._note(row) for row in self.rows), key=lambda note: not note["own"]),
            "words": terms.of_step(self.source, self.reader),
            "checked": freshness.told(self.source, self.reader),
            **self._place_on_path(),
        }

    def _facts(self) -> list[dict]:
        responsible = self.words.responsible(self.bones, self.own_row)
        told = {
            StepFact.RESPONSIBLE: responsible,
            StepFact.DURATION: self.speech.field("duration"),
            StepFact.FEE: self.speech.field("fee"),
            StepFact.DEADLINE: self.words.deadline(self.source, self.own_row),
        }
        return facts(told, on_the_sign=responsible and self._on_the_sign(responsible))

    def _on_the_sign(self, responsible: Said) -> Said | None:
        """Who answers for the step as the sign and the letter have it, where it is said in another language."""
        return None if responsible.language == declared.SOURCE else self.words.in_swedish(self.bones.responsible_words)

    def _link(self, link: dict) -> dict:
        """An official link, to the page in the reader's language where there is one."""
        urls = {own["language"]: own["url"] for own in link["by_language"]}
        language = self.reader.language if self.reader.language in urls else declared.SOURCE
        return {"title": link["title"], "url": urls.get(language, link["url"]), "language": declared.tag(language)}

    def _note(self, row) -> dict:
        """How the step concerns an audience."""
        return {
            "slug": row.audience.slug,
            "icon": row.audience.icon,
            "title": self.reader.say(row.audience, "title"),
            "own": row.audience.slug == self.reader.audience,
            "applies": row.applies,
            "differs": row.application == Application.DIFFERS,
            "condition": row.get_condition_display(),
            "text": self.words.of_row(row, "note"),
            "deadline": self.words.of_row(row, "deadline"),
            "work": self._answers(row) if self.reader.professional else None,
        }

    def _answers(self, row) -> dict:
        """What who meets newcomers must know of an audience: who answers for the step, and by which law."""
        return {
            "responsible": row.responsible and swedish(row.responsible.name),
            "level": self.words.level(self.source, row).label,
            "law": swedish(row.legal_basis),
        }

    def work(self, step: dict) -> dict:
        """What who meets newcomers must know of a step as it is told: notes, law, who answers for it and takes part."""
        responsible = self.bones.responsible
        organisations = dict.fromkeys(contact["organisation"] for contact in step["contacts"])
        unit = self.reader.known.units.get(self.source.unit_id)
        return {
            "notes": [note for block in step["professional"] for note in block["notes"]],
            "laws": [law for block in step["professional"] for law in block["legal_basis"]],
            "responsible": self.words.responsible(self.bones),
            "level": self.words.level(self.bones).label,
            "deadline": self.words.deadline(self.source) if self.own_row and self.own_row.deadline else None,
            "others": [name for name in organisations if not responsible or name != responsible.name],
            "unit": unit and swedish(unit),
        }

    def _place_on_path(self) -> dict:
        here, path, reader = self.here, self.path, self.reader
        if not (here and path):
            return {"number": None, "needs": [], "opens": [], "previous": None, "next": None}
        steps = path.steps if here.number else []
        previous = steps[here.number - 2] if here.number > 1 else None
        following = steps[here.number] if here.number < len(steps) else None
        return {
            "number": here.number,
            "count": len(path.steps),
            "applies": here.applies,
            "needs": needs(here, reader),
            "opens": [reader.link(step) for step in in_order(here.opens)],
            "previous": previous and reader.link(previous),
            "next": following and reader.link(following),
        }
