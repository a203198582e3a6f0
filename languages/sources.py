"""The Swedish that is to be translated: taken from what is published, and refreshed at every publishing."""

from collections import defaultdict
from collections.abc import Iterable

from django.db import models, transaction
from wagtail.models import TranslatableMixin
from wagtail_localize.models import StringSegment, StringTranslation, TranslationSource
from wagtail_localize_intentional_blanks.constants import DO_NOT_TRANSLATE_MARKER as BLANK

from languages.models import Draft
from languages.segments import likest

#: A string at a place, `(context, string)`.
Place = tuple[int, int]


@transaction.atomic
def refresh(instance: TranslatableMixin, *, same_meaning: bool = False) -> TranslationSource:
    """Take the segments of a Swedish object as it is published now.

    What was left in Swedish on purpose stays so. With `same_meaning` every translation is carried over to the new
    wording, since the editor says that it means what it meant.
    """
    before = places(instance)
    source, _created = TranslationSource.update_or_create_from_instance(instance)
    after = places(instance)
    gone, new = _by_context(before - after), _by_context(after - before)
    kept = [] if same_meaning else [models.Q(data__startswith=BLANK)]
    for context in new.keys() & gone.keys():
        _carry(context, gone[context], new[context], kept)
    return source


def places(instance: TranslatableMixin) -> set[Place]:
    """Which string stands where in the source of a Swedish object."""
    own = StringSegment.objects.filter(source__object_id=instance.translation_key, source__locale=instance.locale_id)
    return set(own.values_list("context_id", "string_id"))


def _by_context(places: Iterable[Place]) -> dict[int, set[int]]:
    found: dict[int, set[int]] = defaultdict(set)
    for context, string in places:
        found[context].add(string)
    return found


def _carry(context: int, gone: set[int], new: set[int], kept: list[models.Q]) -> None:
    """Give the strings that came to a place the translations of those that went, the likest to each."""
    rows = StringTranslation.objects.filter(*kept, context=context, translation_of__in=gone, has_error=False)
    by_locale = defaultdict(list)
    for row in rows.select_related("translation_of", "draft").order_by("updated_at", "pk"):
        by_locale[row.locale_id].append(row)
    strings = StringSegment.objects.filter(context=context, string__in=new).values_list("string_id", "string__data")
    for string, swedish in dict(strings).items():
        for locale, earlier in by_locale.items():
            if match := likest(swedish, earlier, alone=len(new) == 1):
                row, carried = StringTranslation.objects.get_or_create(
                    translation_of_id=string,
                    context_id=context,
                    locale_id=locale,
                    defaults={
                        name: getattr(match, name)
                        for name in ("data", "translation_type", "tool_name", "last_translated_by_id")
                    },
                )
                if carried and not hasattr(match, "draft"):
                    Draft.objects.filter(translation=row).delete()
