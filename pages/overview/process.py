"""Who does what in the whole process: computed from the rows that the journey is made of (law 4).

Nothing here asks the database but for who takes part in each step, once.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from itertools import groupby

from audiences.choices import Condition
from audiences.models import Audience
from contacts.choices import OrganisationKind
from contacts.directory import shown
from contacts.models import Organisation
from pages import models
from pages.choices import Application, Level
from pages.journey import Step, holds
from pages.known import Known


@dataclass(frozen=True)
class Who:
    """Who answers for something: an organisation, or those whom a step names in words alone."""

    organisation: Organisation | None
    words: str = ""  # in Swedish; to be told as the `responsible_words` of `page`
    page: "models.StepPage | None" = field(default=None, compare=False, repr=False)

    @classmethod
    def of(cls, page, row=None) -> "Who | None":
        """Who answers for a step; for the audience of a row, if one is given."""
        organisation = row.responsible if row and row.responsible else page.responsible
        if organisation:
            return cls(organisation)
        return cls(None, page.responsible_words, page) if page.responsible_words else None


@dataclass(frozen=True)
class Concern:
    """How a step concerns an audience. `rows`: one, or one a condition, or none where nothing is said."""

    audience: Audience
    rows: list

    @property
    def application(self) -> Application:
        """How it applies; what does so for some only, or in another way, differs."""
        found = {row.application for row in self.rows} or {Application.DOES_NOT}
        return Application(found.pop()) if len(found) == 1 else Application.DIFFERS

    @property
    def applies(self) -> bool:
        return self.application != Application.DOES_NOT


@dataclass(frozen=True)
class Handover:
    """Something that goes from who answers for one step to who answers for the next."""

    giver: Who
    taker: Who
    after: "Item"
    before: "Item"


@dataclass(frozen=True)
class Need:
    """A step that comes before another: as a gate or as the recommended order; for some only, if it says so."""

    item: "Item"
    gate: bool
    condition: Condition | None
    audiences: list[Audience]  # for whom alone, where all audiences are shown; empty means for all
    handovers: list[Handover]


@dataclass
class Item:
    """A step of the process. What comes before it may be filtered away, and not stand among the shown."""

    step: Step
    concerns: list[Concern]
    own_row: "models.AudienceRow | None"  # of the audience, where one is chosen
    organisations: list[Organisation]  # whose contacts help with it
    needs: list[Need] = field(default_factory=list)
    opens: list["Item"] = field(default_factory=list)

    @property
    def page(self) -> "models.StepPage":
        return self.step.page

    @property
    def number(self) -> int:
        return self.step.number

    @property
    def phase(self) -> int:
        """The order of the phase in which it stands."""
        return self.step.phase

    @property
    def responsible(self) -> Who | None:
        return Who.of(self.page, self.own_row)

    @property
    def others(self) -> list[tuple[Who, "models.AudienceRow"]]:
        """Who else answers, for some: those of the audience and the condition of the row."""
        rows = [row for concern in self.concerns for row in concern.rows if row.applies]
        found = [(who, row) for row in rows if (who := Who.of(self.page, row))]
        return [(who, row) for who, row in found if who != self.responsible]

    @property
    def answering(self) -> list[Who]:
        """Everybody who answers for it, for all or for some."""
        everybody = [self.responsible, *(who for who, _row in self.others)]
        return [who for who in dict.fromkeys(everybody) if who]

    @property
    def taking_part(self) -> list[Organisation]:
        """Who helps with it, but for who answers for it."""
        return [one for one in self.organisations if Who(one) != self.responsible]

    @property
    def level(self) -> Level:
        return Level(self.page.level)

    @property
    def gates(self) -> list[Need]:
        return [need for need in self.needs if need.gate]

    @property
    def recommended(self) -> list[Need]:
        return [need for need in self.needs if not need.gate]

    @property
    def handovers(self) -> list[Handover]:
        """What is handed over to those who answer for it."""
        return [handover for need in self.needs for handover in need.handovers]

    def who(self, audience: Audience) -> list[Who]:
        """Who answers for it for an audience; nobody where it does not apply."""
        rows = [row for row in self.step.rows if row.audience_id == audience.pk and row.applies]
        return [who for row in rows if (who := Who.of(self.page, row))]

    def __hash__(self) -> int:
        return hash(self.page.pk)

    def __eq__(self, other) -> bool:
        return isinstance(other, Item) and self.page.pk == other.page.pk


@dataclass
class Stage:
    """A phase with its steps."""

    phase: "models.Phase"
    items: list[Item]

    @property
    def leaders(self) -> list[Who]:
        """Who answers for most steps of the phase: several where they answer for as many, nobody where all have one."""
        counts = self._counts
        most = max(counts.values(), default=0)
        return [who for who, count in counts.items() if count == most] if most > 1 else []

    @property
    def led(self) -> int:
        """How many steps each of them answers for."""
        return max(self._counts.values(), default=0)

    @property
    def _counts(self) -> Counter[Who]:
        return Counter(item.responsible for item in self.items if item.responsible)


@dataclass
class Actor:
    """Who answers for some of the steps."""

    who: Who
    items: list[Item]

    @property
    def level(self) -> Level:
        """The level of most of its steps."""
        return Counter(item.level for item in self.items).most_common(1)[0][0]


@dataclass
class Process:
    """The steps in order, under their phases, and who answers for them."""

    audiences: list[Audience]  # those whose concerns are told: all that are offered, or the chosen one
    stages: list[Stage]

    @property
    def steps(self) -> list[Item]:
        return [item for stage in self.stages for item in stage.items]

    @property
    def actors(self) -> list[Actor]:
        """By level, those who answer for most first."""
        found: dict[Who, list[Item]] = defaultdict(list)
        for item in self.steps:
            for who in item.answering:
                found[who].append(item)
        order = list(Level)
        actors = [Actor(who, items) for who, items in found.items()]
        return sorted(actors, key=lambda actor: (order.index(actor.level), -len(actor.items)))

    def only(self, keep) -> "Process":
        """The same process with the steps that `keep` says yes to; what they need is told all the same."""
        stages = [Stage(stage.phase, [item for item in stage.items if keep(item)]) for stage in self.stages]
        return Process(self.audiences, [stage for stage in stages if stage.items])


def process(known: Known, audience: Audience | None) -> Process:
    """The process for an audience, or for all who are offered; computed once."""
    return known.once(("process", audience and audience.slug), lambda: _process(known, audience))


def _process(known: Known, audience: Audience | None) -> Process:
    audiences = [audience] if audience else [one.audience for one in known.offered if not one.archived]
    helping = taking_part(known)
    items = [_item(step, audiences, audience, helping.get(step.page.pk, [])) for step in known.journey(audience).steps]
    _connect({item.page.pk: item for item in items}, known.prerequisites, audiences, audience)
    phases = {phase.order: phase for phase in known.phases}
    stages = [Stage(phases[order], list(group)) for order, group in groupby(items, key=lambda item: item.phase)]
    return Process(audiences, stages)


def _item(step: Step, audiences: list[Audience], audience: Audience | None, helping: list[Organisation]) -> Item:
    concerns = [Concern(one, [row for row in step.rows if row.audience_id == one.pk]) for one in audiences]
    return Item(step, concerns, next((row for row in step.rows if row.applies), None) if audience else None, helping)


def _connect(items: dict[int, Item], rows: list, audiences: list[Audience], audience: Audience | None) -> None:
    """Tie the steps to what comes before and after, with what is handed over from one who answers to another."""
    for row in rows:
        concerned = [one for one in audiences if holds(row, one.slug)]
        if not concerned or not {row.step_id, row.required_id} <= items.keys():
            continue
        item, required = items[row.step_id], items[row.required_id]
        item.needs.append(
            Need(
                required,
                gate=row.kind == row.Kind.GATE,
                condition=Condition(row.condition) if row.condition else None,
                audiences=concerned if row.audiences and not audience else [],
                handovers=_handovers(required, item, concerned),
            )
        )
        required.opens.append(item)


def _handovers(after: Item, before: Item, audiences: Iterable[Audience]) -> list[Handover]:
    """Who hands over to whom between two steps, where nobody answers for both of them for the same audience."""
    sides = [(after.who(audience), before.who(audience)) for audience in audiences]
    apart = [(givers, takers) for givers, takers in sides if not set(givers) & set(takers)]
    pairs = dict.fromkeys((giver, taker) for givers, takers in apart for giver in givers for taker in takers)
    return [Handover(giver, taker, after, before) for giver, taker in pairs]


def taking_part(known: Known) -> dict[int, list[Organisation]]:
    """The organisations whose contacts help with each step, but for those that answer in danger (one query, once)."""

    def asked() -> dict[int, list[Organisation]]:
        rows = models.ContactRow.objects.filter(step__in=known.steps, contact__in=shown(known.site).values("pk"))
        rows = rows.exclude(contact__organisation__kind=OrganisationKind.NOD).select_related("contact__organisation")
        found: dict[int, dict[Organisation, None]] = defaultdict(dict)
        for row in rows.order_by("sort_order", "pk"):
            found[row.step_id][row.contact.organisation] = None
        return {step: list(organisations) for step, organisations in found.items()}

    return known.once(("taking part",), asked)
