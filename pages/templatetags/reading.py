from datetime import date, time

from django import template
from django.utils import timezone
from django.utils.translation import get_language

from knowledge import formats
from languages import declared
from languages.said import language_attributes
from pages import tools

register = template.Library()


@register.filter
def written_size(size: int) -> str:
    """The size of a file, in the language of the words around it; Django's own filter speaks few of ours."""
    return formats.file_size(size, declared.interface_of(get_language()))


@register.filter
def written(day: date) -> str:
    """A date with the month in letters, in the language of the words around it; Django lacks the months of several."""
    return formats.date(day, declared.interface_of(get_language())) if day else ""


@register.filter
def month(day: date) -> str:
    """The month of a date with its year, in the language of the words around it."""
    return formats.month(day, declared.interface_of(get_language()))


@register.filter
def weekday(day: date) -> str:
    """The day of the week in full, in the language of the words around it."""
    return formats.weekday(day, declared.interface_of(get_language()))


@register.filter
def weekday_short(day: date) -> str:
    """The short name of a day of the week, in the language of the words around it."""
    return formats.weekday_short(day, declared.interface_of(get_language()))


@register.filter
def clock(moment: time) -> str:
    """A time of day in twenty-four hours, as on Swedish signs, in the language of the words around it."""
    return formats.clock(moment, declared.interface_of(get_language()))


@register.simple_tag
def today() -> date:
    """The day that a page is made for: none is kept past it (`pages.known`)."""
    return timezone.localdate()


@register.simple_tag
def tools_address() -> str:
    """Where the words of tools are, in the language of the words around it."""
    return tools.address(declared.interface_of(get_language()))


@register.simple_tag
def interface_attributes() -> str:
    """` lang="sv" dir="ltr"` where the interface has no words of the page's language and speaks Swedish, or nothing."""
    language = get_language()
    spoken = declared.interface_of(language)
    return language_attributes(spoken) if spoken != language else ""
