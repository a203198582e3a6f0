from editorial.models.feedback import LONGEST_TEXT, Feedback
from editorial.models.law import ChangeSet, LawEvent, LawTask
from editorial.models.timekeeping import HeldUp

__all__ = ["LONGEST_TEXT", "ChangeSet", "Feedback", "HeldUp", "LawEvent", "LawTask"]
