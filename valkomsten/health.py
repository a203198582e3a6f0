from health_check.views import HealthCheckView


class Health(HealthCheckView):
    """Whether database and cache answer, as plain text: 200 when they do, 500 when not."""

    checks = ("health_check.checks.Database", "health_check.checks.Cache")

    def render_to_response(self, context, status, **kwargs):
        return self.render_to_response_text(status)
