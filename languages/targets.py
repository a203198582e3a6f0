"""The translated page or row as readers get it: written from what is stored of its words, only when it is published.

A draft of a translation is its stored words (`StringTranslation`); writing the target is publishing it.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from zlib import crc32

from django.db import connection, models, transaction
from wagtail.models import Locale, Page
from wagtail_localize.models import Translation, TranslationSource
from wagtail_localize.segments import StringSegmentValue
from wagtail_localize.strings import StringValue, validate_translation_links

from languages.models import Draft
from languages.segments import Segment, segments
from languages.state import Kind

#: What a segment is when there is something to read in the language, or the Swedish is meant to be read.
TOLD = {Kind.REVIEWED, Kind.MACHINE, Kind.BLANK}
#: One key for all who change the tree (PostgreSQL); SQLite lets one write at a time by itself.
TREE = crc32(b"valkomsten.tree")


@contextmanager
def tree_lock() -> Iterator[None]:
    """A transaction that alone changes the page tree: treebeard's updates deadlock side by side on PostgreSQL."""
    with transaction.atomic():
        if connection.vendor == "postgresql":
            with connection.cursor() as cursor:
                cursor.execute("SELECT pg_advisory_xact_lock(%s)", [TREE])
        yield


def _with_standing_words(source: TranslationSource, told: list[Segment], held: list[Segment]) -> TranslationSource:
    """A source that lets changed sentences keep the words that stood there, where there are none that readers may get.

    `told` are its segments in the language to write, `held` those whose words are not for readers yet.
    """
    values_of = source._get_segments_for_translation
    kept = {(one.path, one.order): one for one in told if one in held or (not one.said and _can_stand(one))}

    def values(locale, fallback=False):
        return [_kept(value, kept.get((value.path, value.order))) for value in values_of(locale, fallback)]

    source._get_segments_for_translation = values
    return source


def _can_stand(segment: Segment) -> bool:
    if not segment.standing:
        return False
    try:
        validate_translation_links(segment.swedish, segment.standing)
    except ValueError:
        return False
    return True


def _kept(value, segment: Segment | None):
    """The value of a segment as readers keep it: the words that stood there, else the Swedish."""
    if segment is None or not isinstance(value, StringSegmentValue):
        return value
    words = segment.standing if _can_stand(segment) else segment.swedish
    return StringSegmentValue(value.path, StringValue(words), attrs=value.attrs, order=value.order)


def target_of(source: TranslationSource, locale: Locale) -> models.Model | None:
    """The page or row in a language, be it an alias or a translation; None where there is none."""
    model = source.specific_content_type.model_class()
    return model.objects.filter(translation_key=source.object_id, locale=locale).first()


def carries_words(source: TranslationSource, locale: Locale) -> bool:
    """Whether readers of a language get words of their own: there is a target that is no alias."""
    target = target_of(source, locale)
    return target is not None and not getattr(target, "alias_of_id", None)


def publish(source: TranslationSource, locale: Locale, user=None, *, unreviewed: bool = False) -> models.Model | None:
    """Write and publish the target from the stored words; what is not translated stands in Swedish.

    Words that a machine made and readers have not got yet are held back, unless they may be read `unreviewed`; where
    nothing is left for readers, an alias stays one.
    Raises `ValidationError` where the words do not fit their fields, and then has written nothing. Pages are published
    by us, under the lock: the library does so after it, and writes back a number of children that others have changed.
    """
    with tree_lock():
        TranslationSource.objects.select_for_update().get(pk=source.pk)
        told = segments([source], locale)
        held = [one for one in told if one.kind == Kind.MACHINE and one.draft and not unreviewed]
        if not (any(one.kind in TOLD and one not in held for one in told) or carries_words(source, locale)):
            return target_of(source, locale)
        Translation.objects.get_or_create(source=source, target_locale=locale)
        standing = _with_standing_words(TranslationSource.objects.get(pk=source.pk), told, held)
        target, _made = standing.create_or_update_translation(
            locale, user=user, publish=not is_page(source), copy_parent_pages=True, fallback=True
        )
        if is_page(source):
            target.latest_revision.publish(user=user, skip_permission_checks=True)
        Draft.objects.filter(pk__in=[one.draft for one in told if one.draft and one not in held]).delete()
    return target


def is_page(source: TranslationSource) -> bool:
    model = source.specific_content_type.model_class()
    return model is not None and issubclass(model, Page)
