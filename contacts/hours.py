"""The one door to opening hours: expressions of OpenStreetMap's `opening_hours`, read with Swedish holidays."""

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _
from opening_hours import OpeningHours, ParserError


class Hours:
    def __init__(self, expression: str):
        self.expression = expression


def validate_opening_hours(expression: str) -> None:
    try:
        OpeningHours(expression, country="SE")
    except ParserError as error:
        raise ValidationError(
            _("These hours cannot be read. Write for example: Mo-Fr 08:00-16:30; Sa 10:00-14:00; PH off")
        ) from error


class OpeningHoursField(models.CharField):
    default_validators = [validate_opening_hours]

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **{"max_length": 250, **kwargs})
