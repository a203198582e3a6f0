from django.contrib.auth.models import User
from wagtail.admin.mail import BaseGroupApprovalTaskStateEmailNotifier
from wagtail.models import TaskState

from pages.models import Approval


class ApprovalLetters(BaseGroupApprovalTaskStateEmailNotifier):
    """Tells those who are asked, and nobody else, that a page waits for them."""

    notification = "submitted"

    def can_handle(self, instance, **kwargs) -> bool:
        return isinstance(instance.task.specific, Approval)

    def get_recipient_users(self, task_state: TaskState, **kwargs) -> set[User]:
        people = task_state.task.specific.people(task_state.workflow_state.content_object)
        return {user for user in people if user != kwargs.get("user")}
