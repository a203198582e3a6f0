from django.utils.translation import gettext_lazy as _
from django_filters import ModelChoiceFilter
from wagtail.admin.filters import WagtailFilterSet
from wagtail.admin.ui.tables import Column, LocaleColumn
from wagtail.snippets.views.snippets import RevisionsCompareView, SnippetViewSet, SnippetViewSetGroup

from contacts import filters
from contacts.admin import HersAlone, OwnedViewSet
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
    list_display = [
        "label",
        Column("key", label=_("Key"), sort_key="key"),
        Column(lambda fact: fact.written("sv"), label=_("Value")),
        Column("valid_from", label=_("Valid from"), sort_key="valid_from"),
        Column("valid_to", label=_("Valid to"), sort_key="valid_to"),
        Column("checked_on", label=_("Checked on"), sort_key="checked_on"),
        Column("site", label=_("Site")),
    ]
    filterset_class = FactFilterSet
    search_fields = ["key", "label", "value", "confidence"]
    ordering = ["key", "valid_from"]

    def get_queryset(self, request):
        return super().get_queryset(request).select_related("site")


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
