"""A change of the law and who works with it, built small."""

from datetime import date

from wagtail.models import Page, Site

from contacts.models import Unit
from editorial.law.work import start
from editorial.models import ChangeSet, LawEvent, LawTask
from pages.models import StepPage
from tests.contacts.factories import OrganisationFactory, UnitFactory

DAY = date(2027, 3, 4)


def event(**fields) -> LawEvent:
    given = {"title": "Tillfälligt skydd löper ut", "date": DAY, "status": "beslutat"}
    return LawEvent.objects.create(**{**given, **fields})


def unit(site: Site, name: str = "Integrationsenheten") -> Unit:
    return UnitFactory(name=name, site=site, organisation=OrganisationFactory(site=site))


def draft(step: Page, **fields) -> StepPage:
    """A draft of a page that is live; readers go on reading what they read."""
    page = StepPage.objects.get(pk=step.pk)
    for name, value in fields.items():
        setattr(page, name, value)
    page.save_revision()
    return StepPage.objects.get(pk=step.pk)


def published(step: Page) -> StepPage:
    """A step as an editor publishes it: Wagtail knows its live revision."""
    StepPage.objects.get(pk=step.pk).save_revision().publish()
    return StepPage.objects.get(pk=step.pk)


def begun(site: Site, *steps: Page, **fields) -> ChangeSet:
    """The work of a site with a change of the law that touches some steps."""
    return start(event(steps=[step.slug for step in steps], **fields), site)


def task(work: ChangeSet, step: Page) -> LawTask:
    return work.tasks.select_related("change_set__event", "page").get(page_id=step.pk)
