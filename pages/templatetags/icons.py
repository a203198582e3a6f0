"""Pictograms: drawn once in `static/img/icons.svg`; a page carries only those it uses, so they need no request."""

import logging
import re
from functools import lru_cache

from django import template
from django.conf import settings
from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe

from pages.assets import read_source

register = template.Library()
logger = logging.getLogger(__name__)

SYMBOL = re.compile(r'<symbol id="i-(?P<name>[a-z]+)".*?</symbol>', re.DOTALL)
USE = re.compile(r'href="#i-([a-z]+)"')


@lru_cache(maxsize=1)
def symbols() -> dict[str, str]:
    """Every symbol of the drawing by its name."""
    return {found["name"]: found[0] for found in SYMBOL.finditer(read_source("img/icons.svg"))}


@register.simple_tag
def icon(name: str, classes: str = "") -> SafeString:
    """A pictogram beside a word; `flip` mirrors one that points, where the page reads from right to left."""
    if not name:
        return SafeString("")
    if name not in symbols():
        return _unknown(name)
    classes = f"icon {classes}" if classes else "icon"
    return format_html('<svg class="{}" aria-hidden="true"><use href="#i-{}"/></svg>', classes, name)


def _unknown(name: str) -> SafeString:
    message = f"static/img/icons.svg has no pictogram “{name}”; it has {', '.join(sorted(symbols()))}."
    if getattr(settings, "STRICT_ICONS", settings.DEBUG):
        raise template.TemplateSyntaxError(message)
    logger.error(message)
    return SafeString("")


@register.simple_tag
def shore() -> SafeString:
    """The line where the sea meets the land."""
    return mark_safe(
        '<svg class="shore" viewBox="0 0 1440 66" preserveAspectRatio="xMinYMax slice" aria-hidden="true">'
        '<use href="#i-shore"/></svg>'
    )


@register.tag
def withicons(parser, token):
    """Put the symbols that the enclosed markup uses in front of it."""
    nodelist = parser.parse(["endwithicons"])
    parser.delete_first_token()
    return WithIcons(nodelist)


class WithIcons(template.Node):
    def __init__(self, nodelist: template.NodeList):
        self.nodelist = nodelist

    def render(self, context) -> SafeString:
        markup = self.nodelist.render(context)
        used = sorted(set(USE.findall(markup)) & symbols().keys())
        return SafeString(f"{sprite(used)}{markup}")


def sprite(names: list[str]) -> str:
    """Hidden symbols for `<use>` to refer to."""
    drawn = "".join(symbols()[name] for name in names)
    return f'<svg class="vh" width="0" height="0" aria-hidden="true">{drawn}</svg>'
