from translation.models.deliveries import Delivery
from translation.models.translators import Translator

__all__ = ["Delivery", "Translator"]
