"""Machine translation: `translate` is the one way in."""

from translation.machines.commission import Outcome, translate

__all__ = ["Outcome", "translate"]
