from django.urls import path
from django.utils.translation import gettext_lazy as _
from django_filters import ModelChoiceFilter
from wagtail.admin.filters import WagtailFilterSet
from wagtail.admin.ui.tables import Column, LocaleColumn
from wagtail.snippets.views.snippets import RevisionsCompareView, SnippetViewSet, SnippetViewSetGroup

from contacts import filters
from contacts.admin import HersAlone, OwnedViewSet
from knowledge import listing, views
from knowledge.models import Fact, GlossaryTerm
from languages.choosers import SpokenChooserViewSet


class FactCompareView(HersAlone, RevisionsCompareView):
    pass


class FactFilterSet(WagtailFilterSet):
    site = ModelChoiceFilter(label=_("site"), queryset=filters.sites)
    owner = ModelChoiceFilter(label=_("kept true by"), queryset=filters.owners)

    class Meta:
        model = Fact
        fields = ["unit", "site", "owner", "valid_to", "checked_on"]


class FactViewSet(OwnedViewSet):
    model = Fact
    icon = "calendar-check"
    revisions_compare_view_class = FactCompareView
    index_view_class = views.IndexView
    inspect_view_class = views.InspectView
    edit_view_class = views.FactEditView
    usage_view_class = views.FactUsageView
    inspect_view_enabled = True
    list_display = listing.COLUMNS
    filterset_class = FactFilterSet
    search_fields = ["key", "label", "value", "confidence"]
    ordering = ["key", "site"]

    def get_queryset(self, request):
        return views.seen_by(request.user)

    def get_urlpatterns(self):
        another = self.get_add_view_kwargs()
        follow = {**another, "panel": views.NEXT, "form_class": views.NEXT.get_form_class()}
        own = {**another, "panel": views.OWN, "form_class": views.OWN.get_form_class()}
        return [
            *super().get_urlpatterns(),
            path("nasta/<int:pk>/", self.construct_view(views.NextValueView, **follow), name="next"),
            path("eget/<int:pk>/", self.construct_view(views.OwnValueView, **own), name="own"),
        ]


class GlossaryTermViewSet(SnippetViewSet):
    model = GlossaryTerm
    chooser_viewset_class = SpokenChooserViewSet
    icon = "openquote"
    list_display = [
        "word",
        LocaleColumn(label=_("Language")),
        Column("definition", label=_("Explanation")),
        "also_known_as",
    ]
    search_fields = ["word", "definition", "also_known_as"]


class KnowledgeGroup(SnippetViewSetGroup):
    items = [FactViewSet, GlossaryTermViewSet]
    menu_label = _("Knowledge")
    menu_icon = "openquote"
    menu_order = 220
