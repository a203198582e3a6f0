from allauth.account.forms import ResetPasswordForm
from django.urls import path, reverse
from django.utils.html import format_html
from django.utils.translation import gettext_lazy as _
from django_filters import ModelChoiceFilter
from wagtail import hooks
from wagtail.admin.filters import WagtailFilterSet
from wagtail.admin.staticfiles import versioned_static
from wagtail.admin.ui.tables import BooleanColumn, Column, DateColumn
from wagtail.admin.widgets.button import Button
from wagtail.snippets.models import register_snippet
from wagtail.snippets.views.snippets import CreateView

from contacts import filters
from contacts.admin import OwnedViewSet
from editorial.desk import Desk, confirm
from editorial.editor import ExplorerViewSet
from editorial.guests import views as guests
from editorial.guests.models import shown_to_guests
from editorial.models import Feedback, Person
from editorial.review import CONFIRM


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


class PersonCreateView(CreateView):
    """Sends who gets an account a letter with a link to choose a password."""

    def save_instance(self):
        person = super().save_instance()
        letter = ResetPasswordForm({"email": person.email})
        if letter.is_valid():
            letter.save(self.request)
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


@hooks.register("construct_homepage_summary_items", order=1000)
def no_counts(request, items):
    """How many pages an installation has, of all its sites, tells an editor nothing."""
    items.clear()


@hooks.register("construct_homepage_panels")
def my_desk(request, panels):
    if request.user.is_superuser or request.user.units.exists():
        panels.append(Desk(request.user))


@hooks.register("register_admin_urls")
def addresses():
    return [
        path("skrivbord/bekrafta/<str:label>/<int:pk>/", confirm, name="confirm_as_true"),
        path("gaster/<int:page_id>/", guests.GuestsView.as_view(), name="guests"),
        path("gaster/<int:page_id>/<int:pk>/stang/", guests.close, name="close_guest"),
        path("gaster/<int:page_id>/kommentar/<int:pk>/", guests.see, name="see_guest_comment"),
    ]


@hooks.register("register_log_actions")
def what_the_log_says(actions):
    actions.register_action(CONFIRM, _("Confirm as true"), _("Confirmed as true"))
    actions.register_action(guests.INVITE, _("Show to a guest"), _("Shown to a guest"))
    actions.register_action(guests.CLOSE, _("Close for a guest"), _("Closed for a guest"))


@hooks.register("register_page_header_buttons")
def guests_button(page, user, view_name, next_url=None):
    """“Show to a guest” on the page's menu, for who writes it."""
    if shown_to_guests(page) and page.permissions_for_user(user).can_edit():
        yield Button(_("Show to a guest"), reverse("guests", args=[page.pk]), icon_name="view", priority=70)


@hooks.register("register_admin_viewset", order=2)
def explorer():
    """After that of translation, which it replaces."""
    return ExplorerViewSet()
