from django.contrib.auth.models import Permission
from django.urls import include, path, reverse
from django.utils.translation import gettext_lazy as _
from django_filters import ModelChoiceFilter
from wagtail import hooks
from wagtail.admin.filters import WagtailFilterSet
from wagtail.admin.menu import MenuItem
from wagtail.admin.ui.tables import Column, DateColumn
from wagtail.log_actions import LogFormatter
from wagtail.snippets.models import register_snippet
from wagtail.snippets.views.snippets import SnippetViewSet

from contacts import filters
from contacts.admin import OwnedViewSet
from contacts.ownership import sites_of
from editorial.desk import Desk, confirm
from editorial.law import urls as law
from editorial.law.work import SETTLE, START
from editorial.models import Feedback, LawEvent
from editorial.review import CONFIRM
from editorial.timekeeper import HELD_UP


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


class LawEventViewSet(SnippetViewSet):
    """The rows themselves, for who keeps them; all others read them in the list of `editorial.law`."""

    model = LawEvent
    icon = "calendar-alt"
    list_display = ["title", "date", "status"]
    list_filter = ["status"]
    add_to_settings_menu = True


register_snippet(FeedbackViewSet)
register_snippet(LawEventViewSet)


class LawMenuItem(MenuItem):
    """Shown to who acts on some site."""

    def is_shown(self, request):
        return sites_of(request.user).exists()


@hooks.register("register_admin_menu_item")
def law_menu_item():
    return LawMenuItem(
        _("Changes of the law"), reverse("editorial_law:list"), name="law", icon_name="calendar-alt", order=225
    )


@hooks.register("register_permissions")
def who_coordinates():
    """Shown where groups are given their permissions; for the rows of snippets Wagtail does so by itself."""
    return Permission.objects.filter(content_type__app_label="editorial", codename="add_changeset")


@hooks.register("construct_homepage_panels")
def my_desk(request, panels):
    if request.user.is_superuser or request.user.units.exists():
        panels.append(Desk(request.user))


@hooks.register("register_admin_urls")
def addresses():
    return [
        path("skrivbord/bekrafta/<str:label>/<int:pk>/", confirm, name="confirm_as_true"),
        path("lagandringar/", include(law)),
    ]


@hooks.register("register_log_actions")
def what_the_log_says(actions):
    actions.register_action(CONFIRM, _("Confirm as true"), _("Confirmed as true"))
    actions.register_action(START, _("Start the work"), _("Work with a change of the law started"))
    actions.register_action(SETTLE, _("Settle a task"), _("Task of a change of the law settled"))

    @actions.register_action(HELD_UP)
    class HeldUpFormatter(LogFormatter):
        label = _("Hold up")

        def format_message(self, log_entry):
            return _("Could not be published or taken down at its time: %(reason)s") % log_entry.data
