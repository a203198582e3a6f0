"""What editors see of this room; rows of others are neither listed nor opened."""

from typing import Any

from django.core.exceptions import PermissionDenied
from wagtail.permissions import policy_registry
from wagtail.snippets.views import chooser, snippets
from wagtail.snippets.views.snippets import SnippetViewSet

from contacts.ownership import sites_of
from contacts.scope import of_sites
from languages.choosers import SpokenChooserViewSet

#: What the views below are mixed into; the checker is told nothing more of Wagtail's.
_View: Any = object

ANY = ["add", "change", "delete", "view"]


class HersAlone(_View):
    """A view of one row, closed to those whose it is not: Wagtail's own ask for the model's permission only."""

    def get_object(self, *args, **kwargs):
        row = super().get_object(*args, **kwargs)
        if not self.permission_policy.user_has_any_permission_for_instance(self.request.user, ANY, row):
            raise PermissionDenied
        return row


class EditView(HersAlone, snippets.EditView):
    pass


class DeleteView(HersAlone, snippets.DeleteView):
    pass


class UsageView(HersAlone, snippets.UsageView):
    pass


class HistoryView(HersAlone, snippets.HistoryView):
    pass


class InspectView(HersAlone, snippets.InspectView):
    pass


class OfHerSites(_View):
    """A part of a chooser that knows the rows of the editor's sites and the national ones."""

    def of_her_sites(self):
        return self.model_class.objects.filter(of_sites(sites_of(self.request.user)))


class ChooseView(OfHerSites, chooser.ChooseView):
    get_object_list = OfHerSites.of_her_sites


class ChooseResultsView(OfHerSites, chooser.ChooseResultsView):
    get_object_list = OfHerSites.of_her_sites


class ChosenView(OfHerSites, chooser.SnippetChosenView):
    def get_object(self, pk):
        return self.of_her_sites().get(pk=pk)


class ChosenMultipleView(OfHerSites, chooser.SnippetChosenMultipleView):
    def get_objects(self, pks):
        return self.of_her_sites().filter(pk__in=pks)


class OwnedChooserViewSet(SpokenChooserViewSet):
    choose_view_class = ChooseView
    choose_results_view_class = ChooseResultsView
    chosen_view_class = ChosenView
    chosen_multiple_view_class = ChosenMultipleView


class OwnedViewSet(SnippetViewSet):
    """The admin of a model whose rows are somebody's; its permission policy says whose."""

    edit_view_class = EditView
    delete_view_class = DeleteView
    usage_view_class = UsageView
    history_view_class = HistoryView
    inspect_view_class = InspectView
    chooser_viewset_class = OwnedChooserViewSet
    copy_view_enabled = False
    list_per_page = 50

    def get_queryset(self, request):
        return policy_registry.get_by_type(self.model).instances_user_has_any_permission_for(request.user, ANY)
