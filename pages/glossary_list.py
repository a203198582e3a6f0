from knowledge.models import GlossaryTerm
from languages import declared
from pages.reader import Reader


def context(request, page) -> dict:
    """The words worth knowing: the Swedish word, what it is called in the reader's language, what it means."""
    reader = Reader.of(request, page)
    terms = list(GlossaryTerm.objects.filter(locale__language_code=declared.SOURCE))
    reader.lexicon.learn(terms)
    speech = reader.speech(page)
    return {
        "speech": speech,
        "title": speech.field("title"),
        "lead": speech.field("lead"),
        "terms": sorted((_entry(term, reader) for term in terms), key=lambda entry: entry["swedish"].casefold()),
    }


def _entry(term: GlossaryTerm, reader: Reader) -> dict:
    word = reader.say(term, "word")
    return {
        "slug": term.slug,
        "swedish": reader.swedish(term.word),
        "word": word if word.language != declared.SOURCE else None,
        "definition": reader.say(term, "definition"),
    }
