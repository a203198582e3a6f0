"""Pages that gather words of others: their own words may all be translated and what they show be Swedish still."""

from collections import Counter
from collections.abc import Iterable
from uuid import UUID

from contacts.directory import find
from knowledge.models import GlossaryTerm
from languages import declared
from languages.state import NOTHING, Kind, Tally, tallies
from pages.reader import Reader

#: Words that nobody has taken up for translation.
UNTOLD = Tally(Counter([Kind.MISSING]))


def told_among(reader: Reader, page) -> Tally:
    """How what explains each step, contact or word that a page gathers is translated (one query, once)."""
    label = page._meta.label
    if label not in GATHERED:
        return NOTHING
    return reader.known.once((label, reader.language), lambda: told_by(*GATHERED[label](reader), reader.language))


def told_by(name: str, keys: Iterable[UUID], language: str) -> Tally:
    """How one field of many objects is translated (one query)."""
    keys = list(keys)
    found = tallies(keys, [language], path=name, published=True)
    told = [found.get((key, language), UNTOLD) for key in keys]
    return Tally(sum((one.counts for one in told), Counter()), by_machine=sum(one.by_machine for one in told))


def _steps(reader: Reader) -> tuple[str, Iterable[UUID]]:
    return "summary", (key for key, step in reader.known.steps_by_key.items() if step.summary)


def _contacts(reader: Reader) -> tuple[str, Iterable[UUID]]:
    return "role", find(reader.site).exclude(role="").values_list("translation_key", flat=True)


def _terms(reader: Reader) -> tuple[str, Iterable[UUID]]:
    swedish = GlossaryTerm.objects.filter(locale__language_code=declared.SOURCE).exclude(definition="")
    return "definition", swedish.values_list("translation_key", flat=True)


GATHERED = {
    "pages.HomePage": _steps,
    "pages.StepIndexPage": _steps,
    "pages.ContactIndexPage": _contacts,
    "pages.GlossaryPage": _terms,
}
