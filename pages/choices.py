"""The words of this room that readers see and that stand in code."""

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


class MenuPlace(models.TextChoices):
    """The places of the menu, by pictogram."""

    START = "start", _("Start")
    MY_PATH = "path", _("My path")
    ALL_STEPS = "compass", _("All steps")
    CONTACTS = "phone", _("Contacts")
    WORDS = "sfi", _("Words")


class StepFact(models.TextChoices):
    """What a reader must know of a step at a glance, by pictogram; always in this order."""

    RESPONSIBLE = "building", _("Responsible")
    DURATION = "clock", _("Takes")
    FEE = "money", _("Costs")
    DEADLINE = "deadline", _("Last day")


YOUR_PATH = _("Your path in %(place)s")

MANIFEST_DESCRIPTION = _("The way into Sweden, one step at a time.")


class Way(models.TextChoices):
    """What another step on the path is to a step."""

    GATE = "gate", _("First you need")
    RECOMMENDED = "recommended", _("Good to do first")
    THEN = "then", _("Then you can")
