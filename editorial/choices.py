"""The words of this room that readers see and that stand in code."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Fault(models.TextChoices):
    """Why a text is not taken as it is."""

    EMPTY = "empty", _("Write something first.")
    TOO_LONG = "long", _("The text is too long. Make it shorter.")
    UNREADABLE = "unreadable", _("The text has signs that we cannot read.")
    PERSONNUMMER = "personnummer", _("Your text looks like it holds a personal identity number. Take it away.")
