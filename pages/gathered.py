"""Pages that gather words of others: their own words may all be translated and what they show be Swedish still."""

from collections import Counter
from collections.abc import Iterable
from uuid import UUID

from contacts.directory import find
from knowledge.models import GlossaryTerm
from languages import declared
from languages.state import NOTHING, Kind, Tally, tallies
from pages import news, questions
from pages.reader import Reader

#: Words that nobody has taken up for translation.
UNTOLD = Tally(Counter([Kind.MISSING]))


def told_among(reader: Reader, page) -> Tally:
    """How what explains each step, contact or word that a page gathers is translated (one query, once)."""
    label = page._meta.label
    if label not in GATHERED:
        return NOTHING
    return reader.known.once((label, reader.language), lambda: told_by(*GATHERED[label](reader), reader.language))


def told_by(paths: Iterable[str], keys: Iterable[UUID], language: str) -> Tally:
    """How some fields of many objects are translated (one query)."""
    keys = list(keys)
    found = tallies(keys, [language], paths=paths, published=True)
    told = [found.get((key, language), UNTOLD) for key in keys]
    return Tally(sum((one.counts for one in told), Counter()), by_machine=sum(one.by_machine for one in told))


#: The places of the words, and the keys of what they are words of.
Gathered = tuple[Iterable[str], Iterable[UUID]]


def _steps(reader: Reader) -> Gathered:
    return ["summary"], (key for key, step in reader.known.steps_by_key.items() if step.summary)


def _contacts(reader: Reader) -> Gathered:
    return ["role"], find(reader.site).exclude(role="").values_list("translation_key", flat=True)


def _terms(reader: Reader) -> Gathered:
    swedish = GlossaryTerm.objects.filter(locale__language_code=declared.SOURCE).exclude(definition="")
    return ["definition"], swedish.values_list("translation_key", flat=True)


def _questions(reader: Reader) -> Gathered:
    found = questions.of_site(reader).values()
    paths = [f"body.{one.block}.{name}" for one in found for name in ("question", "answer")]
    return paths, {one.step.translation_key for one in found}


def _news(reader: Reader) -> Gathered:
    return ["title"], (one.page.translation_key for one in news.of_site(reader))


GATHERED = {
    "pages.HomePage": _steps,
    "pages.StepIndexPage": _steps,
    "pages.ContactIndexPage": _contacts,
    "pages.GlossaryPage": _terms,
    "pages.QuestionsPage": _questions,
    "pages.LatestPage": _news,
}
