"""Whom an editor shows the draft of a page without an account, and what they have said of it."""

from django.core.exceptions import PermissionDenied
from django.db.models import Prefetch
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.functional import cached_property
from django.utils.html import format_html
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, override
from django.views.decorators.http import require_POST
from django.views.generic import FormView
from wagtail.admin import messages
from wagtail.admin.utils import get_user_display_name
from wagtail.admin.views.generic import WagtailAdminTemplateMixin
from wagtail.log_actions import log
from wagtail.models import Page

from editorial import letters
from editorial.guests.forms import GuestForm
from editorial.guests.models import Guest, GuestComment, shown_to_guests
from languages import declared

INVITE, CLOSE = "editorial.invite_guest", "editorial.close_guest"


def page_of(request, page_id: int) -> Page:
    """A page that an editor may write, and show to others."""
    page = get_object_or_404(Page, pk=page_id).specific
    if not page.permissions_for_user(request.user).can_edit():
        raise PermissionDenied
    if not shown_to_guests(page):
        raise Http404
    return page


class GuestsView(WagtailAdminTemplateMixin, FormView):
    """The guests of a page, their comments, and a form to ask one more; a link is shown once and can be mailed."""

    template_name = "editorial/admin/guests/guests.html"
    form_class = GuestForm
    page_title = gettext_lazy("Show the draft to a guest")
    header_icon = "view"

    @cached_property
    def page(self) -> Page:
        return page_of(self.request, self.kwargs["page_id"])

    def get_page_subtitle(self) -> str:
        return self.page.get_admin_display_title()

    def get_breadcrumbs_items(self):
        edited = {"url": reverse("wagtailadmin_pages:edit", args=[self.page.pk]), "label": self.get_page_subtitle()}
        return [*self.breadcrumbs_items, edited, {"url": "", "label": self.get_page_title()}]

    def get_context_data(self, **kwargs):
        comments = Prefetch("comments", GuestComment.objects.select_related("seen_by"))
        guests = Guest.objects.filter(page=self.page.pk).select_related("asked_by").prefetch_related(comments)
        return {**super().get_context_data(**kwargs), "page": self.page, "guests": guests}

    def form_valid(self, form) -> HttpResponse:
        guest = form.instance
        guest.page, guest.asked_by = self.page, self.request.user
        token = guest.open_for(form.cleaned_data["days"])
        log(instance=self.page, action=INVITE, user=self.request.user, data={"guest": guest.name})
        with override(declared.SOURCE):
            link = self.page.get_site().root_url + reverse("guest", args=[token])
        messages.success(self.request, format_html("{}<br><code>{}</code>", self._told(guest, link), link))
        return redirect("guests", self.page.pk)

    def _told(self, guest: Guest, link: str) -> str:
        """What has become of the link."""
        words = {"name": guest.name, "day": date_format(guest.expires)}
        template, context = "editorial/admin/guests/invited.txt", {"guest": guest, "link": link}
        if not guest.email:
            return _("Send this link to %(name)s. It works until %(day)s and is not shown again.") % words
        asker = get_user_display_name(self.request.user)
        if letters.write(self.page.get_site(), guest.email, template, asker=asker, **context):
            return _("The link has been sent to %(name)s. It works until %(day)s.") % words
        return _("The letter could not be sent. Send this link to %(name)s yourself; it is not shown again.") % words


@require_POST
def close(request, page_id: int, pk: int) -> HttpResponse:
    """The link works no more, from now."""
    page = page_of(request, page_id)
    guest = get_object_or_404(Guest.objects.open(), page=page.pk, pk=pk)
    guest.revoked = timezone.now()
    guest.save()
    log(instance=page, action=CLOSE, user=request.user, data={"guest": guest.name})
    messages.success(request, _("The link of %(name)s works no more.") % {"name": guest.name})
    return redirect("guests", page.pk)


@require_POST
def see(request, page_id: int, pk: int) -> HttpResponse:
    """A comment is seen to; who was first stays so."""
    page = page_of(request, page_id)
    comment = get_object_or_404(GuestComment, guest__page=page.pk, pk=pk)
    if comment.seen_at is None:
        comment.seen_by, comment.seen_at = request.user, timezone.now()
        comment.save()
    return redirect("guests", page.pk)
