"""Wagtail's page editor, with what guests say beside the page, and nothing saved over what somebody else has."""

from django.contrib import messages
from django.utils.translation import gettext as _
from wagtail.admin.ui.components import MediaContainer

from editorial import held
from editorial.guests.models import shown_to_guests
from editorial.guests.panel import GuestsSidePanel
from pages.ownership import standing
from translation import explorer
from translation.views import editor


class PageEditView(editor.PageEditView):
    def get_side_panels(self):
        guests = [GuestsSidePanel(self.page, self.request)] if shown_to_guests(self.page) else []
        return MediaContainer([*super().get_side_panels(), *([] if self.hydrate_create_view else guests)])

    def get(self, request, *args, **kwargs):
        if said := self._whose():
            messages.info(request, said)
        return super().get(request, *args, **kwargs)

    def _whose(self) -> str:
        """What an editor is told of a page that another unit keeps, and that she can only propose changes to."""
        unit = getattr(self.page, "unit", None)
        user = self.request.user
        if unit is None or user.is_superuser or standing(user).keeps(self.page) or self.page_perms.can_publish():
            return ""
        told = _("This page is kept by %(unit)s. You can propose a change: save it and send it on. They let it out.")
        return told % {"unit": unit}

    def workflow_action_is_valid(self) -> bool:
        """Saving by itself approves nothing: the press of the button is sent beside it."""
        return not self.expects_json_response and super().workflow_action_is_valid()

    def post(self, request, *args, **kwargs):
        """Wagtail refuses an older form only where it saves by itself; here it never goes over another's newer version.

        Her own is what the form has saved by itself: that it did so is known to the page in the browser alone.
        """
        is_anothers = self.is_out_of_date and self.latest_revision.user_id != request.user.pk
        if is_anothers and not self.expects_json_response and not self.page.alias_of_id:
            return held.against_newer(request, self)
        return super().post(request, *args, **kwargs)


class ExplorerViewSet(explorer.ExplorerViewSet):
    edit_view_class = PageEditView
