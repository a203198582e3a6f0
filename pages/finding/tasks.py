"""Telling the search what has changed, over ids (django-tasks)."""

from django_tasks import task
from wagtail.models import Site

from pages.finding.keeping import refresh


@task()
def tell_search(things: list[list[str]], language: str = "") -> None:
    """Tell things, by kind and key, anew on every site, in one language or in all."""
    for site in Site.objects.select_related("root_page"):
        refresh(site, {(kind, key) for kind, key in things}, language)
