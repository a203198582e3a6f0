from datetime import date, time

from django import template
from django.utils.translation import get_language

from knowledge import formats
from languages import declared

register = template.Library()


@register.filter
def written_size(size: int) -> str:
    """The size of a file, in the language of the page; Django's own filter speaks few of ours."""
    return formats.file_size(size, get_language() or declared.SOURCE)


@register.filter
def written(day: date) -> str:
    """A date with the month in letters, in the language of the page; Django lacks the months of several of ours."""
    return formats.date(day, get_language()) if day else ""


@register.filter
def clock(moment: time) -> str:
    """A time of day in twenty-four hours, as on Swedish signs, in the language of the page."""
    return formats.clock(moment, get_language())
