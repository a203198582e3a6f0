"""My desk: what needs an editor today, on the first page of the admin."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.forms import Media
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST
from wagtail.admin.ui.components import Component
from wagtail.models import Page

from contacts.ownership import units_of
from editorial.errands import Keeper
from editorial.review import kept, may_confirm
from editorial.waiting import sections


class Desk(Component):
    """What waits for a user, kind by kind, of all her units or of one that she has chosen."""

    name = "desk"
    template_name = "editorial/admin/desk.html"
    order = 10

    def __init__(self, keeper: Keeper):
        self.keeper = keeper

    @property
    def media(self) -> Media:
        return Media(css={"all": ["editorial/desk.css"]})

    def get_context_data(self, parent_context):
        return {
            "csrf_token": parent_context.get("csrf_token"),  # a panel gets none by itself
            "sections": sections(self.keeper),
            "units": self.keeper.choices,
            "chosen": self.keeper.chosen,
            "here": parent_context["request"].get_full_path(),
        }


@require_POST
def confirm(request, label: str, pk: int) -> HttpResponse:
    """Say that something is still true, and come back to the desk."""
    each = next((one for one in kept() if one.label == label), None)
    if each is None:
        raise Http404
    row = get_object_or_404(each.of(units_of(request.user)), pk=pk)
    row = row.specific if isinstance(row, Page) else row
    if not may_confirm(request.user, row):
        raise PermissionDenied
    following = each.confirm(row, request.user, timezone.localdate())
    said = _("“%(what)s” is confirmed as true today. It comes back on %(day)s.")
    messages.success(request, said % {"what": row, "day": date_format(following)})
    return redirect("wagtailadmin_home")
