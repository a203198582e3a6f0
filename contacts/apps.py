from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class ContactsConfig(AppConfig):
    name = "contacts"
    verbose_name = _("Contacts")

    def ready(self):
        from wagtail.permissions import register_permission_policy

        from contacts import models
        from contacts.ownership import OwnedPermissionPolicy, by_site, by_unit

        rights = {
            models.Contact: by_unit("owner"),
            models.Unit: by_unit("pk"),
            models.Organisation: by_site,
            models.Place: by_unit("owner"),
        }
        for model, hers in rights.items():
            register_permission_policy(model, OwnedPermissionPolicy(model, hers))
