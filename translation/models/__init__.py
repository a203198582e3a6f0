from translation.models.machine_policy import MachinePolicy
from translation.models.machine_usage import MachineUsage
from translation.models.translators import Translator

__all__ = ["MachinePolicy", "MachineUsage", "Translator"]
