from datetime import date

from django import template
from django.utils.translation import get_language

from knowledge import formats
from languages import declared
from languages.said import language_attributes

register = template.Library()


@register.filter
def written(day: date) -> str:
    """A date with the month in letters, in the language of the words around it; Django lacks the months of several."""
    return formats.date(day, declared.interface_of(get_language())) if day else ""


@register.simple_tag
def interface_attributes() -> str:
    """` lang="sv" dir="ltr"` where the interface has no words of the page's language and speaks Swedish, or nothing."""
    language = get_language()
    spoken = declared.interface_of(language)
    return language_attributes(spoken) if spoken != language else ""
