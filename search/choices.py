"""The words of this room that readers see."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Kind(models.TextChoices):
    """What can be found."""

    STEP = "steg", _("Step")
    PAGE = "sida", _("Page")
    QUESTION = "fraga", _("Question and answer")
    CONTACT = "kontakt", _("Contact")
    PLACE = "plats", _("Place")
    WORD = "ord", _("Word")
