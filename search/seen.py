"""That somebody has seen to what readers have left: said with one press, in a list or on the desk."""

from typing import Any

from django.apps import apps
from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST
from django_filters import BooleanFilter
from wagtail.admin.ui.tables import Column
from wagtail.permissions import policy_registry

from search.models import SeenTo


class SeenFilter(BooleanFilter):
    """What somebody has seen to, or nobody."""

    def __init__(self, **kwargs):
        super().__init__(
            **{"field_name": "seen_on", "lookup_expr": "isnull", "exclude": True, "label": gettext_lazy("Seen to")}
            | kwargs
        )


class SeenColumn(Column):
    """Who has seen to a row and when, or a button to say that one has."""

    cell_template_name = "search/admin/seen.html"

    def __init__(self, press):
        super().__init__("seen_on", label=gettext_lazy("Seen to"), sort_key="seen_on")
        self.press = press

    def get_cell_context_data(self, instance, parent_context):
        context = super().get_cell_context_data(instance, parent_context)
        request = parent_context["request"]
        press_url = reverse("see_to", args=[instance._meta.label_lower, instance.pk])
        here = {"press": self.press, "press_url": press_url, "next": request.get_full_path()}
        return {**context, **here, "csrf_token": parent_context.get("csrf_token"), "row": instance}


@require_POST
def see_to(request, label: str, pk: int) -> HttpResponse:
    """Say that one has seen to something, and come back."""
    row = get_object_or_404(_model(label), pk=pk)
    if not policy_registry.get(row).user_has_permission_for_instance(request.user, "view", row):
        raise PermissionDenied
    row.alike.filter(seen_on=None).update(seen_by=request.user, seen_on=timezone.now())
    messages.success(request, _("“%(what)s” is seen to.") % {"what": row})
    back = request.POST.get("next", "")
    is_ours = url_has_allowed_host_and_scheme(back, {request.get_host()}, request.is_secure())
    return redirect(back if is_ours else "wagtailadmin_home")


def _model(label: str) -> Any:
    """The model of a label, where its rows are seen to; 404 for any other."""
    try:
        model = apps.get_model(label)
    except (LookupError, ValueError):
        raise Http404 from None
    if not issubclass(model, SeenTo):
        raise Http404
    return model
