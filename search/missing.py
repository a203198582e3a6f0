"""Counting the searches that find nothing, so that editors learn what people miss, and nothing of who they are."""

import re
from datetime import timedelta

from django.db import transaction
from django.db.models import F
from django.utils import timezone
from wagtail.models import Site

from knowledge.personnummer import in_latin_digits, looks_like_personnummer
from search.letters import words
from search.models import Missed

#: What may say who somebody is: an address of e-mail, and any number longer than a postcode.
PERSONAL = re.compile(r"@|(?:\d[\s.\-]?){6,}")
#: The longest search that is kept, in letters; what is longer is somebody's own story.
LONGEST = 60


def count(site: Site, language: str, text: str) -> None:
    """Count a search that found nothing, unless it may say who asks."""
    query = " ".join(word.written.casefold() for word in words(text))
    if not query or len(query) > LONGEST or PERSONAL.search(in_latin_digits(text)) or looks_like_personnummer(text):
        return
    today = timezone.localdate()
    asked = Missed.objects.filter(site=site, language=language, query=query)
    if asked.update(count=F("count") + 1, last_on=today):
        return
    with transaction.atomic():
        of_site = Missed.objects.filter(site=site)
        of_site.filter(last_on__lt=today - timedelta(days=Missed.KEPT)).delete()
        if of_site.count() < Missed.MOST:
            Missed.objects.get_or_create(site=site, language=language, query=query)
