"""Keeping the search true: what has changed, and what leans on it, is told anew once the change is committed."""

from collections import defaultdict
from collections.abc import Iterable

from django.db.models import Q
from wagtail.models import Site

from pages.finding.telling import WITHIN_PAGE, Telling
from pages.signals import say_that_content_changed
from search import filling
from search.choices import Kind
from search.models import Entry

#: From so many changed things on, everything is told anew.
MANY = 500

Thing = tuple[str, str]  # kind and key


def rebuild(site: Site) -> int:
    """Tell all of a site anew, and take away what is gone; how many entries there are."""
    before = set(Entry.objects.filter(site=site).values_list("kind", "key"))
    for batch in Telling(site).batches():
        filling.write(site, batch, anew=True)
        before -= {(one.kind, one.key) for one in batch}
    filling.write(site, [], instead_of=before)
    say_that_content_changed()
    return Entry.objects.filter(site=site).count()


def refresh(site: Site, things: Iterable[Thing], language: str = "") -> None:
    """Tell some things of a site anew, in one language or in all; all of them on a new site.

    What readers can no longer see is taken away.
    """
    things = set(things)
    if len(things) > MANY or not Entry.objects.filter(site=site).exists():
        rebuild(site)
        return
    by_kind: dict[str, list[str]] = defaultdict(list)
    for kind, key in things:
        by_kind[kind].append(key)
    told = [document for batch in Telling(site, language).batches(by_kind) for document in batch]
    if filling.write(site, told, instead_of=[*things, *_questions_of(site, by_kind)], language=language):
        say_that_content_changed()  # a directory that is asked for words is kept like any page


def _questions_of(site: Site, by_kind: dict[str, list[str]]) -> list[Thing]:
    """The questions that stand in the search of some pages."""
    pages = [*by_kind.get(Kind.STEP, ()), *by_kind.get(Kind.PAGE, ())]
    if not pages:
        return []
    within = Q(*(("key__startswith", f"{key}{WITHIN_PAGE}") for key in pages), _connector=Q.OR)
    return list(Entry.objects.filter(within, site=site, kind=Kind.QUESTION).values_list("kind", "key").distinct())
