from django import template

from valkomsten.login import second_factor, sessions

register = template.Library()

register.filter("device", sessions.device)


@register.simple_tag(takes_context=True)
def lacks_second_factor(context) -> bool:
    """Whether who reads this page must set up a second factor first."""
    return second_factor.lacks(context["request"])
