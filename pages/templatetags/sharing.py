"""What makes a page easy to pass on: a QR code for a phone, and what a message shows of a link (ogp.me)."""

import segno
from babel.core import get_global
from django import template
from django.templatetags.static import static
from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import get_language

from languages import declared

register = template.Library()


@register.simple_tag
def qr(address: str, label: str) -> SafeString:
    """An address as a QR code (ISO/IEC 18004) that a stain or a fold does not spoil: error level M or better."""
    drawing = segno.make(address, error="m", micro=False)
    path = drawing.svg_inline(omitsize=True, svgclass=None, lineclass=None, border=4)
    return format_html('<div class="qr" role="img" aria-label="{}">{}</div>', label, mark_safe(path))


@register.simple_tag
def card_image() -> str:
    """The picture of a shared link, in the language that the interface speaks."""
    return static(f"img/og/{declared.interface_of(get_language())}.png")


@register.simple_tag
def card_locale() -> str:
    """The language of a page with its country, or the one where most speak it, as `sv_SE` (CLDR likely subtags)."""
    language, *subtags = declared.tag(declared.interface_of(get_language())).split("-")
    likely = get_global("likely_subtags")[language].split("_")[-1]
    return f"{language}_{next((one for one in subtags if one.isupper()), likely)}"
