from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class SearchConfig(AppConfig):
    name = "search"
    verbose_name = _("search")

    def ready(self) -> None:
        from wagtail.permissions import register_permission_policy

        from contacts.ownership import OwnedPermissionPolicy, ReadPermissionPolicy, by_site
        from search.models import Missed, SearchWords

        register_permission_policy(SearchWords, OwnedPermissionPolicy(SearchWords, by_site))
        register_permission_policy(Missed, ReadPermissionPolicy(Missed))
