"""Words that come in, from a translator, a machine or an agency: checked, then stored as drafts."""

from collections.abc import Iterable, Mapping

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _
from wagtail.models import Locale
from wagtail_localize.models import StringTranslation
from wagtail_localize.strings import StringValue

from knowledge import tokens
from languages.models import Draft
from languages.segments import Segment
from pages.signals import say_that_content_changed
from translation import texts

#: A Swedish string at a place, `(string, context)`.
Place = tuple[int | None, int | None]
REPLACED = ["data", "translation_type", "tool_name", "last_translated_by", "has_error", "field_error", "updated_at"]


def faults(swedish: str, said: str) -> list[str]:
    """What is wrong with a translation, in words for who made it; nothing where it may be stored.

    Both are HTML fragments as wagtail-localize stores them: inline tags only, links as `<a id="a1">`.
    """
    if not said.strip():
        return [_("The translation is empty.")]
    try:
        StringValue.from_translated_html(said)
    except ValueError as error:
        return [str(error)]
    return [*_tag_faults(swedish, said), *_token_faults(swedish, said)]


def _tag_faults(swedish: str, said: str) -> Iterable[str]:
    wanted, given = set(texts.tags(swedish)), set(texts.tags(said))
    for tag in sorted(wanted - given):
        yield _("%(tag)s is in the Swedish and not in the translation.") % {"tag": f"<{tag}>"}
    for tag in sorted(given - wanted):
        yield _("%(tag)s is in the translation and not in the Swedish.") % {"tag": f"<{tag}>"}


def _token_faults(swedish: str, said: str) -> Iterable[str]:
    try:
        tokens.check_syntax(said)
    except ValidationError as error:
        yield from error.messages
    wanted, given = tokens.used(swedish), tokens.used(said)
    for key in sorted(wanted - given):
        yield _("The fact [[%(key)s]] is in the Swedish and not in the translation.") % {"key": key}
    for key in sorted(given - wanted):
        yield _("The fact [[%(key)s]] is in the translation and not in the Swedish.") % {"key": key}


def store(
    words: Mapping[Segment, str], locale: Locale, *, machine: bool = False, tool: str = "", user=None
) -> dict[Segment, list[str]]:
    """Store the words that are without faults, and give the faults of the others.

    A machine never replaces what is there: what a person translated meanwhile stays.
    """
    wrong = {segment: found for segment, said in words.items() if (found := faults(segment.swedish, said))}
    kind = StringTranslation.TRANSLATION_TYPE_MACHINE if machine else StringTranslation.TRANSLATION_TYPE_MANUAL
    rows = [
        StringTranslation(
            translation_of_id=segment.string_id,
            context_id=segment.context_id,
            locale=locale,
            data=said,
            translation_type=kind,
            tool_name=tool,
            last_translated_by=user,
        )
        for segment, said in words.items()
        if segment not in wrong
    ]
    write(rows, replace=not machine)
    return wrong


def write(rows: Iterable[StringTranslation], *, replace: bool = True) -> None:
    """Write rows of one language as drafts, in the place of what is there or only where nothing is."""
    unique = {(row.translation_of_id, row.context_id): row for row in rows}
    with transaction.atomic():
        stored = _stored(unique)
        before = {place: (row.data, hasattr(row, "draft")) for place, row in stored.items()}
        if replace:
            StringTranslation.objects.bulk_create(
                unique.values(),
                update_conflicts=True,
                unique_fields=["locale", "translation_of", "context"],
                update_fields=REPLACED,
            )
        else:
            StringTranslation.objects.filter(pk__in=[row.pk for row in stored.values() if row.has_error]).delete()
            StringTranslation.objects.bulk_create(unique.values(), ignore_conflicts=True)
        _mark_drafts(unique, before)
        say_that_content_changed()


def _stored(rows: Mapping[Place, StringTranslation]) -> dict[Place, StringTranslation]:
    """What is stored at the places of some rows, which are all of one language."""
    found = StringTranslation.objects.filter(
        locale__in={row.locale_id for row in rows.values()},
        translation_of__in={string for string, _context in rows},
        context__in={context for _string, context in rows},
    ).select_related("draft")
    by_place = {(row.translation_of_id, row.context_id): row for row in found}
    return {place: by_place[place] for place in rows if place in by_place}


def _mark_drafts(rows: Mapping[Place, StringTranslation], before: Mapping[Place, tuple[str, bool]]) -> None:
    """Words that readers have not got yet are drafts; those that stay as they were are what they were."""
    changed = [row for place, row in _stored(rows).items() if (row.data, False) != before.get(place)]
    Draft.objects.bulk_create([Draft(translation=row) for row in changed], ignore_conflicts=True)
