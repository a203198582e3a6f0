from editorial.first_steps import FirstSteps
from editorial.guests.models import Guest, GuestComment
from editorial.models.feedback import LONGEST_TEXT, Feedback
from editorial.models.law import ChangeSet, LawEvent, LawTask
from editorial.models.letters import Letter, LetterChoice
from editorial.models.links import CheckedLink
from editorial.models.timekeeping import HeldUp
from editorial.people import Person

__all__ = [
    "LONGEST_TEXT",
    "ChangeSet",
    "CheckedLink",
    "Feedback",
    "FirstSteps",
    "Guest",
    "GuestComment",
    "HeldUp",
    "LawEvent",
    "LawTask",
    "Letter",
    "LetterChoice",
    "Person",
]
