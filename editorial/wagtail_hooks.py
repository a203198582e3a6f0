from django.contrib import messages
from django.urls import include, path, reverse
from django.utils.html import format_html
from django.utils.translation import gettext_lazy as _
from django_filters import ModelChoiceFilter
from wagtail import hooks
from wagtail.admin.filters import WagtailFilterSet
from wagtail.admin.menu import DismissibleMenuItem, MenuItem
from wagtail.admin.staticfiles import versioned_static
from wagtail.admin.ui.tables import BooleanColumn, Column, DateColumn
from wagtail.admin.views.home import LockedPagesPanel, RecentEditsPanel, WorkflowObjectsToModeratePanel
from wagtail.admin.widgets.button import Button
from wagtail.log_actions import LogFormatter
from wagtail.snippets.models import register_snippet
from wagtail.snippets.views.snippets import CreateView, SnippetViewSet

from contacts import filters
from contacts.admin import OwnedViewSet
from contacts.ownership import acts
from editorial.account import LetterPanel
from editorial.checks import put_in_place
from editorial.desk import Desk, confirm
from editorial.editor import ExplorerViewSet
from editorial.errands import Keeper
from editorial.first_steps import FirstStepsPanel, put_away
from editorial.guests import views as guests
from editorial.guests.models import shown_to_guests
from editorial.handbook import HandbookView
from editorial.inventory import GAPS, InventoryReport
from editorial.invitation import invite
from editorial.law import urls as law
from editorial.law.work import SETTLE, START
from editorial.links.report import LinkReport
from editorial.models import Feedback, LawEvent, Person
from editorial.plain_language.report import PlainLanguageReport
from editorial.plain_language.views import beside_the_text, of_words
from editorial.review import CONFIRM
from editorial.timekeeper import HELD_UP
from search.seen import SeenColumn, SeenFilter


class FeedbackFilterSet(WagtailFilterSet):
    seen = SeenFilter()
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
    inspect_view_fields = [
        "created",
        "kind",
        "helpful",
        "text",
        "path",
        "language",
        "audience",
        "page",
        "site",
        "seen_by",
        "seen_on",
    ]
    list_display = [
        "path",
        Column("answer", label=_("Answer"), sort_key="helpful"),
        Column("text", label=_("Text")),
        Column("language_name", label=_("Language")),
        DateColumn("created", label=_("Received"), sort_key="created"),
        SeenColumn(_("Seen to")),
    ]
    filterset_class = FeedbackFilterSet
    search_fields = ["path", "text"]

    def get_queryset(self, request):
        return super().get_queryset(request).select_related("seen_by")


class LawEventViewSet(SnippetViewSet):
    """The rows themselves, for who keeps them; all others read them in the list of `editorial.law`."""

    model = LawEvent
    icon = "calendar-alt"
    list_display = ["title", "date", "status"]
    list_filter = ["status"]
    add_to_settings_menu = True


register_snippet(FeedbackViewSet)
register_snippet(LawEventViewSet)


class EditorsItem(MenuItem):
    """Shown to who acts on some site."""

    def is_shown(self, request):
        return acts(request.user)


@hooks.register("register_admin_menu_item")
def law_menu_item():
    return EditorsItem(
        _("Changes of the law"), reverse("editorial_law:list"), name="law", icon_name="calendar-alt", order=225
    )


class PersonCreateView(CreateView):
    """Sends who gets an account a letter with a link to choose a password, and says whether it went."""

    def save_instance(self):
        person = super().save_instance()
        if invite(person, self.request):
            said = _("A letter with a link to choose a password is sent to %(address)s.")
            messages.info(self.request, said % {"address": person.email})
        else:
            messages.warning(self.request, _("The letter could not be sent. “Forgot your password?” sends another."))
        return person


class PersonViewSet(OwnedViewSet):
    model = Person
    icon = "user"
    menu_label = _("People")
    menu_order = 590
    add_to_settings_menu = True
    add_view_class = PersonCreateView
    list_display = [
        "__str__",
        Column("email", label=_("E-mail address"), sort_key="email"),
        Column("role", label=_("Role")),
        Column("works_in", label=_("Units")),
        BooleanColumn("is_active", label=_("Active"), sort_key="is_active"),
        DateColumn("last_login", label=_("Last login"), sort_key="last_login"),
    ]
    list_filter = ["is_active"]
    search_fields = ["first_name", "last_name", "email", "username"]

    def get_queryset(self, request):
        return super().get_queryset(request).prefetch_related("groups", "units")

    def register_chooser_viewset(self):
        """No form of ours chooses people from a list of accounts."""


register_snippet(PersonViewSet)


@hooks.register("insert_global_admin_css")
def styles():
    return format_html('<link rel="stylesheet" href="{}">', versioned_static("editorial/admin.css"))


@hooks.register("register_account_settings_panel")
def letters(request, user, profile):
    return LetterPanel(request, user, profile)


@hooks.register("construct_homepage_summary_items", order=1000)
def no_counts(request, items):
    """How many pages an installation has, of all its sites, tells an editor nothing."""
    items.clear()


#: Panels of Wagtail's that say what the desk says; each costs queries of its own.
ON_THE_DESK = (LockedPagesPanel, RecentEditsPanel, WorkflowObjectsToModeratePanel)


@hooks.register("construct_homepage_panels")
def my_desk(request, panels):
    keeper = Keeper.of(request.user, request.GET.get("enhet", ""))
    if keeper.units:
        panels[:] = [panel for panel in panels if not isinstance(panel, ON_THE_DESK)]
        panels += [*FirstStepsPanel.of(request.user), Desk(keeper)]


@hooks.register("register_admin_urls")
def addresses():
    return [
        path("skrivbord/bekrafta/<str:label>/<int:pk>/", confirm, name="confirm_as_true"),
        path("skrivbord/forsta-stegen/", put_away, name="put_first_steps_away"),
        path("handledning/", HandbookView.as_view(), name="handbook"),
        path("handledning/<slug:chapter>/", HandbookView.as_view(), name="handbook"),
        path("rapporter/klarsprak/", PlainLanguageReport.as_view(), name="plain_language_report"),
        path(
            "rapporter/klarsprak/lista/",
            PlainLanguageReport.as_view(results_only=True),
            name="plain_language_report_results",
        ),
        path("rapporter/innehall/", InventoryReport.as_view(), name="inventory_report"),
        path("rapporter/innehall/lista/", InventoryReport.as_view(results_only=True), name="inventory_report_results"),
        path("rapporter/lankar/", LinkReport.as_view(), name="link_report"),
        path("rapporter/lankar/lista/", LinkReport.as_view(results_only=True), name="link_report_results"),
        path("klarsprak/ord/<slug:language>/", of_words, name="plain_words"),
        path("klarsprak/<slug:model>/", beside_the_text, name="plain_language"),
        path("lagandringar/", include(law)),
        path("gaster/<int:page_id>/", guests.GuestsView.as_view(), name="guests"),
        path("gaster/<int:page_id>/<int:pk>/stang/", guests.close, name="close_guest"),
        path("gaster/<int:page_id>/kommentar/<int:pk>/", guests.see, name="see_guest_comment"),
    ]


@hooks.register("register_help_menu_item")
def handbook_item():
    return MenuItem(_("Handbook"), reverse("handbook"), name="handbook", icon_name="openquote", order=10)


@hooks.register("construct_help_menu")
def leave_out_other_guides(request, items):
    """Wagtail's guide and news speak English, on its own server, of what our editors do not have."""
    items[:] = [item for item in items if not isinstance(item, DismissibleMenuItem)]


@hooks.register("insert_global_admin_css")
def style_of_the_handbook():
    return format_html('<link rel="stylesheet" href="{}">', versioned_static("editorial/handbook.css"))


@hooks.register("register_reports_menu_item")
def plain_language_item():
    return EditorsItem(_("Plain language"), reverse("plain_language_report"), name="klarsprak", icon_name="glasses")


@hooks.register("register_reports_menu_item")
def inventory_item():
    return EditorsItem(_("Content and gaps"), reverse("inventory_report"), name="innehall", icon_name="list-ul")


@hooks.register("register_reports_menu_item")
def links_item():
    return EditorsItem(_("Links that do not answer"), reverse("link_report"), name="lankar", icon_name="link-external")


@hooks.register("register_reports_menu_item")
def gaps_item():
    address = f"{reverse('inventory_report')}?{GAPS}=1"
    return EditorsItem(_("Pages that lack something"), address, name="brister", icon_name="warning")


@hooks.register("insert_editor_js")
def counts_beside_the_text():
    return format_html('<script src="{}" type="module"></script>', versioned_static("editorial/plain-language.js"))


@hooks.register("insert_global_admin_js")
def advice_on_easy_swedish():
    return format_html(
        '<script src="{}" type="module" data-plain-words="{}"></script>',
        versioned_static("editorial/plain-words.js"),
        reverse("plain_words", args=["sv-simple"]),
    )


@hooks.register("insert_global_admin_css")
def style_of_the_counts():
    return format_html('<link rel="stylesheet" href="{}">', versioned_static("editorial/plain-language.css"))


@hooks.register("register_log_actions")
def what_the_log_says(actions):
    actions.register_action(CONFIRM, _("Confirm as true"), _("Confirmed as true"))

    actions.register_action(START, _("Start the work"), _("Work with a change of the law started"))
    actions.register_action(SETTLE, _("Settle a task"), _("Task of a change of the law settled"))
    actions.register_action(guests.INVITE, _("Show to a guest"), _("Shown to a guest"))
    actions.register_action(guests.CLOSE, _("Close for a guest"), _("Closed for a guest"))

    @actions.register_action(HELD_UP)
    class HeldUpFormatter(LogFormatter):
        label = _("Hold up")

        def format_message(self, log_entry):
            return _("Could not be published or taken down at its time: %(reason)s") % log_entry.data


@hooks.register("construct_wagtail_userbar")
def our_checks(request, items, page):
    put_in_place(items)


@hooks.register("register_page_header_buttons")
def guests_button(page, user, view_name, next_url=None):
    """“Show to a guest” on the page's menu, for who writes it."""
    if shown_to_guests(page) and page.permissions_for_user(user).can_edit():
        yield Button(_("Show to a guest"), reverse("guests", args=[page.pk]), icon_name="view", priority=70)


@hooks.register("register_admin_viewset", order=2)
def explorer():
    """After that of translation, which it replaces."""
    return ExplorerViewSet()
