from rest_framework.fields import Field


class StepFacts(Field):
    """The facts of a step, read from the Swedish page whatever the language of the page asked for."""

    def get_attribute(self, page):
        return page.source

    def to_representation(self, step):
        return {
            "phase": step.phase.slug,
            "theme": step.theme.slug,
            "level": step.level,
            "responsible": step.responsible.name if step.responsible else None,
            "audiences": {row.audience.slug: row.application for row in step.audience_rows.select_related("audience")},
            "prerequisites": [
                {"step": row.required.slug, "kind": row.kind, "audiences": row.audiences}
                for row in step.prerequisites.select_related("required")
            ],
        }
