from editorial.first_steps import FirstSteps
from editorial.guests.models import Guest, GuestComment
from editorial.models.feedback import LONGEST_TEXT, Feedback
from editorial.models.law import ChangeSet, LawEvent, LawTask
from editorial.models.letters import Letter, LetterChoice
from editorial.models.timekeeping import HeldUp
from editorial.people import Person

__all__ = [
    "LONGEST_TEXT",
    "ChangeSet",
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
