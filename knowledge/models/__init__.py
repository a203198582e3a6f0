from knowledge.models.facts import Fact
from knowledge.models.glossary import GlossaryTerm

__all__ = ["Fact", "GlossaryTerm"]
