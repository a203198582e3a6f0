"""My desk: what needs an editor today, on the first page of the admin."""

from datetime import timedelta

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST
from wagtail.admin.ui.components import Component
from wagtail.models import Page

from contacts.ownership import sites_of
from editorial.models import Feedback
from editorial.review import due, kept, may_confirm
from search.models import Missed

#: How many of each kind the desk shows.
SHOWN = 10
#: For how many days an answer of a reader's is news.
RECENT = timedelta(days=30)


class Desk(Component):
    """What the units of a user must look over, what readers have said, and what they looked for in vain."""

    name = "desk"
    template_name = "editorial/admin/desk.html"
    order = 10

    def __init__(self, user):
        self.user = user

    def get_context_data(self, parent_context):
        sites = sites_of(self.user)
        everything = due(self.user)
        answers = Feedback.objects.filter(site__in=sites, created__gte=timezone.now() - RECENT).exclude(helpful=True)
        return {
            "csrf_token": parent_context.get("csrf_token"),  # a panel gets none by itself
            "due": everything[:SHOWN],
            "more": max(0, len(everything) - SHOWN),
            "answers": answers.select_related("page")[:SHOWN] if self._may_see(Feedback) else [],
            "missed": Missed.objects.filter(site__in=sites)[:SHOWN] if self._may_see(Missed) else [],
        }

    def _may_see(self, model) -> bool:
        return self.user.has_perm(f"{model._meta.app_label}.view_{model._meta.model_name}")


@require_POST
def confirm(request, label: str, pk: int) -> HttpResponse:
    """Say that something is still true, and come back to the desk."""
    each = next((one for one in kept() if one.label == label), None)
    if each is None:
        raise Http404
    row = get_object_or_404(each.of(request.user), pk=pk)
    row = row.specific if isinstance(row, Page) else row
    if not may_confirm(request.user, row):
        raise PermissionDenied
    following = each.confirm(row, request.user, timezone.localdate())
    said = _("“%(what)s” is confirmed as true today. It comes back on %(day)s.")
    messages.success(request, said % {"what": row, "day": date_format(following)})
    return redirect("wagtailadmin_home")
