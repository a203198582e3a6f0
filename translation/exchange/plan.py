"""What a delivery would change, worked out from the site as it is now; nothing is written."""

from collections import Counter
from dataclasses import dataclass, field
from functools import cached_property
from hashlib import sha256
from uuid import UUID

from django.utils.translation import gettext as _
from wagtail.models import Locale, Site

from languages import declared, names
from languages.open import open_languages
from languages.segments import Segment, segments
from translation.exchange.identity import Identity, identity, unseal
from translation.exchange.incoming import Fault, Incoming, Said
from translation.exchange.judging import STORED, Outcome, Verdict, judge
from translation.exchange.selection import CHUNK
from translation.roles import locales_for
from translation.scope import sources_of

#: Where a segment is looked up: its object, the hash of its place and that of its Swedish.
Spot = tuple[UUID, str, str]


@dataclass
class FilePlan:
    """What one file would do in its language; with `faults` it is refused, and nothing of it is stored.

    `titles` are those of the pages and rows that it is about.
    """

    name: str
    tool: str
    locale: Locale | None = None
    faults: list[Fault] = field(default_factory=list)
    verdicts: list[Verdict] = field(default_factory=list)
    titles: list[str] = field(default_factory=list)

    @cached_property
    def counts(self) -> Counter:
        return Counter(verdict.outcome for verdict in self.verdicts)

    def _of(self, *outcomes: Outcome) -> list[Verdict]:
        return [verdict for verdict in self.verdicts if verdict.outcome in outcomes]

    @property
    def stored(self) -> list[Verdict]:
        return [] if self.faults else self._of(*STORED)

    @property
    def problems(self) -> list[Verdict]:
        return self._of(Outcome.PROBLEM)

    @property
    def conflicts(self) -> list[Verdict]:
        return self._of(Outcome.CONFLICT)

    @property
    def changed(self) -> list[Verdict]:
        return self._of(Outcome.CHANGED)

    @property
    def fresh(self) -> list[Verdict]:
        return self._of(Outcome.NEW)

    @property
    def summary(self) -> list[tuple[str, str, int]]:
        """How many units become what, in the order of `Outcome`."""
        return [(outcome.value, str(outcome.label), self.counts[outcome]) for outcome in Outcome]

    @property
    def language(self) -> str:
        return names.in_both(self.locale.language_code) if self.locale else ""

    @property
    def tag(self) -> str:
        return declared.tag(self.locale.language_code) if self.locale else ""

    @property
    def direction(self) -> str:
        return declared.direction(self.locale.language_code) if self.locale else ""


@dataclass
class Plan:
    """What a delivery would do."""

    files: list[FilePlan]

    @property
    def stores(self) -> int:
        return sum(len(file.stored) for file in self.files)

    @cached_property
    def digest(self) -> str:
        """Says whether a plan is the one that was looked at."""
        told = sha256()
        for file in self.files:
            told.update(repr((file.name, file.locale and file.locale.pk, file.faults)).encode())
            for verdict in file.verdicts:
                facts = verdict.line, verdict.outcome, verdict.said, verdict.before, verdict.machine
                told.update(repr(facts).encode())
        return told.hexdigest()


def plan(files: list[Incoming], site: Site, user, *, all_finished: bool = False) -> Plan:
    """Judge every unit of every file (three queries a file, and two more for every `CHUNK` objects)."""
    planner = _Planner(site, user, all_finished)
    names = [planner.names(file) for file in files]
    _mark_twins(files, names)
    return Plan([planner.file(file, found) for file, found in zip(files, names, strict=True)])


@dataclass
class _Names:
    """The language of a file, and the identities of its units, of those that have one."""

    locale: Locale | None
    identities: dict[int, Identity]


class _Planner:
    def __init__(self, site: Site, user, all_finished: bool):
        self.site, self.user, self.all_finished = site, user, all_finished
        self.locales = {one.code: one.locale for one in open_languages(site)}
        self.allowed = set(locales_for(user, site).values_list("pk", flat=True))

    def names(self, file: Incoming) -> _Names:
        """Find the language and the identities, and note in `file.faults` what is wrong with them."""
        if file.faults:
            return _Names(None, {})
        locale = self._locale(file)
        if locale is None:
            return _Names(None, {})
        found = {}
        for number, unit in enumerate(file.units):
            if name := unseal(unit.name, locale.language_code):
                found[number] = name
            else:
                file.faults.append(Fault(unit.line, _("The name of the unit is not one that was sent from here.")))
        if not file.units:
            file.faults.append(Fault(file.line, _("There is nothing in the file.")))
        return _Names(locale, found)

    def _locale(self, file: Incoming) -> Locale | None:
        if _code(file.source).partition("-")[0] not in ("", declared.SOURCE) or _code(file.source) == "sv-simple":
            text = _("The file is not translated from Swedish but from “%(language)s”.")
            file.faults.append(Fault(file.line, text % {"language": file.source}))
            return None
        locale = self._open(_code(file.target))
        if locale is None or locale.language_code == declared.SOURCE:
            text = _("“%(language)s” is not a language of this site.") % {"language": file.target}
            file.faults.append(Fault(file.line, text))
            return None
        if locale.pk not in self.allowed:
            text = _("You may not translate into the language “%(language)s”.") % {"language": file.target}
            file.faults.append(Fault(file.line, text))
            return None
        return locale

    def _open(self, code: str) -> Locale | None:
        """The language of a code; tools add regions, as in `ar-SA`."""
        language, _hyphen, region = code.partition("-")
        added = len(region) == 2 and code not in declared.DECLARED
        return self.locales.get(language if added else code)

    def file(self, file: Incoming, names: _Names) -> FilePlan:
        found = FilePlan(file.name, file.tool, names.locale, file.faults)
        if names.locale is None or file.faults:
            return found
        keys, spots = self._spots(names, found)
        for number, unit in enumerate(file.units):
            name = names.identities[number]
            if name.key not in keys:
                file.faults.append(Fault(unit.line, _("The unit does not belong to the texts of this site.")))
                continue
            segment = spots.get(name[:3])
            found.verdicts.append(judge(unit, name, segment, all_finished=self.all_finished))
        return found

    def _spots(self, names: _Names, file: FilePlan) -> tuple[set[UUID], dict[Spot, Segment]]:
        """The objects that the units are about, of those the user may translate, and their segments of today.

        Their titles are noted in `file`, in the order of the units.
        """
        wanted = list(dict.fromkeys(name.key for name in names.identities.values()))
        sources = list(
            sources_of(self.site, self.user).filter(object__in=wanted).distinct().only("object_id", "object_repr")
        )
        sources.sort(key=lambda source: wanted.index(source.object_id))
        file.titles = [source.object_repr for source in sources]
        keys = {source.pk: source.object_id for source in sources}
        found: dict[Spot, Segment] = {}
        for start in range(0, len(keys), CHUNK):
            for segment in segments(list(keys)[start : start + CHUNK], names.locale):
                found.setdefault(identity(segment, keys[segment.source_id])[:3], segment)
        return set(keys.values()), found


def _code(tag: str) -> str:
    return tag.strip().replace("_", "-").lower()


def _mark_twins(files: list[Incoming], names: list[_Names]) -> None:
    """Two units of one name cannot both be right: neither file is taken."""
    seen: dict[tuple, tuple[Incoming, Said]] = {}
    for file, found in zip(files, names, strict=True):
        for number, name in found.identities.items():
            unit, place = file.units[number], (found.locale, *name[:3])
            if place not in seen:
                seen[place] = file, unit
                continue
            first, twin = seen[place]
            text = _("The unit is there twice: also at line %(line)s in %(file)s.")
            file.faults.append(Fault(unit.line, text % {"line": twin.line, "file": first.name}))
            if first is not file:
                first.faults.append(Fault(twin.line, text % {"line": unit.line, "file": file.name}))
