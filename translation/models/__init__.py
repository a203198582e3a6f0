from translation.models.deliveries import Delivery
from translation.models.machine_policy import MachinePolicy
from translation.models.machine_usage import MachineUsage
from translation.models.translators import Translator

__all__ = ["Delivery", "MachinePolicy", "MachineUsage", "Translator"]
