from translation.models.deliveries import Delivery
from translation.models.jobs import ItemState, JobItem, JobKind, TranslationJob
from translation.models.machine_policy import MachinePolicy
from translation.models.machine_usage import MachineUsage
from translation.models.translators import Translator

__all__ = [
    "Delivery",
    "ItemState",
    "JobItem",
    "JobKind",
    "MachinePolicy",
    "MachineUsage",
    "TranslationJob",
    "Translator",
]
