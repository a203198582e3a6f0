"""What a step or an article is made of. Each block renders with `components/blocks/<name>.html`."""

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _
from wagtail import blocks
from wagtail.documents.blocks import DocumentChooserBlock
from wagtail.images.blocks import ImageChooserBlock

from contacts.directory import with_all
from languages import names
from languages.choosers import SpokenChooserBlock
from pages.blocks.example import Shown
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

HEADING = _("Says what the text is about. It may be empty.")
#: How the chooser sorts the blocks.
SAY, POINT, LEAD = _("Explain"), _("Point out"), _("Lead on")


class TextBlock(Shown, blocks.StructBlock):
    heading = LineBlock(required=False, max_length=80, label=_("Heading"), help_text=HEADING)
    text = RichParagraphBlock(label=_("Text"), help_text=_("One thing in each paragraph."))

    class Meta:
        icon = "pilcrow"
        label = _("Text")
        description = _("One thing at a time, in a few short sentences.")
        group = SAY


class BulletsBlock(Shown, blocks.StructBlock):
    heading = LineBlock(required=False, max_length=80, label=_("Heading"), help_text=HEADING)
    items = blocks.ListBlock(LineBlock(max_length=200), min_num=1, label=_("Items"))

    class Meta:
        icon = "list-ul"
        label = _("List")
        description = _("Several things of the same kind, one a line.")
        group = SAY


class HowToBlock(Shown, blocks.StructBlock):
    heading = LineBlock(
        required=False, max_length=80, label=_("Heading"), help_text=_("Empty gives the heading “Do this”.")
    )
    actions = blocks.ListBlock(ParagraphBlock(max_length=400), min_num=1, max_num=7, label=_("Actions, at most seven"))

    class Meta:
        icon = "list-ol"
        label = _("Numbered how-to")
        description = _("What the reader does, in order. One action a line.")
        group = SAY


class NoticeBlock(Shown, blocks.StructBlock):
    kind = ChosenBlock([("today", _("Information")), ("alert", _("Warning"))], default="today", label=_("Kind"))
    heading = LineBlock(max_length=80, label=_("Heading"))
    text = ParagraphBlock(max_length=600, label=_("Text"))

    class Meta:
        icon = "warning"
        label = _("Notice")
        description = _("What nobody must miss. At most one or two on a page.")
        group = POINT


class QuestionBlock(Shown, blocks.StructBlock):
    question = LineBlock(max_length=150, label=_("Question"), help_text=_("As people ask it: “Can I…?”, “What if…?”"))
    answer = ParagraphBlock(max_length=800, label=_("Answer"))

    class Meta:
        icon = "help"
        label = _("Question and answer")
        description = _("A question as people ask it. The answer opens when it is pressed.")
        group = SAY


class WhileYouWaitBlock(Shown, blocks.StructBlock):
    text = ParagraphBlock(required=False, max_length=400, label=_("Text"))
    items = blocks.ListBlock(LineBlock(max_length=200), label=_("What you can do meanwhile"))

    class Meta:
        icon = "time"
        label = _("While you wait")
        description = _("What the reader can do while an authority decides.")
        group = SAY


class ContactBlock(Shown, AtSource, SpokenChooserBlock):
    def __init__(self, **kwargs):
        super().__init__("contacts.Contact", **kwargs)

    def bulk_to_python(self, values):
        """The contacts of a stream with all that their cards show, in three queries however many they are."""
        found = with_all(self.model_class.objects.all()).in_bulk(values)
        return [found.get(pk) for pk in values]

    class Meta:
        icon = "user"
        label = _("Contact")
        description = _("A contact from the list, with its phone, hours and address of today.")
        group = LEAD


class FactBlock(Shown, blocks.StructBlock):
    fact = FactKeyBlock(label=_("Fact"), help_text=_("New facts are added under Knowledge."))
    text = LineBlock(max_length=150, label=_("What it is"), help_text=_("Stands beside the fact: “for a card”."))

    class Meta:
        icon = "tag"
        label = _("Fact")
        description = _("A sum, an age or a date from the facts, shown large. It changes everywhere at once.")
        group = POINT


class LanguageLinkBlock(AtSource, blocks.StructBlock):
    language = ChosenBlock(choices=names.options, label=_("Language"))
    url = blocks.URLBlock(label=_("Address"))


class LinkAddressBlock(AtSource, blocks.URLBlock):
    pass


class OfficialLinkBlock(Shown, blocks.StructBlock):
    title = LineBlock(max_length=120, label=_("Title"), help_text=_("What the reader finds there, not an address."))
    url = LinkAddressBlock(label=_("Address of the Swedish page"))
    by_language = blocks.ListBlock(LanguageLinkBlock(), default=[], label=_("The same page in other languages"))

    class Meta:
        icon = "link-external"
        label = _("Official link")
        description = _("A button that leads to the page of an authority, in the reader’s language if there is one.")
        group = LEAD


class PhraseBlock(Shown, blocks.StructBlock):
    swedish = SwedishLineBlock(
        max_length=150, label=_("What to say, in Swedish"), help_text=_("One sentence, as it is said aloud.")
    )
    meaning = LineBlock(
        required=False,
        max_length=150,
        label=_("What it means"),
        help_text=_("The same in plain words; translators put it into their languages."),
    )

    class Meta:
        icon = "comment"
        label = _("Phrase to say in Swedish")
        description = _("A Swedish sentence to hold up at a counter. The phone can say it.")
        group = POINT


class PictureBlock(Shown, blocks.StructBlock):
    image = ImageChooserBlock(required=False, label=_("Image"))
    pictogram = ChosenBlock(PICTOGRAMS, required=False, label=_("Or a pictogram"))
    alternative_text = LineBlock(
        required=False, max_length=200, label=_("Alternative text"), help_text=_("Empty if the picture only decorates.")
    )

    class Meta:
        icon = "image"
        label = _("Image or pictogram")
        description = _("A picture that explains something. Do not put words in a picture.")
        group = POINT

    def clean(self, value):
        value = super().clean(value)
        if bool(value["image"]) == bool(value["pictogram"]):
            raise blocks.StructBlockValidationError({"image": ValidationError(_("Choose an image or a pictogram."))})
        return value


class DocumentBlock(Shown, blocks.StructBlock):
    document = DocumentChooserBlock(label=_("Document"))
    title = LineBlock(max_length=120, label=_("Title"), help_text=_("What the file is, such as “Form for child care”."))

    class Meta:
        icon = "doc-full"
        label = _("Document")
        description = _("A file to fetch, such as a form. Write the same things on the page if you can.")
        group = LEAD


class DayBlock(AtSource, blocks.DateBlock):
    """A day, the same in every language."""


class FunderBlock(Shown, blocks.StructBlock):
    emblem = ImageChooserBlock(required=False, label=_("Emblem"))
    text = LineBlock(max_length=200, label=_("What it pays for"), help_text=_("As the funder wants it said."))
    url = LinkAddressBlock(required=False, label=_("Address of the funder or the project"))
    until = DayBlock(required=False, label=_("The project ends"))

    class Meta:
        icon = "pick"
        label = _("Funder")
        description = _("Who pays for a project, with the emblem that they ask for, and when it ends.")
        group = LEAD


class ProfessionalBlock(Shown, AtSource, blocks.StructBlock):
    """For those who work with newcomers; Swedish in every language."""

    notes = blocks.ListBlock(SwedishParagraphBlock(max_length=800), label=_("Notes"))
    legal_basis = blocks.ListBlock(SwedishLineBlock(max_length=200), default=[], label=_("Legal basis"))

    class Meta:
        icon = "group"
        label = _("For professionals")
        description = _("Notes in Swedish for those who work with newcomers, last on the page.")
        group = SAY


class BodyBlock(blocks.StreamBlock):
    """The blocks in the order of the chooser: what is used most comes first in its group."""

    text = TextBlock()
    how_to = HowToBlock()
    bullets = BulletsBlock()
    question = QuestionBlock()
    while_you_wait = WhileYouWaitBlock()
    professional = ProfessionalBlock()
    notice = NoticeBlock()
    fact = FactBlock()
    phrase = PhraseBlock()
    picture = PictureBlock()
    contact = ContactBlock()
    official_link = OfficialLinkBlock()
    document = DocumentBlock()
    funder = FunderBlock()


class BringBlock(blocks.StreamBlock):
    """What to bring: one line each, with a stable id that ticks are kept by."""

    item = LineBlock(max_length=150, label=_("Thing"))
