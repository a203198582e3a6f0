"""How far the work of a site with a change of the law has come: its tasks, its pages and their translations."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from functools import cached_property
from uuid import UUID

from django.db import models
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from wagtail.models import Page, Revision

from audiences.models import AudienceOnSite
from editorial.law.work import coordinates
from editorial.models import ChangeSet, HeldUp, LawTask
from knowledge.models import Fact
from languages import coming, declared
from languages.open import Language, open_languages
from languages.state import tallies
from pages.ownership import standing


class Stage(models.TextChoices):
    """How far a task has come, the worst first."""

    HELD_UP = "stopp", _("Could not be published")
    NOT_BEGUN = "ej-borjat", _("Not begun")
    DRAFT = "utkast", _("Draft")
    READY = "redo", _("Draft is ready, not scheduled")
    SCHEDULED = "schemalagt", _("Scheduled")
    DONE = "klart", _("Done")
    NOT_NEEDED = "behovs-inte", _("Not needed")


@dataclass(frozen=True)
class Told:
    """One language of a page: how many of its sentences are translated, of those that are to be read on the day."""

    language: Language
    done: int
    total: int

    @property
    def is_whole(self) -> bool:
        return self.done >= self.total


@dataclass
class Line:
    """A task as the progress view shows it; `may` says what its user can do with it."""

    task: LawTask
    stage: Stage
    edit_url: str = ""
    goes_live_at: datetime | None = None
    held_up: str = ""
    told: list[Told] = field(default_factory=list)
    choice: AudienceOnSite | None = None
    may_settle: bool = False
    may_publish: bool = False
    is_late: bool = False

    @property
    def is_on_its_way(self) -> bool:
        """Whether nothing is left to say of a page: it is scheduled, and done when it is published."""
        return self.stage == Stage.SCHEDULED and self.task.page_id is not None

    @property
    def whole(self) -> int:
        """In how many languages nothing is left to translate."""
        return sum(one.is_whole for one in self.told)


class Progress:
    """The tasks of a change set as one user sees them; the number of queries does not grow with them."""

    def __init__(self, change_set: ChangeSet, user):
        self.change_set, self.user = change_set, user

    @cached_property
    def tasks(self) -> list[LawTask]:
        tasks = self.change_set.tasks.select_related("unit", "audience", "settled_by", "page__locale")
        found = list(tasks)
        for task in found:
            task.change_set = self.change_set
        return found

    @cached_property
    def lines(self) -> list[Line]:
        return [self._line(task) for task in self.tasks]

    @cached_property
    def counts(self) -> list[tuple[Stage, int]]:
        """How many tasks are how far, of what there is."""
        found = Counter(line.stage for line in self.lines)
        return [(stage, found[stage]) for stage in Stage if found[stage]]

    @property
    def is_done(self) -> bool:
        return all(task.is_settled for task in self.tasks)

    @property
    def ready(self) -> list[LawTask]:
        """The tasks whose drafts are said to be ready and are not scheduled as they are now."""
        return [line.task for line in self.lines if line.stage == Stage.READY and line.may_publish]

    @cached_property
    def coordinates(self) -> bool:
        return coordinates(self.user)

    @cached_property
    def _pages(self) -> dict[int, Page]:
        pages = Page.objects.filter(pk__in=[task.page_id for task in self.tasks if task.page_id])
        return {page.pk: page for page in pages.specific().defer_streamfields()}

    @cached_property
    def _scheduled(self) -> dict[int, Revision]:
        """The revision of each page that is to go live by itself, if any."""
        own = Revision.page_revisions.filter(object_id__in=[str(pk) for pk in self._pages])
        rows = own.filter(approved_go_live_at__isnull=False).defer("content").order_by("pk")
        return {int(row.object_id): row for row in rows}

    @cached_property
    def _held_up(self) -> dict[int, HeldUp]:
        return HeldUp.objects.in_bulk(self._pages)

    @cached_property
    def _languages(self) -> list[Language]:
        return [one for one in open_languages(self.change_set.site) if one.code != declared.SOURCE]

    @cached_property
    def _tallies(self) -> dict:
        return tallies(self._keys, [one.code for one in self._languages])

    @cached_property
    def _coming(self) -> dict[UUID, tuple[int, Counter]]:
        return coming.tallies(self._keys)

    @property
    def _keys(self) -> list[UUID]:
        return [page.translation_key for page in self._pages.values()]

    @cached_property
    def _choices(self) -> Mapping[int, AudienceOnSite]:
        rows = AudienceOnSite.objects.filter(site=self.change_set.site).select_related("audience", "site")
        return {row.audience_id: row for row in rows}

    @cached_property
    def _facts(self) -> Mapping[str, Fact]:
        return Fact.objects.for_site(self.change_set.site)

    def _line(self, task: LawTask) -> Line:
        page = self._pages.get(task.page_id or 0)
        line = self._about_page(task, page) if page else self._about_other(task)
        line.may_settle = self.coordinates or task.unit_id in standing(self.user).units
        line.is_late = task.is_late(timezone.localdate())
        return line

    def _about_page(self, task: LawTask, page: Page) -> Line:
        scheduled, held_up = self._scheduled.get(page.pk), self._held_up.get(page.pk)
        return Line(
            task,
            Stage.HELD_UP if held_up else _stage(task, page, scheduled),
            edit_url=reverse("wagtailadmin_pages:edit", args=[page.pk]),
            goes_live_at=scheduled.approved_go_live_at if scheduled else None,
            held_up=held_up.reason if held_up else "",
            told=self._told(page),
            may_publish=page.permissions_for_user(self.user).can_publish(),
        )

    def _told(self, page: Page) -> list[Told]:
        total, ahead = self._coming.get(page.translation_key, (0, Counter()))
        found = []
        for language in self._languages:
            tally = self._tallies.get((page.translation_key, language.code))
            if total:
                found.append(Told(language, ahead[language.code], total))
            elif tally:
                found.append(Told(language, tally.done, tally.total))
        return found

    def _about_other(self, task: LawTask) -> Line:
        stage = Stage(task.state) if task.is_settled else Stage.NOT_BEGUN
        if task.audience_id:
            choice = self._choices.get(task.audience_id)
            if choice and choice.is_leaving and not task.is_settled:
                stage = Stage.DONE if choice.is_archived else Stage.SCHEDULED
            return Line(task, stage, edit_url=_edit(choice), choice=choice)
        return Line(task, stage, edit_url=_edit(self._facts.get(task.fact)))


def _stage(task: LawTask, page: Page, scheduled: Revision | None) -> Stage:
    if task.is_settled:
        return Stage(task.state)
    if scheduled and scheduled.approved_go_live_at == task.change_set.event.moment:
        is_newest = scheduled.pk == page.latest_revision_id
        if is_newest or task.state != LawTask.State.READY:
            return Stage.SCHEDULED
    if not page.has_unpublished_changes:
        return Stage.NOT_BEGUN
    return Stage.READY if task.state == LawTask.State.READY else Stage.DRAFT


def _edit(row) -> str:
    return reverse(type(row).snippet_viewset.get_url_name("edit"), args=[row.pk]) if row else ""
