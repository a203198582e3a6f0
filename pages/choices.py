from django.db import models
from django.utils.translation import gettext_lazy as _


class Level(models.TextChoices):
    """Who answers for a step."""

    STATE = "stat", _("The state")
    REGION = "region", _("The region")
    KOMMUN = "kommun", _("The municipality")
    OTHER = "ovrigt", _("Others")


class Application(models.TextChoices):
    """How a step concerns an audience."""

    APPLIES = "galler", _("Applies to you")
    DIFFERS = "skiljer", _("Applies, with a difference")
    DOES_NOT = "galler-inte", _("Does not apply to you")
