"""What a site does about a change of the law: the tasks of its units, and drafts that go live together on the day."""

from collections.abc import Iterable, Iterator

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.db.models import QuerySet
from django.utils import timezone
from django.utils.translation import gettext as _
from wagtail.log_actions import log
from wagtail.models import Page, Revision, Site

from audiences.models import Audience, AudienceOnSite
from contacts.models import Unit
from contacts.ownership import sites_of, units_of
from contacts.scope import belongs
from editorial.models import ChangeSet, LawEvent, LawTask
from editorial.models.law import LawTaskQuerySet
from knowledge.models import Fact
from languages import declared
from pages.models import StepPage

#: What the log calls it that work with a change of the law has begun, and that a task of it is settled.
START, SETTLE = "editorial.start_law_work", "editorial.settle_law_task"


def change_sets_of(user) -> QuerySet[ChangeSet]:
    """The work of the sites that a user acts on (law 7)."""
    return ChangeSet.objects.filter(site__in=sites_of(user)).select_related("event", "site__root_page")


def tasks_of(user) -> LawTaskQuerySet:
    """The tasks that a user may settle: those of her units; who starts the work of a site has all of it."""
    tasks = LawTask.objects.filter(change_set__site__in=sites_of(user)).select_related("change_set__event", "page")
    return tasks if coordinates(user) else tasks.filter(unit__in=units_of(user))


def coordinates(user) -> bool:
    """Whether a user starts work on the sites that she acts on, and sees to what no unit owns."""
    return user.has_perm("editorial.add_changeset")


@transaction.atomic
def start(event: LawEvent, site: Site, user=None) -> ChangeSet:
    """Begin the work of a site with a change of the law, with a task for each thing it touches there; once."""
    change_set, is_new = ChangeSet.objects.get_or_create(event=event, site=site, defaults={"started_by": user})
    if is_new:
        tasks = [*_about_pages(event, site), *_about_facts(event, site), *_about_audiences(event, site)]
        LawTask.objects.bulk_create([_of(change_set, task) for task in tasks])
        log(instance=change_set, action=START, user=user)
    return change_set


def _of(change_set: ChangeSet, task: LawTask) -> LawTask:
    task.change_set = change_set
    return task


def _about_pages(event: LawEvent, site: Site) -> Iterator[LawTask]:
    steps = StepPage.objects.filter(locale__language_code=declared.SOURCE, slug__in=event.steps)
    for step in steps.descendant_of(site.root_page).select_related("unit").order_by("path"):
        yield LawTask(page=step, unit=_own(step.unit, site), what=event.changes)


def _about_facts(event: LawEvent, site: Site) -> Iterator[LawTask]:
    facts = Fact.objects.for_site(site)
    for key in event.facts:
        yield LawTask(fact=key, unit=_own(facts[key].owner, site) if key in facts else None)


def _about_audiences(event: LawEvent, site: Site) -> Iterator[LawTask]:
    for audience in Audience.objects.identities().filter(slug__in=event.audiences):
        AudienceOnSite.objects.get_or_create(site=site, audience=audience)
        yield LawTask(audience=audience)


def _own(unit: Unit | None, site: Site) -> Unit | None:
    """A unit that may have tasks of the site."""
    return unit if belongs(unit, site.pk) else None


def settle(task: LawTask, state: LawTask.State, user, why: str = "") -> None:
    """Say how far a task has come; what is not needed says why.

    Raises `ValidationError` where that word is missing, or there is no draft to be ready.
    """
    if state == LawTask.State.NOT_NEEDED and not why.strip():
        raise ValidationError(_("Say in a word why it is not needed."))
    if state == LawTask.State.READY and not (task.page and task.page.has_unpublished_changes):
        raise ValidationError(_("There is no draft yet. Change the page and save it as a draft first."))
    task.state, task.why = state, why.strip()
    task.settled_by, task.settled_at = user, timezone.now()
    task.save()
    log(instance=task.change_set, action=SETTLE, user=user, data={"task": str(task), "state": state.value})


@transaction.atomic
def schedule(task: LawTask, user=None) -> None:
    """Let the draft of a task's page go live with the change of the law, in all languages; at once if that has been.

    Raises `PermissionDenied` for who may not publish the page, and `ValidationError` where the draft cannot be
    published as it is.
    """
    moment = task.change_set.event.moment
    if moment is None:
        raise ValidationError(_("The change has no date yet."))
    page = Page.objects.get(pk=task.page_id).specific
    if not page.has_unpublished_changes:
        raise ValidationError(_("There is no draft yet. Change the page and save it as a draft first."))
    if user and not page.permissions_for_user(user).can_publish():
        raise PermissionDenied
    draft = page.get_latest_revision_as_object()
    draft.go_live_at = moment
    if page.live:
        draft.live_revision = page.live_revision or _revision_of(page)
    draft.save_revision(user=user, log_action=True).publish(user=user, skip_permission_checks=True)


def _revision_of(page: Page) -> Revision:
    """What readers have, as a revision: Wagtail takes a page down until its time where it knows of none."""
    return Revision.objects.create(
        content_object=page,
        base_content_type=page.get_base_content_type(),
        content=page.serializable_data(),
        object_str=str(page),
        created_at=page.last_published_at or page.latest_revision.created_at,
    )


def schedule_ready(tasks: Iterable[LawTask], user=None) -> dict[LawTask, str]:
    """Schedule each of some tasks; why those could not be that could not. One holds up none of the others."""
    failed = {}
    for task in tasks:
        try:
            schedule(task, user)
        except PermissionDenied:
            failed[task] = _("You may not publish this page.")
        except ValidationError as error:
            failed[task] = " ".join(error.messages)
    return failed
