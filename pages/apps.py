from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class PagesConfig(AppConfig):
    name = "pages"
    verbose_name = _("Pages")

    def ready(self) -> None:
        from wagtail.permissions import register_permission_policy

        from audiences.models import AudienceOnSite
        from contacts.ownership import OwnedPermissionPolicy, by_site
        from pages import signals  # noqa: F401
        from pages.finding import signals as finding_signals  # noqa: F401

        register_permission_policy(AudienceOnSite, OwnedPermissionPolicy(AudienceOnSite, by_site))
