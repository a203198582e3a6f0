"""Wagtail's page editor, with what guests say beside the page, and nothing saved over what somebody else has."""

from wagtail.admin.ui.components import MediaContainer

from editorial import held
from editorial.guests.models import shown_to_guests
from editorial.guests.panel import GuestsSidePanel
from translation import explorer
from translation.views import editor


class PageEditView(editor.PageEditView):
    def get_side_panels(self):
        guests = [GuestsSidePanel(self.page, self.request)] if shown_to_guests(self.page) else []
        return MediaContainer([*super().get_side_panels(), *([] if self.hydrate_create_view else guests)])

    def post(self, request, *args, **kwargs):
        """Wagtail refuses an older form only where it saves by itself; here it never goes over a newer version."""
        if self.is_out_of_date and not self.expects_json_response and not self.page.alias_of_id:
            return held.against_newer(request, self)
        return super().post(request, *args, **kwargs)


class ExplorerViewSet(explorer.ExplorerViewSet):
    edit_view_class = PageEditView
