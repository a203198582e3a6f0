from django.utils.translation import gettext_lazy as _
from wagtail.admin.ui.tables import Column
from wagtail.snippets.views.snippets import SnippetViewSet, SnippetViewSetGroup

from knowledge.models import Fact, GlossaryTerm


class FactViewSet(SnippetViewSet):
    model = Fact
    icon = "calendar-check"
    list_display = [
        "label",
        Column("key", label=_("Key"), sort_key="key"),
        Column(lambda fact: fact.written("sv"), label=_("Value")),
        Column("valid_from", label=_("Valid from"), sort_key="valid_from"),
        Column("valid_to", label=_("Valid to"), sort_key="valid_to"),
        Column("checked_on", label=_("Checked on"), sort_key="checked_on"),
        Column("site", label=_("Site")),
    ]
    list_filter = ["unit", "site", "owner", "valid_to", "checked_on"]
    search_fields = ["key", "label", "value", "confidence"]
    ordering = ["key"]


class GlossaryTermViewSet(SnippetViewSet):
    model = GlossaryTerm
    icon = "openquote"
    list_display = ["word", Column("definition", label=_("Explanation")), "also_known_as"]
    search_fields = ["word", "definition", "also_known_as"]


class KnowledgeGroup(SnippetViewSetGroup):
    items = [FactViewSet, GlossaryTermViewSet]
    menu_label = _("Knowledge")
    menu_icon = "openquote"
    menu_order = 220
