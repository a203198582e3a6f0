from django.db.models import QuerySet
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from wagtail.admin.ui.side_panels import BaseSidePanel

from editorial.guests.models import GuestComment


class GuestsSidePanel(BaseSidePanel):
    """What guests have said of the draft and nobody has seen to, beside it."""

    class SidePanelToggle(BaseSidePanel.SidePanelToggle):
        aria_label = _("Toggle guests")
        icon_name = "view"

        def get_context_data(self, parent_context):
            return {**super().get_context_data(parent_context), "count": len(self.panel.unseen)}

    name = "guests"
    title = _("Guests")
    template_name = "editorial/admin/guests/panel.html"
    order = 310

    @cached_property
    def unseen(self) -> QuerySet[GuestComment]:
        return GuestComment.objects.filter(guest__page=self.object.pk, seen_at=None).select_related("guest")

    def get_context_data(self, parent_context):
        return {**super().get_context_data(parent_context), "unseen": self.unseen}
