from django.utils.translation import gettext_lazy as _
from django_filters import ModelChoiceFilter
from wagtail.admin.filters import WagtailFilterSet
from wagtail.admin.ui.tables import Column, DateColumn
from wagtail.snippets.models import register_snippet

from contacts import filters
from contacts.admin import OwnedViewSet
from editorial.models import Feedback


class FeedbackFilterSet(WagtailFilterSet):
    site = ModelChoiceFilter(label=_("site"), queryset=filters.sites)

    class Meta:
        model = Feedback
        fields = ["kind", "helpful", "site", "created"]


class FeedbackViewSet(OwnedViewSet):
    model = Feedback
    icon = "comment"
    add_to_admin_menu = True
    menu_order = 230
    menu_label = _("Readers’ answers")
    inspect_view_enabled = True
    inspect_view_fields = ["created", "kind", "helpful", "text", "path", "language", "audience", "page", "site"]
    list_display = [
        "path",
        Column("answer", label=_("Answer"), sort_key="helpful"),
        Column("text", label=_("Text")),
        Column("language_name", label=_("Language")),
        DateColumn("created", label=_("Received"), sort_key="created"),
    ]
    filterset_class = FeedbackFilterSet
    search_fields = ["path", "text"]


register_snippet(FeedbackViewSet)
