"""Facts in rich text: chosen with a button or by typing “/”, put in as plain tokens, shown with their value."""

from django.utils.translation import gettext_lazy as _
from wagtail.admin.rich_text.editors.draftail.features import EntityFeature


class FactFeature(EntityFeature):
    """The button and the command of an entity that puts in no entity but text, and a decorator that reads it."""

    def __init__(self):
        data = {"type": "FACT", "icon": "calendar-check", "description": _("Fact")}
        super().__init__(data, js=["knowledge/facts_in_rich_text.js"])

    def construct_options(self, options):
        super().construct_options(options)
        options.setdefault("decorators", []).append({"type": "FACT"})
