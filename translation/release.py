"""When what is translated reaches readers.

A page that readers already get in their language is published anew when its translator is done for now: when the form
is saved, when she leaves the page, when nothing is left, or when she says so. A page they still read in Swedish goes
live when its last sentence is done, or when she publishes what there is, which its notice to the reader then says.
So sentences are never shown one by one while she works, and nothing that is done waits for somebody else.
"""

import logging
from collections import defaultdict
from collections.abc import Mapping

from django.contrib.auth import get_user_model
from django.core.exceptions import NON_FIELD_ERRORS, ValidationError
from django.utils.translation import gettext as _
from django_tasks import task
from wagtail.models import Locale, Site
from wagtail_localize.models import TranslationSource

from translation.publishing import publish
from translation.work import Work

logger = logging.getLogger(__name__)


def release(work: Work) -> dict[str, list[str]]:
    """Publish what is stored; what was wrong with it, by row, and under "" what belongs to none."""
    try:
        publish(work.source, work.locale, work.site, work.user)
    except ValidationError as error:
        return _placed(error, work)
    work.forget()
    return {}


def is_due(work: Work) -> bool:
    """Whether stored words are to reach readers without more being said."""
    return work.is_unpublished and (work.is_published or not work.left)


def _placed(error: ValidationError, work: Work) -> dict[str, list[str]]:
    """The messages of an error at the rows of the fields they are about."""
    messages: Mapping = error.message_dict if hasattr(error, "error_dict") else {NON_FIELD_ERRORS: error.messages}
    placed = defaultdict(list)
    for name, said in messages.items():
        row = next((row for row in work.rows for one in row.segments if one.path.partition(".")[0] == name), None)
        placed[row.key if row else ""] += (
            said if row or name == NON_FIELD_ERRORS else [f"{name}: {one}" for one in said]
        )
    return dict(placed) or {"": [_("The page could not be published.")]}


@task()
def release_others(site: int, locale: int, sources: list[int], user: int) -> None:
    """Publish other pages that a sentence was stored for, where that is due; one that cannot be is left as it is."""
    for source in TranslationSource.objects.filter(pk__in=sources):
        work = Work(
            Site.objects.get(pk=site),
            Locale.objects.get(pk=locale),
            source,
            get_user_model().objects.get(pk=user),
        )
        if is_due(work) and (faults := release(work)):
            logger.warning("%s could not be published in %s: %s", source.object_repr, work.locale, faults)
