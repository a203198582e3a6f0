"""The report of who did what: Wagtail's, of what the reader may see, with what was done in words, safe to open."""

from django.contrib.auth import get_user_model
from django.contrib.contenttypes.models import ContentType
from django.db.models import IntegerField, Value
from django.utils.translation import gettext_lazy as _
from wagtail.admin.filters import ContentTypeFilter
from wagtail.admin.views.reports.audit_logging import LogEntriesView, SiteHistoryReportFilterSet
from wagtail.log_actions import registry

from editorial.reports import SafeCells
from valkomsten.login import visible


def _seen(column: str, user) -> set:
    """What stands in a column of all that a user may read."""
    logs = (visible.entries(model, user) for model in registry.get_log_entry_models())
    return {value for log in logs for value in log.order_by().values_list(column, flat=True).distinct()}


def kinds(request):
    return ContentType.objects.filter(pk__in=_seen("content_type", request.user)).order_by("model")


class HistoryFilterSet(SiteHistoryReportFilterSet):
    """The filters name only what stands in the list."""

    object_type = ContentTypeFilter(label=_("Type"), method="filter_object_type", queryset=kinds)

    def get_action_choices(self):
        seen = _seen("action", self.request.user)
        return [choice for choice in registry.get_choices() if choice[0] in seen]

    def get_users_queryset(self):
        return get_user_model().objects.filter(pk__in=_seen("user", self.request.user)).order_by("username")


class HistoryView(SafeCells, LogEntriesView):
    results_template_name = "valkomsten/history_results.html"
    filterset_class = HistoryFilterSet
    marked_up = ("message",)
    list_export = [*LogEntriesView.list_export, "message"]
    export_headings = {**LogEntriesView.export_headings, "message": _("What was done")}

    def get_filtered_queryset(self):
        """Keys of the entries of both logs, newest first, as Wagtail's view fetches them a page at a time."""
        self.log_models = list(registry.get_log_entry_models())
        first, *others = [
            self.filter_queryset(
                visible.entries(model, self.request.user)
                .values("pk", "timestamp")
                .annotate(log_model_index=Value(number, output_field=IntegerField()))
            ).order_by()
            for number, model in enumerate(self.log_models)
        ]
        return first.union(*others, all=True).order_by("-timestamp")

    def decorate_paginated_queryset(self, queryset):
        return super().decorate_paginated_queryset(list(queryset))
