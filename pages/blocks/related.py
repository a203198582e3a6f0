"""Blocks that name what stands elsewhere: read from the Swedish page in every language (law 2)."""

from wagtail import blocks

from languages.choosers import SpokenChooserBlock
from pages.blocks.words import AtSource


class OrganisationBlock(AtSource, SpokenChooserBlock):
    """An authority, a kommun or an association."""

    def __init__(self, **kwargs):
        super().__init__("contacts.Organisation", **kwargs)


class PlaceBlock(AtSource, SpokenChooserBlock):
    """Where something takes place."""

    def __init__(self, **kwargs):
        super().__init__("contacts.Place", **kwargs)


class StepBlock(AtSource, blocks.PageChooserBlock):
    """A step of the path."""

    def __init__(self, **kwargs):
        super().__init__(page_type="pages.StepPage", **kwargs)
