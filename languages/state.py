"""What a translation is, exactly: decided by content, segment by segment, never by comparing dates.

The segments of a source are those of the live Swedish object (`languages.sources` refreshes them at every publishing);
a translation hangs on a Swedish string at a place. So a sentence is translated when there are words for the string that
stands there today, and older when there are words for a string that this one replaced (`Replaced`). A change of facts,
a republish, a move or a revert leaves every string as it was, and so makes nothing older; nor does a new paragraph
become older by what else was changed or removed in its text.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime
from uuid import UUID

from django.db import connection, models
from django.utils.translation import gettext_lazy as _
from wagtail.models import Locale, Page
from wagtail_localize.models import StringSegment, StringTranslation, TranslationContext, TranslationSource
from wagtail_localize_intentional_blanks.constants import DO_NOT_TRANSLATE_MARKER as BLANK

from languages import declared
from languages.models import Draft, Replaced


class Kind(models.TextChoices):
    """What one segment is in one language."""

    REVIEWED = "reviewed", _("Translated by a person")
    MACHINE = "machine", _("Made by a machine, not reviewed")
    BLANK = "blank", _("In Swedish on purpose")
    OLDER = "older", _("Older than the Swedish")
    MISSING = "missing", _("Not translated")


class State(models.TextChoices):
    """What an object is in one language."""

    MISSING = "missing", _("Not translated")
    PARTLY = "partly", _("Partly translated")
    OLDER = "older", _("Out of date")
    MACHINE = "machine", _("Made by a machine, not reviewed")
    REVIEWED = "reviewed", _("Reviewed")


@dataclass(frozen=True)
class Tally:
    """How many segments of an object are what in one language, and when it was last translated.

    `by_machine` counts those with words that a machine made and no person has read, be they older than the Swedish or
    not.
    """

    counts: Counter
    translated_on: datetime | None = None
    by_machine: int = 0

    @property
    def total(self) -> int:
        return self.counts.total()

    @property
    def done(self) -> int:
        """Segments that a person has translated, or left in Swedish on purpose."""
        return self.counts[Kind.REVIEWED] + self.counts[Kind.BLANK]

    @property
    def is_whole(self) -> bool:
        """Whether that is every segment."""
        return self.done == self.total > 0

    @property
    def told(self) -> int:
        """Segments with words in the language."""
        return self.total - self.counts[Kind.MISSING] - self.counts[Kind.BLANK]

    @property
    def state(self) -> State:
        """The worst that holds: what the object as a whole is."""
        if self.counts[Kind.MISSING] == self.total:
            return State.MISSING
        for kind, state in ((Kind.OLDER, State.OLDER), (Kind.MISSING, State.PARTLY), (Kind.MACHINE, State.MACHINE)):
            if self.counts[kind]:
                return state
        return State.REVIEWED


NOTHING = Tally(Counter())

SQL = """
SELECT object_id, language_code, kind, by_machine, COUNT(*), MAX(told_on)
FROM (
    SELECT
        source.object_id, locale.language_code, words.updated_at AS told_on,
        words.translation_type = 'machine' AS by_machine,
        CASE
            WHEN words.id IS NULL THEN 'missing'
            WHEN said.id IS NULL THEN 'older'
            WHEN SUBSTR(words.data, 1, {marker_length}) = '{marker}' THEN 'blank'
            WHEN words.translation_type = 'machine' THEN 'machine'
            ELSE 'reviewed'
        END AS kind
    FROM {segment} segment
    JOIN {context} context ON context.id = segment.context_id
    JOIN {source} source ON source.id = segment.source_id
    JOIN {locale} locale ON locale.id <> source.locale_id
    LEFT JOIN {translation} said
        ON said.translation_of_id = segment.string_id AND said.context_id = segment.context_id
        AND said.locale_id = locale.id AND NOT said.has_error AND {had_said}
    LEFT JOIN {translation} words ON words.id = COALESCE(said.id, (
        SELECT earlier.id FROM {replaced} replaced CROSS JOIN {translation} earlier
        WHERE replaced.context_id = segment.context_id AND replaced.now_id = segment.string_id
        AND earlier.locale_id = locale.id AND earlier.translation_of_id = replaced.before_id
        AND earlier.context_id = segment.context_id AND NOT earlier.has_error AND {had_earlier}
        AND SUBSTR(earlier.data, 1, {marker_length}) <> '{marker}'
        ORDER BY earlier.updated_at DESC, earlier.id DESC LIMIT 1
    ))
    WHERE source.locale_id = (SELECT id FROM {locale} WHERE language_code = '{swedish}') AND {where}
) telling
GROUP BY object_id, language_code, kind, by_machine
"""  # The ORM has no join without a key between them: every segment × every language is what is asked for.
# SQLite looks at what a CROSS JOIN names first before the rest: what was replaced is little, words at a place are many.
TABLES = {
    "translation": StringTranslation._meta.db_table,
    "segment": StringSegment._meta.db_table,
    "source": TranslationSource._meta.db_table,
    "replaced": Replaced._meta.db_table,
    "context": TranslationContext._meta.db_table,
    "locale": Locale._meta.db_table,
    "marker": BLANK,
    "swedish": declared.SOURCE,
    "marker_length": len(BLANK),
}


def tallies(
    keys: Iterable[UUID] | None = None,
    languages: Iterable[str] | None = None,
    *,
    paths: Iterable[str] | None = None,
    published: bool = False,
) -> dict[tuple[UUID, str], Tally]:
    """The tally of each object, by its translation key, in each language (one query whatever the size).

    Only the objects of `keys`, the languages of `languages` and the places `paths`, where they are given; with
    `published` only of words that readers have got.
    """
    conditions, values = ["1 = 1"], []
    if keys is not None:
        field = TranslationSource._meta.get_field("object").target_field
        chosen = [field.get_db_prep_value(key, connection) for key in keys]
        conditions.append(_one_of("source.object_id", chosen))
        values += chosen
    if languages is not None:
        codes = list(languages)
        conditions.append(_one_of("locale.language_code", codes))
        values += codes
    if paths is not None:
        places = list(paths)
        conditions.append(_one_of("context.path", places))
        values += places
    with connection.cursor() as cursor:
        cursor.execute(SQL.format(**TABLES, **_had(published), where=" AND ".join(conditions)), values)
        return _gathered(cursor.fetchall())


def _had(published: bool) -> dict[str, str]:
    """The conditions on words that readers have got, or none."""
    condition = "{name}.id NOT IN (SELECT translation_id FROM {drafts})" if published else "1 = 1"
    names = ("said", "earlier")
    return {f"had_{name}": condition.format(name=name, drafts=Draft._meta.db_table) for name in names}


def _one_of(column: str, values: list) -> str:
    return f"{column} IN ({', '.join(['%s'] * len(values))})" if values else "1 = 0"


def _gathered(rows: list[tuple]) -> dict[tuple[UUID, str], Tally]:
    counts: dict[tuple[UUID, str], Counter] = defaultdict(Counter)
    days: dict[tuple[UUID, str], datetime] = {}
    machines: Counter = Counter()
    for key, language, kind, by_machine, count, told_on in rows:
        place = (UUID(str(key)), language)
        counts[place][kind] += count
        machines[place] += count if by_machine else 0
        if told_on:
            days[place] = max(_moment(told_on), days.get(place, datetime.min.replace(tzinfo=UTC)))
    return {place: Tally(counts[place], days.get(place), machines[place]) for place in counts}


def _moment(value: datetime | str) -> datetime:
    """A moment as either database gives it; SQLite keeps text in UTC."""
    return datetime.fromisoformat(value).replace(tzinfo=UTC) if isinstance(value, str) else value


def tally(key: UUID, language: str) -> Tally:
    """The tally of one object in one language."""
    return tallies([key], [language]).get((key, language), NOTHING)


def told_in(keys: Iterable[UUID]) -> dict[UUID, dict[str, Tally]]:
    """The languages that pages have words of their own in: live, no alias, and not all Swedish (two queries)."""
    keys = list(keys)
    live = Page.objects.filter(translation_key__in=keys, live=True, alias_of=None)
    pages = set(live.values_list("translation_key", "locale__language_code"))
    found: dict[UUID, dict[str, Tally]] = {key: {} for key in keys}
    for (key, language), told in tallies(keys, published=True).items():
        if (key, language) in pages and told.state != State.MISSING:
            found[key][language] = told
    return found


def words_in(key: UUID) -> dict[str, Tally]:
    """The languages that readers have words of an object in, page or row, and its tally in each (one query)."""
    found = tallies([key], published=True)
    return {language: told for (_key, language), told in found.items() if told.state != State.MISSING}
