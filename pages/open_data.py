from rest_framework.fields import Field
from wagtail.models import Site

from knowledge import tokens
from languages import declared
from pages.known import known_to


class StepFacts(Field):
    """The facts of a step, read from the Swedish page whatever the language of the page asked for."""

    def get_attribute(self, page):
        return page

    def to_representation(self, page):
        request = self.context["request"]
        known = known_to(request, Site.find_for_request(request))
        step = known.steps_by_key.get(page.translation_key) or page.source
        return {
            "phase": step.phase.slug,
            "theme": step.theme.slug,
            "level": step.level,
            "responsible": step.responsible.name if step.responsible else None,
            "audiences": [
                {"audience": row.audience.slug, "condition": row.condition, "application": row.application}
                for row in known.rows.get(step.pk, [])
            ],
            "prerequisites": [
                {"step": known.steps[row.required_id].slug, "kind": row.kind, "audiences": row.audiences}
                for row in known.prerequisites
                if row.step_id == step.pk
            ],
        }


class Told(Field):
    """A text of a step with its facts filled in."""

    def to_representation(self, text):
        request = self.context["request"]
        known = known_to(request, Site.find_for_request(request))
        return tokens.render(text, known.facts, declared.SOURCE)
