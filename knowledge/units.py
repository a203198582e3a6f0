from django.db import models
from django.utils.translation import gettext_lazy as _


class Unit(models.TextChoices):
    """What the value of a fact counts; the labels are for editors, readers get the words of `choices.py`."""

    SEK = "sek", _("Kronor")
    SEK_PER_DAY = "sek_per_day", _("Kronor per day")
    PERCENT = "percent", _("Percent")
    YEARS = "years", _("Years")
    MONTHS = "months", _("Months")
    WEEKS = "weeks", _("Weeks")
    DAYS = "days", _("Days")
    HOURS = "hours", _("Hours")
    DAY_OF_MONTH = "day_of_month", _("Day of the month")
    AGE = "age", _("Age in years")
    DATE = "date", _("Date")
    NUMBER = "number", _("Number without unit")
    TEXT = "text", _("Text, the same in every language")
