from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class KnowledgeConfig(AppConfig):
    name = "knowledge"
    verbose_name = _("Knowledge")

    def ready(self):
        from wagtail.permissions import register_permission_policy

        from contacts.ownership import OwnedPermissionPolicy, by_unit
        from knowledge.models import Fact

        register_permission_policy(Fact, OwnedPermissionPolicy(Fact, by_unit("owner")))
