"""Background work of the translation room: orders over many pages and languages."""

from translation.jobs.progress import JobState, Progress, progress_of
from translation.jobs.steer import cancel, resume, start

__all__ = ["JobState", "Progress", "cancel", "progress_of", "resume", "start"]
