"""What a chain is made of: meetings in order."""

from django.utils.translation import gettext_lazy as _
from wagtail import blocks

from pages.blocks.words import LineBlock


class MeetingBlock(blocks.StructBlock):
    title = LineBlock(max_length=120, label=_("Title"))

    class Meta:
        icon = "group"
        label = _("Meeting")


class MeetingsBlock(blocks.StreamBlock):
    meeting = MeetingBlock()
