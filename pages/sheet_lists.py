"""Lists on paper, in one language or two: a path to tick by pen, contacts for the wall, words worth knowing."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import partial
from typing import TypeVar

from django.utils.html import escape
from django.utils.translation import override

from contacts.models import Contact
from knowledge.models import GlossaryTerm
from languages import declared
from languages.lexicon import Lexicon
from languages.open import Language
from languages.said import Said
from pages import cards, glossary_list, pairs
from pages.choices import YOUR_PATH
from pages.journey_view import by_phase
from pages.reader import Reader
from pages.states import states_of_list

T = TypeVar("T")


@dataclass(frozen=True)
class Both:
    """Who a list is told to: the reader, and the same in the language she reads beside hers, where that is open."""

    pages: list
    readers: list[Reader]
    companion: Language | None

    @classmethod
    def of(cls, page, reader: Reader) -> "Both":
        """Who a page that the reader has asked for on paper is told to."""
        companion = pairs.companion_of(reader, page)
        if companion is None:
            return cls([page], [reader], None)
        readers = [reader, reader.beside(companion.locale.language_code)]
        return cls([page, companion], readers, Language(companion.locale))

    @property
    def reader(self) -> Reader:
        return self.readers[0]

    @property
    def titles(self) -> list[Said]:
        """What the page is called."""
        return once(one.speech(page).field("title") for one, page in zip(self.readers, self.pages, strict=True))

    def each(self, tell: Callable[[Reader], T]) -> list[T]:
        """What is told to each of them, in the words of her language."""
        found = []
        for one in self.readers:
            with override(one.language):
                found.append(tell(one))
        return found

    def told(self, say: Callable[[Reader], Said | None]) -> list[Said]:
        """What is said to each of them, once where it is the same."""
        return once(self.each(say))

    def sheet(self, name: str, told_by: str, rows: Iterable, **told) -> dict:
        """A sheet of a list of Swedish rows, with what must be said of it as a translation by one of their fields."""
        keys = [row.translation_key for row in rows]
        notices, *beside = self.each(partial(states_of_list, told_by, keys))
        states = {"notices": notices, "companion": self.companion, "companion_notices": beside[0] if beside else []}
        return {"template": f"components/{name}.html", **states, **told}


def once(words: Iterable[Said | None]) -> list[Said]:
    """Words in each language, those that are the same in the same language once."""
    return list({(str(one), one.language): one for one in words if one}.values())


def your_path(reader: Reader) -> Said:
    """What a path is called."""
    words = escape(YOUR_PATH) % {"place": reader.known.kommun.place.__html__()}
    return Said(words, declared.interface_of(reader.language), html=True)


def trail(both: Both, home) -> list[dict]:
    """All of the path of the reader's audience, to tick by pen; nothing where she has not said which it is."""
    reader, offered = both.reader, both.reader.offered
    if offered is None:
        return []
    path = reader.known.journey(offered.audience).steps
    phases = [
        {
            "slug": phase.slug,
            "titles": both.told(partial(Reader.say, row=phase, name="title")),
            "start": steps[0].number,
            "steps": [_to_tick(step, both) for step in steps],
        }
        for phase, steps in by_phase(path, reader)
    ]
    told = {
        "titles": both.told(your_path),
        "leads": both.told(lambda one: one.say(offered.audience, "recognise")),
        "phases": phases,
        "short": reader.short(home),
    }
    return [both.sheet("sheet_trail", "title", [step.page for step in path], **told)]


def _to_tick(step, both: Both) -> dict:
    row = step.rows[0]
    return {
        "number": step.number,
        "titles": both.told(lambda one: one.words.of_page(step.page, "title")),
        "deadlines": both.told(lambda one: one.words.deadline(step.page, row)),
    }


def wall(contacts: list[Contact], both: Both, **told) -> dict:
    """Contacts as a list for the wall: whom to call, what for, when and where."""
    beside = [Lexicon(one.language) for one in both.readers[1:]]
    for lexicon in beside:
        lexicon.learn(contacts)
    lines = [
        {
            **card,
            "titles": once([card["title"], *(lexicon.say(contact, "title") for lexicon in beside)]),
            "roles": once([card["role"], *(lexicon.say(contact, "role") for lexicon in beside)]),
        }
        for contact, card in zip(contacts, cards.cards(contacts, both.reader), strict=True)
    ]
    explained = [contact for contact in contacts if contact.role]
    in_danger = [
        {"titles": once(line["title"] for line in same), "phones": same[0]["phones"]}
        for same in zip(*both.each(cards.for_emergency), strict=True)
    ]
    return both.sheet("sheet_wall", "role", explained, lines=lines, emergency=in_danger, **told)


def words(terms: list[GlossaryTerm], both: Both, **told) -> dict:
    """Words worth knowing: the Swedish word, what it is called and what it means."""
    lines = [
        {
            "swedish": entries[0]["swedish"],
            "words": once(entry["word"] for entry in entries),
            "meanings": once(entry["definition"] for entry in entries),
        }
        for entries in zip(*both.each(lambda one: glossary_list.entries(terms, one)), strict=True)
    ]
    return both.sheet("sheet_words", "definition", terms, lines=lines, **told)
