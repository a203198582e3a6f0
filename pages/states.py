from languages import declared
from languages.state import NOTHING, Kind, State
from pages.reader import Reader

#: What is said of a translation that is not whole and reviewed, in the order it is said.
KINDS = {Kind.OLDER: "older", Kind.MACHINE: "machine", Kind.MISSING: "partly"}


def states_of(reader: Reader, page) -> list[dict]:
    """What must be said of a page as a translation: notices with a kind and, where it has one, a date."""
    language = page.locale.language_code
    if language == declared.SOURCE:
        return []
    told = NOTHING if page.alias_of_id else reader.known.tally(page.translation_key, language)
    if told.state == State.MISSING:
        return [{"kind": "missing"}]
    return [{"kind": name, "date": told.translated_on} for kind, name in KINDS.items() if told.counts[kind]]
