"""Give readers what a delivery brought: page by page, each in its own transaction, so that one error stops no other."""

import logging

from django.core.exceptions import ValidationError
from django.db import models, transaction
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django_tasks import task
from wagtail.models import Locale
from wagtail_localize.models import TranslationSource

from languages.state import tally
from languages.targets import carries_words
from translation.exchange.plan import Plan
from translation.models import Delivery
from translation.publishing import publish

logger = logging.getLogger(__name__)


class Fate(models.TextChoices):
    """What became of a page in a language."""

    WAITING = "waiting", gettext_lazy("Waiting")
    PUBLISHED = "published", gettext_lazy("Published")
    STORED = "stored", gettext_lazy("Stored, not published: not all of the page is translated")
    FAILED = "failed", gettext_lazy("Could not be published")


def waiting(planned: Plan) -> list[dict]:
    """The pages that a plan touches, as a delivery keeps them: source, language, fate, error."""
    touched = {
        (verdict.segment.source_id, file.locale.pk): None
        for file in planned.files
        if file.locale
        for verdict in file.stored
        if verdict.segment
    }
    return [{"source": source, "locale": locale, "fate": Fate.WAITING, "error": ""} for source, locale in touched]


@task()
def publish_delivery(pk: int) -> None:
    """Publish what still waits of a delivery; begun again, it goes on where it stopped."""
    delivery = Delivery.objects.select_related("user").get(pk=pk)
    for page in delivery.pages:
        if page["fate"] == Fate.WAITING:
            fate, error = _published(page, delivery)
            _remember({**page, "fate": fate, "error": error}, pk)


def _published(page: dict, delivery: Delivery) -> tuple[Fate, str]:
    source = TranslationSource.objects.filter(pk=page["source"]).first()
    locale = Locale.objects.filter(pk=page["locale"]).first()
    if source is None or locale is None:
        return Fate.FAILED, _("The Swedish page or the language is no longer there.")
    try:
        if not (
            delivery.with_gaps
            or carries_words(source, locale)
            or tally(source.object_id, locale.language_code).is_whole
        ):
            return Fate.STORED, ""
        publish(source, locale, delivery.site, delivery.user)
    except ValidationError as error:
        return Fate.FAILED, " ".join(error.messages)
    except Exception:
        logger.exception("Source %s could not be published in %s.", source.pk, locale)
        return Fate.FAILED, _("Something went wrong. What was delivered is stored.")
    return Fate.PUBLISHED, ""


@transaction.atomic
def _remember(page: dict, pk: int) -> None:
    """Note the fate of one page; others may be noted at the same time."""
    delivery = Delivery.objects.select_for_update().get(pk=pk)
    spot = page["source"], page["locale"]
    delivery.pages = [page if (one["source"], one["locale"]) == spot else one for one in delivery.pages]
    delivery.save(update_fields=["pages"])
