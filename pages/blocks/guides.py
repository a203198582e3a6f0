"""What a guide is made of: the blocks of a step or an article, and its own."""

from pages.blocks.body import BodyBlock


class GuideBlock(BodyBlock):
    """The blocks in the order of the chooser."""
