"""The process as templates want it: for a table, a list and a sheet of paper."""

from dataclasses import replace

from contacts.models import Organisation
from languages.said import Said, swedish
from pages.choices import Application
from pages.overview.process import Concern, Item, Need, Process, Stage, Who
from pages.reader import Reader


def tell(process: Process, reader: Reader) -> dict:
    """The steps under their phases, with the columns of the table."""
    return Telling(process, reader).told()


def named(who: Who, reader: Reader) -> Said:
    """An organisation by its name, others by the words of the step that names them."""
    return swedish(who.organisation.name) if who.organisation else reader.words.of_page(who.page, "responsible_words")


class Telling:
    """A process in one language."""

    def __init__(self, process: Process, reader: Reader):
        self.process, self.reader, self.words = process, reader, reader.words
        self.offered = {one.slug: one for one in reader.known.offered}
        named = [actor.who.organisation for actor in process.actors]
        self.organisations = [organisation for organisation in named if organisation]

    def told(self) -> dict:
        """`actors`: columns of who answers; `audiences`: columns of whom it concerns; `width`: of the table."""
        audiences = [self.reader.say(audience, "title") for audience in self.process.audiences]
        return {
            "actors": [swedish(one.name) for one in self.organisations],
            "audiences": audiences,
            "width": len(self.organisations) + len(audiences) + 4,
            "alone": len(audiences) == 1,
            "stages": [self._stage(stage) for stage in self.process.stages],
        }

    def _stage(self, stage: Stage) -> dict:
        return {
            "slug": stage.phase.slug,
            "title": self.reader.say(stage.phase, "title"),
            "leaders": [self._name(who) for who in stage.leaders],
            "led": stage.led,
            "count": len(stage.items),
            "steps": [self._step(item) for item in stage.items],
        }

    def _step(self, item: Item) -> dict:
        page = item.page
        concerns = [self._concern(concern, item) for concern in item.concerns]
        return {
            **self.reader.link(item.step),
            "swedish_title": self.words.swedish_title(page),
            "responsible": self.words.responsible(page, item.own_row),
            "others": [self._other(who, row) for who, row in item.others],
            "taking_part": [swedish(one.name) for one in item.taking_part],
            "deadline": self.words.deadline(page, item.own_row),
            "level": item.level.label,
            "theme": self.reader.say(page.theme, "title"),
            "needs": [self._need(need) for need in item.needs],
            "parts": [self._part(organisation, item) for organisation in self.organisations],
            "elsewhere": self._elsewhere(item),
            "concerns": concerns,
            "applying": [concern for concern in concerns if concern["applies"] and not concern["differs"]],
            "differing": [concern for concern in concerns if concern["differs"]],
            "not_applying": [concern for concern in concerns if not concern["applies"]],
        }

    def _name(self, who: Who) -> Said:
        return named(who, self.reader)

    def _other(self, who: Who, row) -> dict:
        """Who answers for a step for some alone."""
        return {
            "who": self._name(who),
            "audience": self.reader.say(row.audience, "title"),
            "condition": row.get_condition_display(),
        }

    def _part(self, organisation: Organisation, item: Item) -> dict:
        """What an organisation does in a step: answers for it, for all or for some, or takes part."""
        who = Who(organisation)
        return {
            "answers": item.responsible == who,
            "some": who in item.answering,
            "helps": organisation in item.taking_part,
        }

    def _elsewhere(self, item: Item) -> dict:
        """Who has no column of their own: those whom the step names in words, and who only take part."""
        words = [self._name(item.responsible)] if item.responsible and not item.responsible.organisation else []
        helping = [one for one in item.taking_part if one not in self.organisations]
        return {"answers": words, "helps": [swedish(one.name) for one in helping]}

    def _need(self, need: Need) -> dict:
        return {
            **self.reader.link(need.item.step),
            "gate": need.gate,
            "condition": need.condition.label if need.condition else "",
            "audiences": [self.reader.say(audience, "title") for audience in need.audiences],
            "handovers": [{"giver": self._name(one.giver), "taker": self._name(one.taker)} for one in need.handovers],
        }

    def _concern(self, concern: Concern, item: Item) -> dict:
        """How a step concerns an audience, with the address where that is told."""
        told_for = replace(self.reader, offered=self.offered[concern.audience.slug])
        return {
            "title": self.reader.say(concern.audience, "title"),
            "applies": concern.applies,
            "differs": concern.application == Application.DIFFERS,
            "url": told_for.as_read(told_for.url(item.page)),
            "notes": [
                {"condition": row.get_condition_display(), "text": self.words.of_row(row, "note")}
                for row in concern.rows
            ],
        }
