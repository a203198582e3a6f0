"""How a user logs in, for who looks after her account."""

from allauth.mfa.models import Authenticator
from allauth.usersessions.models import UserSession
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.generic import DetailView
from wagtail.admin import messages
from wagtail.admin.utils import get_user_display_name
from wagtail.admin.views.generic import WagtailAdminTemplateMixin

from valkomsten.login import sessions, visible
from valkomsten.login.records import ENDED, FACTOR_REMOVED, note


class LoginOfUserView(WagtailAdminTemplateMixin, DetailView):
    """Where a user is logged in. A POST ends it everywhere, and with `factors` takes her second step away."""

    template_name = "valkomsten/login_of_user.html"
    page_title = gettext_lazy("Login and devices")
    header_icon = "lock"
    context_object_name = "account"

    def get_object(self, queryset=None):
        return get_object_or_404(visible.users_of(self.request.user), pk=self.kwargs["pk"])

    def get_page_subtitle(self):
        return get_user_display_name(self.object)

    def get_breadcrumbs_items(self):
        here = {"url": "", "label": self.page_title, "sublabel": self.get_page_subtitle()}
        return [*self.breadcrumbs_items, here]

    def get_context_data(self, **kwargs):
        return super().get_context_data(
            sessions=UserSession.objects.purge_and_list(self.object),
            has_factors=Authenticator.objects.filter(user=self.object).exists(),
            **kwargs,
        )

    def post(self, request, pk):
        account = self.get_object()
        said = _("%(user)s is logged out everywhere.")
        if "factors" in request.POST:
            Authenticator.objects.filter(user=account).delete()
            note(account, FACTOR_REMOVED, request.user)
            said = _("%(user)s is logged out everywhere, and has no second step any more.")
        sessions.end_all_of(account)
        note(account, ENDED, request.user)
        messages.success(request, said % {"user": get_user_display_name(account)})
        return redirect("login_of_user", pk)
