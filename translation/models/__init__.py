from translation.models.translators import Translator

__all__ = ["Translator"]
