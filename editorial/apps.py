from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class EditorialConfig(AppConfig):
    name = "editorial"
    verbose_name = _("Editorial work")

    def ready(self):
        from wagtail.permissions import register_permission_policy

        from contacts.ownership import ReadPermissionPolicy
        from editorial import signals  # noqa: F401
        from editorial.models import Feedback

        register_permission_policy(Feedback, ReadPermissionPolicy(Feedback))
