"""What editors see of this room; rows of others are neither listed, found nor opened."""

from wagtail.permissions import policy_registry
from wagtail.snippets.views import chooser, snippets
from wagtail.snippets.views.snippets import SnippetViewSet

from contacts.ownership import sites_of

ANY = ["add", "change", "delete", "view"]


class HersAlone:
    """A view of one row, which does not exist for those whose it is not."""

    def get_base_object_queryset(self):
        return policy_registry.get_by_type(self.model).instances_user_has_any_permission_for(self.request.user, ANY)


class EditView(HersAlone, snippets.EditView):
    pass


class DeleteView(HersAlone, snippets.DeleteView):
    pass


class UsageView(HersAlone, snippets.UsageView):
    pass


class HistoryView(HersAlone, snippets.HistoryView):
    pass


class OfHerSites:
    """A chooser that offers the rows of the editor's sites and the national ones."""

    def get_object_list(self):
        return self.model_class.objects.for_sites(sites_of(self.request.user))


class ChooseView(OfHerSites, chooser.ChooseView):
    pass


class ChooseResultsView(OfHerSites, chooser.ChooseResultsView):
    pass


class OwnedChooserViewSet(chooser.SnippetChooserViewSet):
    choose_view_class = ChooseView
    choose_results_view_class = ChooseResultsView


class OwnedViewSet(SnippetViewSet):
    """The admin of a model whose rows are somebody's; its permission policy says whose."""

    edit_view_class = EditView
    delete_view_class = DeleteView
    usage_view_class = UsageView
    history_view_class = HistoryView
    chooser_viewset_class = OwnedChooserViewSet
    copy_view_enabled = False
    list_per_page = 50

    def get_queryset(self, request):
        return policy_registry.get_by_type(self.model).instances_user_has_any_permission_for(request.user, ANY)
