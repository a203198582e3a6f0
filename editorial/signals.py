from django.apps import apps
from django.db.models.signals import post_migrate
from django.dispatch import receiver
from django.utils import timezone
from wagtail.signals import page_published

from editorial import roles
from editorial.models import LawTask

#: The room of which Django makes the permissions last: then there are all that roles hold.
LAST = [app for app in apps.get_app_configs() if app.models_module][-1]


@receiver(post_migrate, sender=LAST)
def settle_roles(sender, **kwargs):
    roles.settle()


@receiver(page_published)
def finish_tasks(sender, instance, revision=None, **kwargs):
    """A page that goes live with a change of the law is done, whoever or whatever published it."""
    today, scheduled = timezone.localdate(), getattr(instance, "go_live_at", None)
    tasks = LawTask.objects.open().filter(page_id=instance.pk, change_set__event__date__lte=today)
    for task in tasks.select_related("change_set__event"):
        if task.state == LawTask.State.READY or scheduled == task.change_set.event.moment:
            task.state, task.settled_at = LawTask.State.DONE, timezone.now()
            task.save(update_fields=["state", "settled_at"])
