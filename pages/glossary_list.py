from collections.abc import Mapping

from knowledge import tokens
from knowledge.models import Fact, GlossaryTerm
from languages import declared
from languages.lexicon import Lexicon
from languages.said import swedish
from pages.reader import Reader


def context(request, page) -> dict:
    """The words worth knowing: the Swedish word, what it is called in the reader's language, what it means."""
    reader = Reader.of(request, page)
    terms = list(GlossaryTerm.objects.filter(locale__language_code=declared.SOURCE))
    speech = reader.speech(page)
    return {
        "title": speech.field("title"),
        "lead": speech.field("lead"),
        "description": speech.field("lead"),
        "terms": entries(terms, reader),
    }


def entries(terms: list[GlossaryTerm], reader: Reader) -> list[dict]:
    """Words in the reader's language, by the Swedish word."""
    lexicon = Lexicon(reader.language)
    lexicon.learn(terms)
    found = [_entry(term, lexicon, reader.known.facts) for term in terms]
    return sorted(found, key=lambda entry: entry["swedish"].casefold())


def _entry(term: GlossaryTerm, lexicon: Lexicon, facts: Mapping[str, Fact]) -> dict:
    word = lexicon.say(term, "word")
    return {
        "slug": term.slug,
        "swedish": swedish(term.word),
        "word": word if word.language != declared.SOURCE else None,
        "definition": tokens.fill(lexicon.say(term, "definition"), facts),
    }
