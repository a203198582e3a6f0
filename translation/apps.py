from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class TranslationConfig(AppConfig):
    name = "translation"
    verbose_name = _("Translation")

    def ready(self) -> None:
        from wagtail.permissions import register_permission_policy

        from contacts.ownership import OwnedPermissionPolicy, by_site
        from translation import signals  # noqa: F401
        from translation.models import Translator

        register_permission_policy(Translator, OwnedPermissionPolicy(Translator, by_site))
