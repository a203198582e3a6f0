"""What one unit of a delivery would do to the site today."""

from dataclasses import dataclass

from django.db import models
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from languages.segments import Segment
from languages.state import Kind
from translation.exchange.identity import Identity, identity
from translation.exchange.incoming import Said
from translation.exchange.inline import same
from translation.words import faults


class Outcome(models.TextChoices):
    """What becomes of a unit; only the first two are stored."""

    NEW = "new", gettext_lazy("New texts")
    CHANGED = "changed", gettext_lazy("Changed texts")
    UNCHANGED = "unchanged", gettext_lazy("As before")
    UNFINISHED = "unfinished", gettext_lazy("Not finished")
    CONFLICT = "conflict", gettext_lazy("Translated here meanwhile")
    PROBLEM = "problem", gettext_lazy("Problems")


STORED = {Outcome.NEW, Outcome.CHANGED}


@dataclass(frozen=True)
class Verdict:
    """One unit judged: `before` is what stands today, `reasons` is why it is left out."""

    line: int
    outcome: Outcome
    swedish: str
    said: str = ""
    before: str = ""
    machine: bool = False
    segment: Segment | None = None
    reasons: tuple[str, ...] = ()


def judge(unit: Said, name: Identity, segment: Segment | None, *, all_finished: bool) -> Verdict:
    """What a unit does to the segment of its name, which is None where that Swedish stands there no longer.

    With `all_finished` the agency is believed to have worked through everything, whatever its file says.
    """
    if segment is None:
        return _verdict(unit, Outcome.PROBLEM, None, _("The Swedish has changed since the text was sent."))
    if not same(unit.swedish, segment.swedish):
        return _verdict(unit, Outcome.PROBLEM, segment, _("The Swedish in the file is not what was sent."))
    if not unit.said:
        return _verdict(unit, Outcome.UNFINISHED, segment)
    if unit.faults:
        return _verdict(unit, Outcome.PROBLEM, segment, *unit.faults)
    machine = _is_by_machine(unit, segment, all_finished)
    if same(unit.said, segment.said) and not _approves(unit, segment, machine, all_finished):
        return _verdict(unit, Outcome.UNCHANGED, segment)
    return _judge_words(unit, name, segment, machine, all_finished)


def _judge_words(unit: Said, name: Identity, segment: Segment, machine: bool, all_finished: bool) -> Verdict:
    if not (unit.finished or machine or all_finished):
        return _verdict(unit, Outcome.UNFINISHED, segment)
    if _was_told_meanwhile(name, segment):
        return _verdict(unit, Outcome.CONFLICT, segment)
    if machine and segment.said:  # a machine replaces nothing
        return _verdict(unit, Outcome.UNFINISHED, segment)
    if wrong := faults(segment.swedish, unit.said):
        return _verdict(unit, Outcome.PROBLEM, segment, *wrong)
    outcome = Outcome.CHANGED if segment.said or segment.standing else Outcome.NEW
    return _verdict(unit, outcome, segment, machine=machine)


def _is_by_machine(unit: Said, segment: Segment, all_finished: bool) -> bool:
    """What the file says; but edited words of our machine are a person's, where all is finished."""
    edited = segment.kind == Kind.MACHINE and not same(unit.said, segment.said)
    return unit.machine and not (all_finished and edited)


def _approves(unit: Said, segment: Segment, machine: bool, all_finished: bool) -> bool:
    """Whether a person stands behind the words of a machine as they are."""
    return segment.kind == Kind.MACHINE and not machine and (unit.finished or all_finished)


def _was_told_meanwhile(name: Identity, segment: Segment) -> bool:
    """Whether a person has decided something here since the file was sent; the words of a machine yield."""
    decided = segment.kind in (Kind.REVIEWED, Kind.BLANK)
    return decided and identity(segment, name.key).stood != name.stood


def _verdict(unit: Said, outcome: Outcome, segment: Segment | None, *reasons: str, machine: bool = False) -> Verdict:
    before = (segment.said or segment.standing) if segment else ""
    swedish = segment.swedish if segment else unit.swedish
    return Verdict(unit.line, outcome, swedish, unit.said, before, machine, segment, reasons)
