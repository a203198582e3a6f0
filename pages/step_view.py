"""A step as the reader sees it: plain, or told for one audience; alone, or beside another language."""

from languages import declared
from pages import cards, journey
from pages.choices import Application, StepFact
from pages.companions import companion_of
from pages.reader import Reader
from pages.step_words import StepWords


def context(request, page) -> dict:
    """The step, and the same step in the language it is read beside (`?med=`)."""
    reader = Reader.of(request, page)
    told = Telling(page, reader)
    companion = companion_of(request, page)
    found = {"speech": told.speech, "step": told.step()}
    if companion:
        beside = Telling(companion, reader.beside(companion.locale.language_code), told.path)
        found["beside"] = beside.step()
    return found


class Telling:
    """One step in one language; everything that is fact is read from the Swedish page."""

    def __init__(self, page, reader: Reader, path: journey.Journey | None = None):
        self.page, self.reader, self.source = page, reader, page.source
        self.speech = reader.speech(page)
        self.rows = list(self.source.audience_rows.select_related("audience", "responsible"))
        self.path = path or (journey.load(reader.site, reader.offered.audience) if reader.offered else None)
        self.here = self.path.find(self.source) if self.path else None
        steps = self._neighbours() if self.here else []
        self.words = StepWords(reader, [self.source, *(step.page for step in steps)], self.rows)

    def _neighbours(self) -> set:
        previous, following = self._pager()
        near = {*self.here.gates, *self.here.recommended, *self.here.opens, previous, following}
        return {step for step in near if step}

    def _pager(self) -> tuple:
        number = self.here.number
        if not number:
            return None, None
        steps = self.path.steps
        return (
            steps[number - 2] if number > 1 else None,
            steps[number] if number < len(steps) else None,
        )

    def step(self) -> dict:
        """Everything a template needs to tell the step."""
        body = self.speech.stream("body")
        return {
            "slug": self.source.slug,
            "icon": self.source.icon,
            "title": self.speech.field("title"),
            "swedish_title": self.words.swedish_title(self.source),
            "summary": self.speech.field("summary"),
            "level": self.source.get_level_display(),
            "theme": self._theme(),
            "facts": self._facts(),
            "bring": self.speech.stream("bring"),
            "body": [block for block in body if block.kind not in ("professional", "question", "official_link")],
            "questions": [block.value for block in body if block.kind == "question"],
            "links": [self._link(block.value) for block in body if block.kind == "official_link"],
            "professional": [block.value for block in body if block.kind == "professional"],
            "notes": self._notes(),
            "contacts": cards.for_step(self.source, self.reader),
            "reviewed_on": self.source.reviewed_on,
            "unit": self.source.unit,
            **self._place_on_path(),
        }

    def _theme(self):
        self.reader.lexicon.learn([self.source.theme])
        return self.reader.say(self.source.theme, "title")

    def _own_rows(self) -> list:
        return [row for row in self.rows if self.reader.audience == row.audience.slug]

    def _facts(self) -> list[dict]:
        row = next(iter(self._own_rows()), None)
        facts = {
            StepFact.RESPONSIBLE: self.words.responsible(self.source, row),
            StepFact.DURATION: self.speech.field("duration"),
            StepFact.FEE: self.speech.field("fee"),
            StepFact.DEADLINE: self.words.deadline(self.source, row),
        }
        return [
            {"icon": fact.value, "label": fact.label, "value": value, "due": fact == StepFact.DEADLINE}
            for fact, value in facts.items()
            if value
        ]

    def _link(self, link: dict) -> dict:
        """An official link, to the page in the reader's language where there is one."""
        for own in link["by_language"]:
            if own["language"] == self.reader.language:
                return {"title": link["title"], "url": own["url"], "language": own["language"]}
        return {"title": link["title"], "url": link["url"], "language": declared.SOURCE}

    def _notes(self) -> list[dict]:
        """How the step concerns each audience, the reader's own first."""
        self.reader.lexicon.learn([row.audience for row in self.rows])
        notes = [self._note(row) for row in self.rows]
        return sorted(notes, key=lambda note: not note["own"])

    def _note(self, row) -> dict:
        return {
            "slug": row.audience.slug,
            "icon": row.audience.icon,
            "title": self.reader.say(row.audience, "title"),
            "own": row.audience.slug == self.reader.audience,
            "applies": row.applies,
            "differs": row.application == Application.DIFFERS,
            "condition": row.get_condition_display(),
            "text": self.words.of_row(row, "note"),
            "deadline": self.words.of_row(row, "deadline") if row.deadline else None,
            "legal_basis": row.legal_basis,
        }

    def _place_on_path(self) -> dict:
        if not self.here:
            return {"number": None, "count": None, "needs": [], "opens": [], "previous": None, "next": None}
        previous, following = self._pager()
        here = self.here
        return {
            "number": here.number or None,
            "count": len(self.path.steps),
            "applies": here.applies,
            "needs": [
                {**self.words.link(step), "gate": step in here.gates}
                for step in sorted({*here.gates, *here.recommended}, key=lambda s: s.number)
            ],
            "opens": [self.words.link(step) for step in sorted(set(here.opens), key=lambda s: s.number)],
            "previous": self.words.link(previous) if previous else None,
            "next": self.words.link(following) if following else None,
        }


