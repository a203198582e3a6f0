"""The Swedish that is to be translated: taken from what is published, and refreshed at every publishing."""

from collections import defaultdict

from django.db import models, transaction
from wagtail.models import TranslatableMixin
from wagtail_localize.models import StringSegment, StringTranslation, TranslationSource
from wagtail_localize_intentional_blanks.constants import DO_NOT_TRANSLATE_MARKER as BLANK

from languages.likeness import paired
from languages.models import Draft, Replaced

#: Which strings stand where: by context their keys, by what they say.
Places = dict[int, dict[str, int]]


@transaction.atomic
def refresh(instance: TranslatableMixin, *, same_meaning: bool = False) -> TranslationSource:
    """Take the segments of a Swedish object as it is published now, and note which replaced which.

    What was left in Swedish on purpose stays so. With `same_meaning` every translation is carried over to the new
    wording, since the editor says that it means what it meant.
    """
    before = places(instance)
    source, _created = TranslationSource.update_or_create_from_instance(instance)
    after = places(instance)
    kept = models.Q() if same_meaning else models.Q(data__startswith=BLANK)
    for context in before.keys() & after.keys():
        for gone, come in paired(before[context], after[context]).items():
            pair = before[context][gone], after[context][come]
            _replace(context, *pair)
            _carry(context, *pair, kept)
    standing = source.stringsegment_set.filter(context=models.OuterRef("context"), string=models.OuterRef("before"))
    Replaced.objects.filter(models.Exists(standing), context__in=after).delete()
    return source


def places(instance: TranslatableMixin) -> Places:
    """Which strings stand where in the source of a Swedish object."""
    own = StringSegment.objects.filter(source__object_id=instance.translation_key, source__locale=instance.locale_id)
    found: Places = defaultdict(dict)
    for context, swedish, string in own.values_list("context_id", "string__data", "string_id"):
        found[context][swedish] = string
    return found


def _replace(context: int, gone: int, come: int) -> None:
    """Let a string stand for the one that went, and for all that one stood for."""
    Replaced.objects.filter(context=context, now=gone).update(now=come)
    Replaced.objects.update_or_create(context_id=context, before_id=gone, defaults={"now_id": come})


def _carry(context: int, gone: int, come: int, kept: models.Q) -> None:
    """Give a string the translations of the one it replaced, in the languages where it has none."""
    rows = StringTranslation.objects.filter(kept, context=context, translation_of=gone, has_error=False)
    for row in rows.select_related("draft"):
        carried, is_new = StringTranslation.objects.get_or_create(
            translation_of_id=come,
            context_id=context,
            locale_id=row.locale_id,
            defaults={
                name: getattr(row, name) for name in ("data", "translation_type", "tool_name", "last_translated_by_id")
            },
        )
        if is_new and not hasattr(row, "draft"):
            Draft.objects.filter(translation=carried).delete()
