from django.apps import apps
from django.db.models.signals import post_migrate

from editorial import roles

#: The room of which Django makes the permissions last: then there are all that roles hold.
LAST = [app for app in apps.get_app_configs() if app.models_module][-1]


def settle_roles(sender, **kwargs):
    roles.settle()


post_migrate.connect(settle_roles, sender=LAST)
