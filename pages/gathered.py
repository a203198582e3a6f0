"""Pages that gather words of others: their own words may all be translated and what they show be Swedish still."""

from django.db.models import Exists, OuterRef

from contacts.directory import find
from knowledge.models import GlossaryTerm
from languages import declared
from pages.reader import Reader


def swedish_among(reader: Reader, page) -> bool:
    """Whether any step, contact or word that a page gathers is explained in Swedish alone (one query, once)."""
    label = page._meta.label
    look = GATHERED.get(label)
    return look is not None and reader.known.once((label, reader.language), lambda: look(reader))


def _steps(reader: Reader) -> bool:
    words, steps = reader.words, reader.known.steps.values()
    return any(words.of_page(step, "summary").language == declared.SOURCE for step in steps if step.summary)


def _contacts(reader: Reader) -> bool:
    return _untold(find(reader.site), "role", reader.language)


def _terms(reader: Reader) -> bool:
    return _untold(GlossaryTerm.objects.all(), "definition", reader.language)


def _untold(rows, name: str, language: str) -> bool:
    """Whether any Swedish row has words in a field that no row in the language says in words of its own."""
    told = rows.model.objects.filter(locale__language_code=language, translation_key=OuterRef("translation_key"))
    swedish = rows.filter(locale__language_code=declared.SOURCE).exclude(**{name: ""})
    return swedish.exclude(Exists(told.exclude(**{f"{name}__in": ["", OuterRef(name)]}))).exists()


GATHERED = {
    "pages.HomePage": _steps,
    "pages.StepIndexPage": _steps,
    "pages.ContactIndexPage": _contacts,
    "pages.GlossaryPage": _terms,
}
