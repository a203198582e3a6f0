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
    SEARCH = "search", _("Search")


class StepFact(models.TextChoices):
    """What a reader must know of a step at a glance, by pictogram; always in this order."""

    RESPONSIBLE = "building", _("Responsible")
    DURATION = "clock", _("Takes")
    FEE = "money", _("Costs")
    DEADLINE = "deadline", _("Last day")


class ContactFilter(models.TextChoices):
    """What the directory of contacts is narrowed by: the parameters of its address."""

    THEME = "tema", _("What is it about?")
    LANGUAGE = "sprak", _("Language they speak")
    STEP = "steg", _("Step")
    KIND = "typ", _("Kind")
    AUDIENCE = "malgrupp", _("Situation")
    OPEN = "oppet", _("Open now")
    INTERPRETER = "tolk", _("Interpreter")
    WHEELCHAIR = "rullstol", _("No steps at the entrance")
    DROP_IN = "dropin", _("Come without an appointment")


class ProcessFilter(models.TextChoices):
    """What the overview of the process is narrowed by: the parameters of its address."""

    AUDIENCE = "malgrupp", _("Situation")
    RESPONSIBLE = "ansvarig", _("Who is responsible?")
    THEME = "tema", _("What is it about?")


class ProcessView(models.TextChoices):
    """How the overview of the process is shown."""

    LIST = "lista", _("As a list")
    MAP = "karta", _("As a map")


YOUR_PATH = _("Your path in %(place)s")


class Cover(models.TextChoices):
    """What the cover of a meeting pack says, in each of its languages."""

    MEETING = "meeting", _("Our meeting")
    DAY = "day", _("Day and time")
    AGAIN = "again", _("We meet again")
    CONTENTS = "contents", _("What is in here")
    NOTES = "notes", _("To remember")
    PHONE = "phone", _("Read it all on your phone")


MANIFEST_DESCRIPTION = _("The way into Sweden, one step at a time.")


class Refusal(models.IntegerChoices):
    """Why something that was sent is not taken, by the status of the answer (RFC 9110, RFC 6585)."""

    NOT_UNDERSTOOD = 400, _("We could not read what was sent. Go back to the page and try again.")
    FOREIGN = 403, _("You can only send from our own pages. Go back to the page and try again.")
    ONLY_SENT = 405, _("There is nothing to read at this address. Go back to the page.")
    TOO_OLD = 410, _("It took too long. Go back to the page and start again.")
    TOO_LARGE = 413, _("It was too much at once. Write a shorter text.")
    TOO_OFTEN = 429, _("Many answers have come from your network. Wait an hour and try again.")


class Compliance(models.TextChoices):
    """How far a website meets the law (Commission Implementing Decision (EU) 2018/1523)."""

    FULLY = "helt", _("The website meets the requirements of the law in full.")
    PARTLY = "delvis", _("The website meets the requirements of the law in part. What is missing is listed below.")
    NOT = "inte", _("The website does not meet the requirements of the law. What is missing is listed below.")


LAW = _(
    "{owner} is responsible for the website {service}. The Swedish Act on accessibility of digital public services "
    "(2018:1937) applies to it. The measure is the standard EN 301 549, which holds WCAG 2.1 at level AA."
)


class Exemption(models.TextChoices):
    """Why something is not accessible (the same decision; sections 9 and 12 of the Act (2018:1937))."""

    SHORTCOMING = "brist", _("It does not meet the requirements yet")
    BURDEN = "betungande", _("It would be an unreasonable burden to change it")
    OUTSIDE = "undantag", _("The law does not cover it")


class Assessor(models.TextChoices):
    """Who has assessed a website."""

    OURSELVES = "sjalv", _("We have tested the website ourselves.")
    OTHERS = "extern", _("An independent company has tested the website.")
    BOTH = "bada", _("We and an independent company have tested the website.")


class StatementDate(models.TextChoices):
    """The days of a statement of accessibility, in the order they are told."""

    ASSESSED = "assessed_on", _("We tested the website")
    UPDATED = "updated_on", _("This page was last changed")
    PUBLISHED = "published_on", _("The website was first published")


class GuideKind(models.TextChoices):
    """What a guide is for."""

    HELP = "hjalp", _("List to help by")
    REFER = "remiss", _("Way to refer")
    LEARN = "larande", _("To learn")


class GuideFor(models.TextChoices):
    """Whom a guide is written for."""

    PROFESSIONALS = "yrke", _("Professionals")
    VOLUNTEERS = "volontar", _("Volunteers")
    BOTH = "alla", _("Professionals and volunteers")


#: By what those who meet newcomers know which entrance is theirs.
RECOGNISE = {
    GuideFor.PROFESSIONALS: _("You meet newcomers at work: in the municipality, at an authority or in a school."),
    GuideFor.VOLUNTEERS: _("You help someone in your free time: as a friend, a neighbour or in an association."),
}

#: What guides of a kind are called together.
GUIDES = {
    GuideKind.REFER: _("Ways to refer"),
    GuideKind.LEARN: _("To learn"),
    GuideKind.HELP: _("Lists to help by"),
}

AS_A_MAP = _("The process as a map")
AS_A_MAP_SUMMARY = _("The same steps drawn: what comes first, and who has the main responsibility when.")


class Change(models.TextChoices):
    """Why a page is among the news."""

    NEW = "ny", _("New page")
    CHANGED = "andrad", _("Changed page")
    TRANSLATED = "oversatt", _("Newly translated")


class MaterialKind(models.TextChoices):
    """What a material to learn by is."""

    PAGE = "sida", _("Web page")
    TEXT = "text", _("Text to read")
    FILM = "film", _("Film")
    SOUND = "ljud", _("Sound")
    COURSE = "kurs", _("Course on the web")


class Licence(models.TextChoices):
    """How a material may be used (https://creativecommons.org/licenses/)."""

    LINK = "lank", _("Link to it. Do not copy it.")
    FREE = "fri", _("Free to use (CC0)")
    BY = "cc-by", _("Free to copy and change. Say who made it (CC BY 4.0).")
    BY_SA = "cc-by-sa", _("Free to copy and change. Say who made it and share alike (CC BY-SA 4.0).")
    BY_NC = "cc-by-nc", _("Free to copy, not to sell. Say who made it (CC BY-NC 4.0).")


class Way(models.TextChoices):
    """What another step on the path is to a step."""

    GATE = "gate", _("First you need")
    RECOMMENDED = "recommended", _("Good to do first")
    THEN = "then", _("Then you can")


#: Who answers for most steps of a phase; names follow.
LED = _("Answers for %(led)s of %(count)s steps:")


class MeetingFact(models.TextChoices):
    """What to know of a meeting at a glance, by pictogram; in this order, the last two for those who hand over."""

    WHEN = "clock", _("When")
    PLACE = "pin", _("Place")
    MET = "building", _("Who you meet")
    ALSO = "people", _("Also there")
    INTERPRETER = "meet", _("Interpreter")
    FEE = "money", _("Costs")
    HANDED_OVER = "document", _("What is handed over")
    HANDED_TO = "arrow", _("To whom")


#: What a chain says of its meetings where it is read line by line.
WHAT_HAPPENS, STEPS_HERE = _("What happens"), _("Steps that are done here")
