from wagtail.admin.ui.components import Component

from translation.roles import locales_for
from translation.views.shared import tongue


class ToTranslate(Component):
    """On the first page of the admin: the way to the queue, for who translates and need not look for it."""

    name = "to_translate"
    template_name = "translation/admin/queue_panel.html"
    order = 40

    def __init__(self, user):
        self.user = user

    def get_context_data(self, parent_context):
        rows = self.user.translates.select_related("site__root_page").order_by("site__site_name", "site__hostname")
        sites = [
            {"site": row.site, "languages": [tongue(locale) for locale in locales_for(self.user, row.site)]}
            for row in rows
        ]
        return {"sites": sites}
