"""The sessions of a user, for who looks after her account."""

from allauth.usersessions.models import UserSession
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.generic import DetailView
from wagtail.admin import messages
from wagtail.admin.utils import get_user_display_name
from wagtail.admin.views.generic import WagtailAdminTemplateMixin
from wagtail.log_actions import log

from valkomsten.login import sessions, visible
from valkomsten.login.records import ENDED


class SessionsView(WagtailAdminTemplateMixin, DetailView):
    """Where a user is logged in; a POST ends it everywhere at once."""

    template_name = "valkomsten/sessions.html"
    page_title = gettext_lazy("Logged in on")
    header_icon = "lock"
    context_object_name = "account"

    def get_object(self, queryset=None):
        return get_object_or_404(visible.users_of(self.request.user), pk=self.kwargs["pk"])

    def get_page_subtitle(self):
        return get_user_display_name(self.object)

    def get_context_data(self, **kwargs):
        return super().get_context_data(sessions=UserSession.objects.purge_and_list(self.object), **kwargs)

    def post(self, request, pk):
        account = self.get_object()
        sessions.end_all_of(account)
        log(account, ENDED, user=request.user)
        messages.success(request, _("%(user)s is logged out everywhere.") % {"user": get_user_display_name(account)})
        return redirect("sessions_of_user", pk)
