from translation.models.jobs import ItemState, JobItem, JobKind, TranslationJob
from translation.models.translators import Translator

__all__ = ["ItemState", "JobItem", "JobKind", "TranslationJob", "Translator"]
