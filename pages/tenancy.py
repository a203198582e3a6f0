"""Law 7 in Wagtail's own views, which take every page, image and person of an installation for everybody's."""

from typing import Any

from django.contrib.auth import get_user_model
from wagtail.admin.auth import permission_denied
from wagtail.admin.views.home import UserObjectsInWorkflowModerationPanel
from wagtail.admin.views.pages.listing import PageFilterSet
from wagtail.admin.views.reports.locked_pages import LockedPagesReportFilterSet
from wagtail.admin.views.reports.workflows import WorkflowReportFilterSet
from wagtail.documents.api.admin.views import DocumentsAdminAPIViewSet
from wagtail.images.api.admin.views import ImagesAdminAPIViewSet
from wagtail.models import Page
from wagtail.permissions import policy_registry

from contacts import filters
from contacts.ownership import sites_of

#: What views call the id of a page in their addresses; `pk` as well among the views of pages.
PAGE_ARGUMENTS = ["page_id", "parent_page_id", "page_to_move_id", "destination_id", "page_pk"]
#: Views that count over all sites, and have no door for one.
FOR_THE_OPERATOR = {
    *["wagtailadmin_pages:type_use", "wagtailadmin_pages:type_use_results", "wagtailforms:index"],
    *["wagtailadmin_reports:page_types_usage", "wagtailadmin_reports:page_types_usage_results"],
}


class OwnSitesMiddleware:
    """Closes to an editor each view of the admin that is about a page of another site."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        return self.get_response(request)

    def process_view(self, request, view, args, kwargs):
        if not request.path_info.startswith("/admin/") or not request.user.is_active or request.user.is_superuser:
            return None
        name = request.resolver_match.view_name
        asked = {kwargs[argument] for argument in PAGE_ARGUMENTS if argument in kwargs}
        if "pk" in kwargs and name.startswith("wagtailadmin_pages:"):
            asked.add(int(kwargs["pk"]))
        if name in FOR_THE_OPERATOR or (asked and not explores(request.user, asked)):
            return permission_denied(request)
        return None


def explores(user, pages: set) -> bool:
    """Whether an editor sees all of some pages in the tree; where that ends is asked by several questions."""
    hers = policy_registry.get_by_type(Page).explorable_instances(user)
    return hers.filter(pk__in=pages).count() == len(pages)


def colleagues(request):
    """Those who work with a site of the editor's."""
    return get_user_model().objects.filter(units__site__in=sites_of(request.user)).distinct()


for filterset, names in {
    PageFilterSet: ["owner", "edited_by"],
    LockedPagesReportFilterSet: ["locked_by"],
    WorkflowReportFilterSet: ["requested_by"],
}.items():
    for name in names:
        filterset.declared_filters[name].queryset = colleagues
PageFilterSet.declared_filters["site"].queryset = filters.sites


#: What the views below are mixed into; the checker is told nothing more of Wagtail's.
_View: Any = object


class _OnHerShelves(_View):
    def get_queryset(self):
        choosable = policy_registry.get_by_type(self.model).instances_user_has_any_permission_for
        return super().get_queryset() & choosable(self.request.user, ["choose"])


class ImagesOfHerSites(_OnHerShelves, ImagesAdminAPIViewSet):
    pass


class DocumentsOfHerSites(_OnHerShelves, DocumentsAdminAPIViewSet):
    pass


class SentOnHerSites(UserObjectsInWorkflowModerationPanel):
    """What she has sent to be approved; not on sites that she works with no more."""

    def get_context_data(self, parent_context):
        context = super().get_context_data(parent_context)
        states = context["workflow_states"]
        hers = policy_registry.get_by_type(Page).explorable_instances(parent_context["request"].user)
        known = set(hers.filter(pk__in=[state.object_id for state in states]).values_list("pk", flat=True))
        return {**context, "workflow_states": [state for state in states if int(state.object_id) in known]}
