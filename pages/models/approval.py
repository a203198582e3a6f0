from django.contrib.auth import get_user_model
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from wagtail.models import Page, Task, TaskState, Workflow, WorkflowTask

from pages.models.kommun import Kommun
from pages.ownership import standing

#: The workflow of every Swedish page, as the button says it: “Skicka till granskning”.
WORKFLOW = "granskning"
#: What Wagtail makes for groups that nobody is in here.
OF_WAGTAIL = "Moderators approval"


class Approval(Task):
    """A step of the workflow: the unit that keeps a page says yes to it, or who publishes for its whole site does.

    Nobody is asked in vain: the unit not where it has proposed the page itself or has nobody with an account, the
    publishers not where the unit has said yes and units publish (`Kommun.units_publish`).
    """

    class Asked(models.TextChoices):
        UNIT = "enhet", "Enhetens granskning"
        SITE = "webbplats", "Publicering"

    asked = models.CharField(_("who is asked"), max_length=20, choices=Asked, editable=False)

    class Meta:
        verbose_name = _("approval")
        verbose_name_plural = _("approvals")

    @classmethod
    def settle(cls) -> None:
        """Make the workflow and its two steps, if they are not there."""
        Workflow.objects.filter(name=OF_WAGTAIL, workflow_states=None).delete()
        Task.objects.filter(name=OF_WAGTAIL, workflow_tasks=None, task_states=None).delete()
        workflow, _made = Workflow.objects.get_or_create(name=WORKFLOW)
        for order, asked in enumerate(cls.Asked):
            task, _made = cls.objects.get_or_create(asked=asked, defaults={"name": asked.label})
            WorkflowTask.objects.get_or_create(workflow=workflow, task=task, defaults={"sort_order": order})

    def may(self, user, page) -> bool:
        """Whether a user can say yes or no to a page."""
        page, hers = page.specific, standing(user)
        if self.asked == self.Asked.UNIT:
            return hers.keeps(page) and "change_page" in hers.rights_on(page)
        return "publish_page" in hers.everywhere & hers.rights_on(page)

    def people(self, page) -> list:
        """Those who are told that a page waits for them: the members of its unit, or the publishers of its site."""
        of_unit = self.asked == self.Asked.UNIT
        members = {"units": page.specific.unit_id} if of_unit else {"units__site": page.get_site()}
        users = get_user_model().objects.filter(**members, is_active=True).distinct()
        return [user for user in users if self.may(user, page)]

    def start(self, workflow_state, user=None) -> TaskState:
        if self._is_asked(workflow_state):
            return super().start(workflow_state, user)
        return TaskState.objects.create(
            workflow_state=workflow_state,
            task=self,
            revision=workflow_state.content_object.get_latest_revision(),
            status=TaskState.STATUS_SKIPPED,
            finished_at=timezone.now(),
        )

    def _is_asked(self, workflow_state) -> bool:
        page = workflow_state.content_object
        if self.asked == self.Asked.UNIT:
            people = self.people(page)
            return bool(people) and workflow_state.requested_by not in people
        agreed = workflow_state.task_states.filter(
            task__approval__asked=self.Asked.UNIT, status=TaskState.STATUS_APPROVED
        )
        return not (agreed.exists() and Kommun.objects.filter(site=page.get_site(), units_publish=True).exists())

    def get_actions(self, obj, user) -> list:
        if not self.may(user, obj):
            return []
        return [
            ("reject", _("Ask for changes"), True),
            ("approve", _("Approve"), False),
            ("approve", _("Approve with a comment"), True),
        ]

    def get_task_states_user_can_moderate(self, user, **kwargs):
        waiting = self.task_states.filter(status=TaskState.STATUS_IN_PROGRESS)
        ids = [int(pk) for pk in waiting.values_list("workflow_state__object_id", flat=True)]
        hers = [str(page.pk) for page in Page.objects.filter(pk__in=ids).specific() if self.may(user, page)]
        return waiting.filter(workflow_state__object_id__in=hers)

    def user_can_access_editor(self, obj, user) -> bool:
        return self.may(user, obj)

    def user_can_lock(self, obj, user) -> bool:
        return self.may(user, obj)

    def locked_for_user(self, obj, user) -> bool:
        return not self.may(user, obj)
