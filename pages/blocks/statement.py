"""What a statement of accessibility lists."""

from django.utils.translation import gettext_lazy as _
from wagtail import blocks

from pages.blocks.words import AtSource, ChosenBlock, LineBlock, ParagraphBlock
from pages.choices import Exemption


class ExemptionBlock(AtSource, ChosenBlock):
    """Why something is not accessible: the same in every language."""

    choices = Exemption.choices


class ShortcomingBlock(blocks.StructBlock):
    is_previewable = False  # the only one of its stream: there is nothing to choose

    what = LineBlock(max_length=200, label=_("What does not work"))
    reason = ExemptionBlock(default=Exemption.SHORTCOMING, label=_("Why"))
    why = ParagraphBlock(required=False, max_length=400, label=_("Why, in words"))
    instead = ParagraphBlock(required=False, max_length=400, label=_("What one can do instead"))

    class Meta:
        icon = "warning"
        label = _("Shortcoming")


class ShortcomingsBlock(blocks.StreamBlock):
    shortcoming = ShortcomingBlock()
