"""Where a segment stands in its object: in which field, as an editor knows it, and how long the text there may be."""

from typing import Any

from django.db import models
from django.utils.text import capfirst


def field_of(model: type[models.Model], path: str) -> Any:
    """The field that a segment's path leads to: `title`, `body.<block>…`, `audience_rows.<row>.note`."""
    name, *rest = path.split(".")
    field = model._meta.get_field(name)
    related: Any = field.related_model
    return related._meta.get_field(rest[-1]) if field.one_to_many else field


def label(model: type[models.Model], path: str) -> str:
    """What the field is called."""
    return str(capfirst(field_of(model, path).verbose_name))


def limit(model: type[models.Model], path: str) -> int | None:
    """How many letters the field holds; None where there is no limit."""
    field = field_of(model, path)
    return field.max_length if isinstance(field, models.CharField) else None
