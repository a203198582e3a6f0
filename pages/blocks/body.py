"""What a step or an article is made of. Each block renders with `components/blocks/<name>.html`."""

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _
from wagtail import blocks
from wagtail.documents.blocks import DocumentChooserBlock
from wagtail.images.blocks import ImageChooserBlock

from contacts.directory import with_all
from languages import names
from languages.choosers import SpokenChooserBlock
from pages.blocks.words import (
    AtSource,
    ChosenBlock,
    FactKeyBlock,
    LineBlock,
    ParagraphBlock,
    RichParagraphBlock,
    SwedishLineBlock,
    SwedishParagraphBlock,
)
from pages.pictograms import PICTOGRAMS


class TextBlock(blocks.StructBlock):
    heading = LineBlock(required=False, max_length=80, label=_("Heading"))
    text = RichParagraphBlock(label=_("Text"))

    class Meta:
        icon = "pilcrow"
        label = _("Text")


class BulletsBlock(blocks.StructBlock):
    heading = LineBlock(required=False, max_length=80, label=_("Heading"))
    items = blocks.ListBlock(LineBlock(max_length=200), min_num=1, label=_("Items"))

    class Meta:
        icon = "list-ul"
        label = _("List")


class HowToBlock(blocks.StructBlock):
    heading = LineBlock(required=False, max_length=80, label=_("Heading"))
    actions = blocks.ListBlock(ParagraphBlock(max_length=400), min_num=1, max_num=7, label=_("Actions, at most seven"))

    class Meta:
        icon = "list-ol"
        label = _("Numbered how-to")


class NoticeBlock(blocks.StructBlock):
    kind = ChosenBlock([("today", _("Information")), ("alert", _("Warning"))], default="today", label=_("Kind"))
    heading = LineBlock(max_length=80, label=_("Heading"))
    text = ParagraphBlock(max_length=600, label=_("Text"))

    class Meta:
        icon = "warning"
        label = _("Notice")


class QuestionBlock(blocks.StructBlock):
    question = LineBlock(max_length=150, label=_("Question"))
    answer = ParagraphBlock(max_length=800, label=_("Answer"))

    class Meta:
        icon = "help"
        label = _("Question and answer")


class WhileYouWaitBlock(blocks.StructBlock):
    text = ParagraphBlock(required=False, max_length=400, label=_("Text"))
    items = blocks.ListBlock(LineBlock(max_length=200), label=_("What you can do meanwhile"))

    class Meta:
        icon = "time"
        label = _("While you wait")


class ContactBlock(AtSource, SpokenChooserBlock):
    def __init__(self, **kwargs):
        super().__init__("contacts.Contact", **kwargs)

    def bulk_to_python(self, values):
        """The contacts of a stream with all that their cards show, in three queries however many they are."""
        found = with_all(self.model_class.objects.all()).in_bulk(values)
        return [found.get(pk) for pk in values]

    class Meta:
        icon = "user"
        label = _("Contact")


class FactBlock(blocks.StructBlock):
    fact = FactKeyBlock(label=_("Fact"))
    text = LineBlock(max_length=150, label=_("What it is"))

    class Meta:
        icon = "pick"
        label = _("Fact")


class LanguageLinkBlock(AtSource, blocks.StructBlock):
    language = ChosenBlock(choices=names.options, label=_("Language"))
    url = blocks.URLBlock(label=_("Address"))


class LinkAddressBlock(AtSource, blocks.URLBlock):
    pass


class OfficialLinkBlock(blocks.StructBlock):
    title = LineBlock(max_length=120, label=_("Title"))
    url = LinkAddressBlock(label=_("Address of the Swedish page"))
    by_language = blocks.ListBlock(LanguageLinkBlock(), default=[], label=_("The same page in other languages"))

    class Meta:
        icon = "link"
        label = _("Official link")


class PhraseBlock(blocks.StructBlock):
    swedish = SwedishLineBlock(max_length=150, label=_("What to say, in Swedish"))
    meaning = LineBlock(required=False, max_length=150, label=_("What it means"))

    class Meta:
        icon = "openquote"
        label = _("Phrase to say in Swedish")


class PictureBlock(blocks.StructBlock):
    image = ImageChooserBlock(required=False, label=_("Image"))
    pictogram = ChosenBlock(PICTOGRAMS, required=False, label=_("Or a pictogram"))
    alternative_text = LineBlock(
        required=False, max_length=200, label=_("Alternative text"), help_text=_("Empty if the picture only decorates.")
    )

    class Meta:
        icon = "image"
        label = _("Image or pictogram")

    def clean(self, value):
        value = super().clean(value)
        if bool(value["image"]) == bool(value["pictogram"]):
            raise blocks.StructBlockValidationError({"image": ValidationError(_("Choose an image or a pictogram."))})
        return value


class DocumentBlock(blocks.StructBlock):
    document = DocumentChooserBlock(label=_("Document"))
    title = LineBlock(max_length=120, label=_("Title"))

    class Meta:
        icon = "doc-full"
        label = _("Document")


class ProfessionalBlock(AtSource, blocks.StructBlock):
    """For those who work with newcomers; Swedish in every language."""

    notes = blocks.ListBlock(SwedishParagraphBlock(max_length=800), label=_("Notes"))
    legal_basis = blocks.ListBlock(SwedishLineBlock(max_length=200), default=[], label=_("Legal basis"))

    class Meta:
        icon = "group"
        label = _("For professionals")


class BodyBlock(blocks.StreamBlock):
    text = TextBlock()
    bullets = BulletsBlock()
    how_to = HowToBlock()
    notice = NoticeBlock()
    question = QuestionBlock()
    while_you_wait = WhileYouWaitBlock()
    contact = ContactBlock()
    fact = FactBlock()
    official_link = OfficialLinkBlock()
    phrase = PhraseBlock()
    picture = PictureBlock()
    document = DocumentBlock()
    professional = ProfessionalBlock()


class BringBlock(blocks.StreamBlock):
    """What to bring: one line each, with a stable id that ticks are kept by."""

    item = LineBlock(max_length=150, label=_("Thing"))
