from wagtail.snippets.models import register_snippet

from knowledge.viewsets import KnowledgeGroup

register_snippet(KnowledgeGroup)
