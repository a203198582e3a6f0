"""Pictograms: drawn once in `static/img/icons.svg`, which a phone gets once and keeps for every page."""

import logging
import re
from functools import lru_cache

from django import template
from django.conf import settings
from django.templatetags.static import static
from django.utils.html import format_html
from django.utils.safestring import SafeString

from pages.assets import read_source

register = template.Library()
logger = logging.getLogger(__name__)

DRAWING = "img/icons.svg"
SYMBOL = re.compile(r'<symbol id="i-([a-z]+)"')


@lru_cache(maxsize=1)
def symbols() -> frozenset[str]:
    """The name of every symbol of the drawing."""
    return frozenset(SYMBOL.findall(read_source(DRAWING)))


@register.simple_tag
def symbol(name: str) -> str:
    """The address of a symbol, for `<use>` to refer to."""
    return f"{static(DRAWING)}#i-{name}"


@register.simple_tag
def icon(name: str, classes: str = "") -> SafeString:
    """A pictogram beside a word; `flip` mirrors one that points, where the page reads from right to left."""
    if not name:
        return SafeString("")
    if name not in symbols():
        return _unknown(name)
    classes = f"icon {classes}" if classes else "icon"
    return format_html('<svg class="{}" aria-hidden="true"><use href="{}"/></svg>', classes, symbol(name))


def _unknown(name: str) -> SafeString:
    message = f"static/img/icons.svg has no pictogram “{name}”; it has {', '.join(sorted(symbols()))}."
    if getattr(settings, "STRICT_ICONS", settings.DEBUG):
        raise template.TemplateSyntaxError(message)
    logger.error(message)
    return SafeString("")


@register.simple_tag
def shore() -> SafeString:
    """The line where the sea meets the land."""
    return format_html(
        '<svg class="shore" viewBox="0 0 1440 66" preserveAspectRatio="xMinYMax slice" aria-hidden="true">'
        '<use href="{}"/></svg>',
        symbol("shore"),
    )
