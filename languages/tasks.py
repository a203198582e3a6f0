"""Work that an editor need not wait for, over ids (django-tasks)."""

from django.apps import apps
from django_tasks import task
from wagtail.models import Page

from languages import in_step


@task()
def follow_page(page: int) -> list[str]:
    """Bring all languages in step with a Swedish page; nothing where it is gone or withdrawn meanwhile."""
    found = Page.objects.filter(pk=page, live=True).first()
    return in_step.follow_page(found.specific) if found else []


@task()
def follow_row(model: str, row: int) -> list[str]:
    """Bring the translations of a Swedish row in step; nothing where it is gone meanwhile."""
    found = apps.get_model(model)._default_manager.filter(pk=row).first()
    return in_step.follow_row(found) if found else []
