"""The words of this room that readers see."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class OrganisationKind(models.TextChoices):
    KOMMUN = "kommun", _("Municipality")
    MYNDIGHET = "myndighet", _("Authority")
    REGION = "region", _("Region")
    CIVILSAMHALLE = "civilsamhalle", _("Association")
    NOD = "nod", _("Emergency")


class PhoneLabel(models.TextChoices):
    MAIN = "main", _("Phone")
    TEXT = "text", _("Text message")
    TEXTPHONE = "textphone", _("Text telephone")
    CRISIS = "crisis", _("In a crisis")


class Interpreter(models.TextChoices):
    NONE = "", _("Not stated")
    FREE_ON_REQUEST = "free_on_request", _("An interpreter is free. Say which language you speak.")
    ASK_WHEN_CALLING = "ask_when_calling", _("Ask for an interpreter when you call.")
    AVAILABLE = "available", _("There are interpreters.")


class Visit(models.TextChoices):
    NONE = "", _("Not stated")
    DROP_IN = "drop_in", _("Come without an appointment")
    BY_APPOINTMENT = "by_appointment", _("Book an appointment before you come")
    DROP_IN_OR_APPOINTMENT = "drop_in_or_appointment", _("Come without an appointment, or book one")
    PHONE_ONLY = "phone_only", _("By phone only")
    VIDEO = "video", _("By video call, at a time you book")
    SEE_CALENDAR = "see_calendar", _("See the calendar")


class Access(models.TextChoices):
    STEP_FREE = "step_free", _("No steps at the entrance")
    LIFT = "lift", _("Lift")
    ACCESSIBLE_TOILET = "accessible_toilet", _("Toilet for wheelchair users")
    HEARING_LOOP = "hearing_loop", _("Hearing loop")
    DISABLED_PARKING = "disabled_parking", _("Parking for disabled visitors")
    AUTOMATIC_DOOR = "automatic_door", _("Automatic door")


class Help(models.TextChoices):
    """How somebody helps with a step that is another’s to decide."""

    GOES_ALONG = "goes_along", _("Comes with you")
    FORMS = "forms", _("Helps you to fill in forms")
    LETTERS = "letters", _("Explains letters and decisions")
    DEVICE = "device", _("Has a computer that you can use")


class VisibleTo(models.TextChoices):
    NYANLAND = "nyanland", _("Newcomers")
    YRKESVERKSAM = "yrkesverksam", _("Professionals")
    CIVILSAMHALLE = "civilsamhalle", _("Civil society")


class Holiday(models.TextChoices):
    """The days that Swedish offices keep as holidays."""

    NYARSDAGEN = "nyarsdagen", _("New Year’s Day")
    TRETTONDEDAGEN = "trettondedagen", _("Epiphany")
    LANGFREDAGEN = "langfredagen", _("Good Friday")
    PASKDAGEN = "paskdagen", _("Easter Sunday")
    ANNANDAG_PASK = "annandag-pask", _("Easter Monday")
    FORSTA_MAJ = "forsta-maj", _("1 May")
    KRISTI_HIMMELSFARDSDAG = "kristi-himmelsfardsdag", _("Ascension Day")
    PINGSTDAGEN = "pingstdagen", _("Whit Sunday")
    NATIONALDAGEN = "nationaldagen", _("Sweden’s National Day")
    MIDSOMMARAFTON = "midsommarafton", _("Midsummer Eve")
    MIDSOMMARDAGEN = "midsommardagen", _("Midsummer Day")
    ALLA_HELGONS_DAG = "alla-helgons-dag", _("All Saints’ Day")
    JULAFTON = "julafton", _("Christmas Eve")
    JULDAGEN = "juldagen", _("Christmas Day")
    ANNANDAG_JUL = "annandag-jul", _("Boxing Day")
    NYARSAFTON = "nyarsafton", _("New Year’s Eve")
