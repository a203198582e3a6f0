from django.utils import timezone

from languages import declared
from languages.state import Kind
from pages.gathered import swedish_among
from pages.reader import Reader

#: What is said of a translation that is not whole and reviewed, in the order it is said.
KINDS = {Kind.OLDER: "older", Kind.MACHINE: "machine", Kind.MISSING: "partly"}


def states_of(reader: Reader, page) -> list[dict]:
    """What must be said of a page as a translation: one notice, with what else holds and the date of the words."""
    language = page.locale.language_code
    if language == declared.SOURCE:
        return []
    told = reader.known.told_in(page.translation_key).get(language)
    if told is None:
        return [{"kind": "missing"}]
    held = {kind for kind in KINDS if told.counts[kind]}
    if swedish_among(reader, page):
        held.add(Kind.MISSING)
    kind, *also = [name for kind, name in KINDS.items() if kind in held] or [""]
    date = timezone.localdate(told.translated_on) if told.translated_on else None
    return [{"kind": kind, "also": also, "date": date}] if kind else []
