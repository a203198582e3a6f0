from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class PagesConfig(AppConfig):
    name = "pages"
    verbose_name = _("Pages")

    def ready(self) -> None:
        from wagtail.documents import get_document_model
        from wagtail.images import get_image_model
        from wagtail.models import Page
        from wagtail.permissions import register_permission_policy

        from audiences.models import AudienceOnSite
        from contacts.ownership import OwnedPermissionPolicy, by_site
        from pages import signals  # noqa: F401
        from pages.finding import signals as finding_signals  # noqa: F401
        from pages.ownership import OwnedPages
        from pages.shelves import ShelvedPermissionPolicy

        register_permission_policy(Page, OwnedPages())
        for model in (get_image_model(), get_document_model()):
            # Of the exact class: Wagtail's own apps come later in the list, and register theirs for the class.
            register_permission_policy(model, ShelvedPermissionPolicy(model), exact_class=True)
        register_permission_policy(AudienceOnSite, OwnedPermissionPolicy(AudienceOnSite, by_site))
