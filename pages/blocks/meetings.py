"""What a chain is made of: meetings in order, each with what it hands over to the next."""

import re
from collections.abc import Iterator

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _
from wagtail import blocks
from wagtail.blocks.struct_block import BlockGroup

from contacts.choices import Interpreter
from knowledge import tokens
from pages.blocks.body import ContactBlock
from pages.blocks.related import OrganisationBlock, PlaceBlock, StepBlock
from pages.blocks.words import AtSource, ChosenBlock, LineBlock, ParagraphBlock, SwedishParagraphBlock


class InterpreterBlock(AtSource, ChosenBlock):
    """Whether there is an interpreter: the same in every language."""

    choices = [choice for choice in Interpreter.choices if choice[0]]


class FeeBlock(LineBlock):
    """What something costs: the sum is a fact (law 2)."""

    def clean(self, value):
        value = super().clean(value)
        if re.search(r"\d", tokens.TOKEN.sub("", value)):
            raise ValidationError(_("Choose the sum among the facts instead of writing it."))
        return value


class MeetingBlock(blocks.StructBlock):
    is_previewable = False  # the only one of its stream: there is nothing to choose

    title = LineBlock(max_length=120, label=_("Title"))
    when = LineBlock(required=False, max_length=150, label=_("When, and in which room"))
    place = PlaceBlock(required=False, label=_("Place"))
    responsible = OrganisationBlock(label=_("Responsible"))
    others = blocks.ListBlock(OrganisationBlock(), default=[], label=_("Also there"))
    others_words = LineBlock(required=False, max_length=150, label=_("Also there, in words"))
    interpreter = InterpreterBlock(required=False, label=_("Interpreter"))
    contact = ContactBlock(required=False, label=_("Contact"))
    done = blocks.ListBlock(LineBlock(max_length=200), default=[], label=_("What is done"))
    steps = blocks.ListBlock(
        StepBlock(), default=[], label=_("Steps that are done here"), help_text=_("Their pages lead to the meeting.")
    )
    bring = blocks.ListBlock(LineBlock(max_length=150), default=[], label=_("What the newcomer brings"))
    fee = FeeBlock(
        required=False, max_length=150, label=_("What it costs"), help_text=_("The sum is chosen among the facts.")
    )
    gate = ParagraphBlock(required=False, max_length=300, label=_("What must be so before"))
    gate_steps = blocks.ListBlock(StepBlock(), default=[], label=_("Steps that must be done before"))
    waiting = blocks.ListBlock(LineBlock(max_length=200), default=[], label=_("While one waits for the next meeting"))
    handed_over = ParagraphBlock(required=False, max_length=400, label=_("What is handed over"))
    handed_to = OrganisationBlock(
        required=False, label=_("To whom"), help_text=_("Empty means who is responsible for the next meeting.")
    )
    notes = blocks.ListBlock(
        SwedishParagraphBlock(max_length=800), default=[], label=_("For those who work with newcomers")
    )

    class Meta:
        icon = "group"
        label = _("Meeting")
        label_format = "{title}"
        form_layout = [
            "title",
            BlockGroup(["when", "place"], heading=_("When and where")),
            BlockGroup(["responsible", "others", "others_words", "interpreter", "contact"], heading=_("Who is there")),
            BlockGroup(["done", "steps"], heading=_("What is done")),
            BlockGroup(["bring", "fee", "gate", "gate_steps", "waiting"], heading=_("What the newcomer must know")),
            BlockGroup(["handed_over", "handed_to", "notes"], heading=_("For those who work with newcomers")),
        ]

    def clean(self, value):
        value = super().clean(value)
        if errors := dict(_contradictions(value)):
            raise blocks.StructBlockValidationError(errors)
        return value


class MeetingsBlock(blocks.StreamBlock):
    meeting = MeetingBlock()

    def clean(self, value):
        value = super().clean(value)
        errors = {number: dict(_out_of_order(value, number)) for number in range(len(value))}
        if wrong := {number: blocks.StructBlockValidationError(told) for number, told in errors.items() if told}:
            raise blocks.StreamBlockValidationError(block_errors=wrong)
        return value


def _contradictions(meeting) -> Iterator[tuple[str, ValidationError]]:
    """What one meeting says against itself, by field."""
    there = [meeting["responsible"], *meeting["others"]]
    if len(set(there)) < len(there):
        yield "others", ValidationError(_("The same organisation stands here twice."))
    if set(meeting["steps"]) & set(meeting["gate_steps"]):
        yield "gate_steps", ValidationError(_("A step that is done here cannot have to be done before."))
    if meeting["handed_to"] and not meeting["handed_over"]:
        yield "handed_over", ValidationError(_("Say what is handed over."))
    if meeting["handed_to"] and meeting["handed_to"] == meeting["responsible"]:
        yield "handed_to", ValidationError(_("This organisation has it already. Choose who gets it."))


def _out_of_order(meetings, number: int) -> Iterator[tuple[str, ValidationError]]:
    """What a meeting says against those after it, by field."""
    own, later = meetings[number].value, [block.value for block in list(meetings)[number + 1 :]]
    if {step for meeting in later for step in meeting["steps"]} & set(own["gate_steps"]):
        yield "gate_steps", ValidationError(_("A step that must be done before is done at a later meeting."))
    if own["handed_over"] and not (own["handed_to"] or later):
        yield "handed_to", ValidationError(_("There is no next meeting. Choose who gets it."))
