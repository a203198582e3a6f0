"""What a guide is made of: the blocks of a step or an article, and its own."""

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _
from wagtail import blocks
from wagtail.documents.blocks import DocumentChooserBlock

from pages.blocks.body import HEADING, LEAD, SAY, BodyBlock, ContactBlock, LinkAddressBlock
from pages.blocks.example import Shown
from pages.blocks.related import OrganisationBlock, StepBlock
from pages.blocks.words import AtSource, ChosenBlock, LineBlock, ParagraphBlock, SwedishLineBlock
from pages.choices import Licence, MaterialKind

#: How the chooser sorts the blocks of guides.
HELP, LEARN = _("Help and refer"), _("Learn")


class SectionBlock(Shown, LineBlock):
    """The heading of all that follows, until the next."""

    class Meta:
        icon = "title"
        label = _("Section")
        description = _("A heading for all that follows it. The page gets a table of contents.")
        group = SAY


class TaskBlock(blocks.StructBlock):
    what = LineBlock(max_length=150, label=_("What to do"))
    how = ParagraphBlock(required=False, max_length=400, label=_("How, or why"))
    step = StepBlock(required=False, label=_("The step it belongs to"))
    contact = ContactBlock(required=False, label=_("Whom to call"))


class TasksBlock(Shown, blocks.StructBlock):
    heading = LineBlock(required=False, max_length=80, label=_("Heading"), help_text=HEADING)
    items = blocks.ListBlock(TaskBlock(), min_num=1, label=_("Tasks"))

    class Meta:
        icon = "tasks"
        label = _("Tasks to tick")
        description = _("What who helps does, one thing at a time, with the step and whom to call.")
        group = HELP


class ReferralBlock(Shown, blocks.StructBlock):
    who = blocks.ListBlock(LineBlock(max_length=200), min_num=1, label=_("Who may refer"))
    how = blocks.ListBlock(ParagraphBlock(max_length=400), min_num=1, max_num=7, label=_("How, at most seven steps"))
    contact = ContactBlock(required=False, label=_("To whom"))
    organisation = OrganisationBlock(required=False, label=_("To which organisation"))
    agreed = ParagraphBlock(max_length=400, label=_("What the person must agree to"))
    agreed_how = ParagraphBlock(required=False, max_length=400, label=_("How the person agrees"))
    then = ParagraphBlock(max_length=400, label=_("What happens then"))

    class Meta:
        icon = "redirect"
        label = _("Way to refer")
        description = _("Who may refer, how, to whom, what must be agreed and what happens then.")
        group = HELP

    def clean(self, value):
        value = super().clean(value)
        if not (value["contact"] or value["organisation"]):
            raise blocks.StructBlockValidationError(
                {"contact": ValidationError(_("Choose a contact or an organisation."))}
            )
        return value


class RightBlock(AtSource, blocks.BooleanBlock):
    """Whether an answer is right: so in every language."""


class OptionBlock(blocks.StructBlock):
    text = LineBlock(max_length=200, label=_("Answer"))
    right = RightBlock(required=False, label=_("It is right"))
    why = ParagraphBlock(max_length=400, label=_("Why it is right or wrong"))


class QuizBlock(Shown, blocks.StructBlock):
    question = LineBlock(max_length=200, label=_("Question"))
    options = blocks.ListBlock(OptionBlock(), min_num=2, max_num=5, label=_("Answers to choose between"))

    class Meta:
        icon = "circle-check"
        label = _("Question to learn by")
        description = _("A question with answers to choose between. Each says whether it is right, and why.")
        group = LEARN

    def clean(self, value):
        value = super().clean(value)
        if not any(option["right"] for option in value["options"]):
            raise blocks.StructBlockValidationError(
                {"options": ValidationError(_("At least one answer must be right."))}
            )
        return value


class MaterialKindBlock(AtSource, ChosenBlock):
    def __init__(self, **kwargs):
        super().__init__(choices=MaterialKind.choices, **kwargs)


class LicenceBlock(AtSource, ChosenBlock):
    def __init__(self, **kwargs):
        super().__init__(choices=Licence.choices, **kwargs)


class DayBlock(AtSource, blocks.DateBlock):
    pass


class MaterialBlock(Shown, blocks.StructBlock):
    title = LineBlock(max_length=120, label=_("Title"), help_text=_("What the reader finds there, not an address."))
    document = DocumentChooserBlock(required=False, label=_("Document"))
    url = LinkAddressBlock(required=False, label=_("Or the address of a page"))
    kind = MaterialKindBlock(label=_("Kind"))
    made_by = SwedishLineBlock(max_length=120, label=_("Made by"))
    licence = LicenceBlock(label=_("How it may be used"))
    dated = DayBlock(required=False, label=_("Published or looked at on"))

    class Meta:
        icon = "folder-open-inverse"
        label = _("Material")
        description = _("A film, a text or a course, with who made it, how it may be used and its date.")
        group = LEAD

    def clean(self, value):
        value = super().clean(value)
        if bool(value["document"]) == bool(value["url"]):
            raise blocks.StructBlockValidationError(
                {"document": ValidationError(_("Choose a document or write an address."))}
            )
        return value


class GuideBlock(BodyBlock):
    """The blocks in the order of the chooser."""

    tasks = TasksBlock()
    referral = ReferralBlock()
    section = SectionBlock()
    quiz = QuizBlock()
    material = MaterialBlock()
