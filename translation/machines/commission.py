"""What editors and background work ask for: the missing words of one object, in one language, by its machine."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from wagtail.models import Locale, Page, Site
from wagtail_localize.models import SourceDeletedError, TranslationSource

from languages import names
from languages.segments import Segment
from languages.segments import segments as segments_of
from languages.state import Kind
from translation import words
from translation.machines import chosen
from translation.machines.careful import Batch
from translation.memory import Memory
from translation.models import MachinePolicy
from translation.publishing import publish

OPEN = {Kind.MISSING, Kind.OLDER}
#: What is stored as the tool where the same Swedish had been translated at another place.
RECALLED = "translation memory"


@dataclass
class Outcome:
    """What came of it: segments stored, what is wrong with the others and what to look at, characters spent, and what
    ended the work before its end, for the editor."""

    stored: int = 0
    faults: dict[Segment, list[str]] = field(default_factory=dict)
    remarks: dict[Segment, list[str]] = field(default_factory=dict)
    spent: int = 0
    error: str | None = None
    published: bool = False


def translate(
    source: TranslationSource,
    locale: Locale,
    *,
    site: Site,
    segments: Iterable[Segment] | None = None,
    user=None,
) -> Outcome:
    """Translate what is missing or older, of all or of the given segments, at the site's expense.

    The same Swedish is translated once, and taken from elsewhere where it is translated already. Each batch is stored
    as machine-made as soon as it is there. Must not be called within a transaction.
    """
    machine = chosen.machine_into(locale, source.locale)
    if machine is None:
        return Outcome(
            error=_("No machine translates into %(language)s.") % {"language": names.of(locale.language_code)}
        )
    if refusal := _refusal(source):
        return Outcome(error=refusal)
    commission = Commission(source, locale, site, user)
    commission.recall(segments)
    careful = chosen.carefully(machine, source.locale, locale, site)
    for batch in careful.translate(list(commission.places)):
        commission.keep(batch, str(machine.display_name), careful.demands.remarks)
        if batch.error:
            commission.outcome.error = f"{machine.display_name}: {batch.error}"
    commission.outcome.spent = careful.purse.spent
    commission.publish_if_allowed()
    return commission.outcome


class Commission:
    """One object in one language, while it is translated; `places` are the open segments by their Swedish."""

    def __init__(self, source: TranslationSource, locale: Locale, site: Site, user):
        self.source = source
        self.locale = locale
        self.site = site
        self.user = user
        self.outcome = Outcome()
        self.places: dict[str, list[Segment]] = {}

    def recall(self, chosen_segments: Iterable[Segment] | None) -> None:
        """Find what is open, and store what is translated already at another place."""
        places = defaultdict(list)
        for segment in segments_of([self.source], self.locale) if chosen_segments is None else chosen_segments:
            if segment.kind in OPEN:
                places[segment.swedish].append(segment)
        self.places = dict(places)
        if known := self._known():
            wrong = self._store(known, RECALLED)
            for swedish in known.keys() - {segment.swedish for segment in wrong}:
                del self.places[swedish]

    def _known(self) -> dict[str, str]:
        """What the site, and what is national, say already where the same Swedish stands (law 7)."""
        strings = {segment.string_id: text for text, segments in self.places.items() for segment in segments}
        said = Memory(self.site, self.locale).known(strings)
        return {strings[string]: text for string, text in said.items()}

    def keep(self, batch: Batch, tool: str, remarks) -> None:
        """Store what is sound of a batch, and note what is not."""
        wrong = self._store(batch.said, tool)
        self.outcome.faults.update(wrong)
        for swedish, found in batch.faults.items():
            self.outcome.faults.update(dict.fromkeys(self.places[swedish], found))
        for swedish, said in batch.said.items():
            if found := remarks(swedish, said):
                self.outcome.remarks.update(dict.fromkeys(self.places[swedish], found))

    def _store(self, said: dict[str, str], tool: str) -> dict[Segment, list[str]]:
        """The one place where a machine's words go into the database; gives those that were refused."""
        given = {segment: text for swedish, text in said.items() for segment in self.places[swedish]}
        if not given:
            return {}
        wrong = words.store(given, self.locale, machine=True, tool=tool, user=self.user)
        self.outcome.stored += len(given) - len(wrong)
        return wrong

    def publish_if_allowed(self) -> None:
        """Publish an object that is whole, where the site allows machine-made words to be read unreviewed.

        Also where nothing was left to store: the worker that stored the last of it may have been killed.
        """
        if self.outcome.error or not MachinePolicy.for_site(self.site).publish_unreviewed:
            return
        if any(segment.kind in OPEN for segment in segments_of([self.source], self.locale)):
            return
        try:
            publish(self.source, self.locale, self.site, self.user)
        except ValidationError as error:
            self.outcome.error = " ".join(error.messages)
        else:
            self.outcome.published = True


def _refusal(source: TranslationSource) -> str | None:
    """Why a text may not leave the house: only what anybody may read is sent to a machine."""
    try:
        instance = source.get_source_instance()
    except SourceDeletedError:
        return _("The Swedish is deleted.")
    if isinstance(instance, Page) and (not instance.live or instance.get_view_restrictions().exists()):
        return _("Only pages that everybody may read are sent to a machine.")
    return None
