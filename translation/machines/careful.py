"""Any machine, asked carefully: in small batches, with retries, and never believed unseen.

A call that gave nothing is made again after a pause; an answer that cannot be read is asked for in smaller pieces. A
text that came back broken is asked for again in another way, and if it stays broken, it is left untranslated and told.
"""

import random
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from time import sleep
from typing import Any, Protocol

from wagtail.models import Locale
from wagtail_localize.machine_translators.base import BaseMachineTranslator
from wagtail_localize.strings import StringValue

from translation.machines import errors, masks
from translation.machines.demands import Demands, is_too_long
from translation.machines.hints import Hints
from translation.machines.shipped import Manners

#: Calls for the same texts before giving up; an answer that could not be read is asked for twice, then in pieces.
TRIES = 4
TRIES_UNREADABLE = 2
#: How often a broken text is asked for again, in another way.
ROUNDS = 3
FIRST_PAUSE = 1.0
LONGEST_PAUSE = 30.0
#: A service that asks for a longer wait is left for today's work: seconds.
LONGEST_WAIT = 60.0
#: Single texts in a row that gave no readable answer, before the service itself is thought to be broken.
MOST_UNREADABLE = 3


class Paying(Protocol):
    """Who pays: see `budget.Purse`."""

    spent: int

    def reserve(self, characters: int) -> None: ...

    def release(self, characters: int) -> None: ...


@dataclass
class Batch:
    """What became of some texts: translations without faults, the faults of the others, and what ended the work."""

    said: dict[str, str] = field(default_factory=dict)
    faults: dict[str, list[str]] = field(default_factory=dict)
    error: errors.MachineError | None = None


@dataclass
class CarefulTranslator:
    """Asks a machine for one language, on somebody's expense."""

    machine: BaseMachineTranslator
    source: Locale
    target: Locale
    demands: Demands
    purse: Paying
    sleep: Callable[[float], Any] = field(default_factory=lambda: sleep)
    unreadable: int = 0

    def translate(self, texts: Iterable[str]) -> Iterator[Batch]:
        """The texts, batch by batch, each to be stored as it comes; after a batch with an error there is none."""
        for texts_of_batch in batches(texts, self._trait("most_texts"), self._trait("most_characters")):
            batch = self._batch(texts_of_batch)
            yield batch
            if batch.error:
                return

    def _batch(self, texts: list[str]) -> Batch:
        batch, waiting = Batch(), texts
        try:
            for shield in self._shields():
                waiting = self._ask_all(waiting, shield, batch)
                if not waiting:
                    break
        except errors.MachineError as error:
            batch.error = error
        return batch

    def _shields(self) -> Iterator[masks.Shield]:
        shields = self._trait("shields")
        for turn in range(ROUNDS):
            yield shields[min(turn, len(shields) - 1)]

    def _ask_all(self, texts: list[str], shield: masks.Shield, batch: Batch) -> list[str]:
        """Ask for texts, in halves where the answer cannot be read; gives those that came back broken."""
        broken, stack = [], [texts]
        while stack:
            part = stack.pop()
            try:
                answers = self._persist(part, shield)
            except errors.UnreadableError as error:
                if len(part) > 1:
                    middle = len(part) // 2
                    stack += [part[middle:], part[:middle]]
                    continue
                self._strike(error)
                batch.faults[part[0]] = [str(error)]
            else:
                self.unreadable = 0
                broken += self._judge(answers, batch)
        return broken

    def _strike(self, error: errors.UnreadableError) -> None:
        self.unreadable += 1
        if self.unreadable >= MOST_UNREADABLE:
            raise error

    def _judge(self, answers: Mapping[str, str | None], batch: Batch) -> list[str]:
        broken = []
        for swedish, said in answers.items():
            wrong = self.demands.faults(swedish, said) if said is not None else [errors.damaged()]
            if wrong or said is None:
                batch.faults[swedish] = wrong
                broken.append(swedish)
            else:
                batch.faults.pop(swedish, None)
                batch.said[swedish] = said
        return broken

    def _persist(self, texts: list[str], shield: masks.Shield) -> dict[str, str | None]:
        """One answer, whatever it takes within reason. Raises MachineError."""
        attempt = 1
        while True:
            try:
                return self._ask(texts, shield)
            except errors.MachineError as error:
                tries = TRIES_UNREADABLE if isinstance(error, errors.UnreadableError) else TRIES
                if not error.passing or attempt >= tries or (error.wait or 0) > LONGEST_WAIT:
                    raise
                self.sleep(pause(attempt, error.wait))
            attempt += 1

    def _ask(self, texts: list[str], shield: masks.Shield) -> dict[str, str | None]:
        """One call: what was said for each text, uncovered; None where something of the shield is left."""
        masked = {text: masks.mask(text, self.demands.pattern, shield) for text in texts}
        answers = self._call(masked, self.demands.hints(texts))
        return {text: _uncovered(text, answers[one.html], one) for text, one in masked.items()}

    def _call(self, masked: Mapping[str, masks.Masked], hints: Hints) -> dict[str, str]:
        strings = [StringValue(html) for html in dict.fromkeys(one.html for one in masked.values())]
        told = {"hints": hints} if self._trait("takes_hints") else {}
        tongue = getattr(self.machine, "tongue", lambda locale: locale)
        characters = sum(map(len, masked))
        self.purse.reserve(characters)
        try:
            answers = self.machine.translate(tongue(self.source), tongue(self.target), strings, **told)
            return {string.data: _text(answers[string]) for string in strings}
        except Exception as error:
            problem = errors.told(error)
            if problem and not problem.sent:
                self.purse.release(characters)
            if problem is None or problem is error:
                raise
            raise problem from error

    def _trait(self, name: str) -> Any:
        return getattr(self.machine, name, getattr(Manners, name))


def _text(value: StringValue) -> str:
    if not isinstance(value.data, str):
        raise errors.unreadable()
    return value.data


def _uncovered(swedish: str, said: str, masked: masks.Masked) -> str | None:
    """A translation as wagtail-localize writes markup, or as it came where it cannot; None where it is in ruins."""
    whole = masked.uncover(said).strip()
    if is_too_long(swedish, whole):
        return whole
    try:
        return None if masked.left(whole) else StringValue.from_translated_html(whole).data
    except ValueError:
        return whole
    except RecursionError:
        return None


def pause(attempt: int, wait: float | None = None) -> float:
    """Seconds before the next call: what the service says, or twice as long each time; not the same for all workers."""
    doubled = min(LONGEST_PAUSE, FIRST_PAUSE * 2 ** (attempt - 1))
    return (doubled if wait is None else wait) + random.uniform(0, doubled / 2)  # noqa: S311


def batches(texts: Iterable[str], most_texts: int, most_characters: int) -> Iterator[list[str]]:
    """Texts in their order, as many together as may go in one call; a text that is longer by itself goes alone."""
    batch: list[str] = []
    for text in texts:
        if batch and (len(batch) >= most_texts or sum(map(len, batch)) + len(text) > most_characters):
            yield batch
            batch = []
        batch.append(text)
    if batch:
        yield batch
