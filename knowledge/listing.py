"""What the list of facts says of a key."""

from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.html import format_html
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext
from wagtail.admin.ui.tables import Column

from knowledge import values
from knowledge.models import Fact


def now(fact: Fact) -> str:
    """What the key says today, and since when that has ended; nothing where it is only to come."""
    today = timezone.localdate()
    if fact.first_day > today:
        return ""
    if not fact.valid_to or fact.valid_to >= today:
        return fact.written("sv")
    ended = _("ended %(day)s") % {"day": date_format(fact.valid_to)}
    return format_html('{} <span class="w-status w-status--primary">{}</span>', fact.written("sv"), ended)


def following(fact) -> str:
    """The value that is prepared and its first day, or the day when the present one ends without one."""
    if fact.next_from:
        told = {"value": values.written(fact.next_value, fact.unit, "sv"), "day": date_format(fact.next_from)}
        return _("%(value)s from %(day)s") % told
    if fact.valid_to and fact.last_day >= timezone.localdate():
        return _("None after %(day)s") % {"day": date_format(fact.valid_to)}
    return ""


def whose(fact) -> str:
    if fact.site_id:
        return str(fact.site)
    return _("National, but your site has its own") if fact.replaced else _("National")


def used(fact) -> str:
    """How many texts name the key, as a link to them."""
    if not fact.used:
        return _("Nowhere")
    where = reverse(Fact.snippet_viewset.get_url_name("usage"), args=[fact.pk])
    said = ngettext("%(n)s text", "%(n)s texts", fact.used) % {"n": fact.used}
    return format_html('<a href="{}">{}</a>', where, said)


COLUMNS = [
    "label",
    Column("key", label=gettext_lazy("Key"), sort_key="key"),
    Column(now, label=gettext_lazy("Value now")),
    Column(following, label=gettext_lazy("Next value"), sort_key="next_from"),
    Column(whose, label=gettext_lazy("Site")),
    Column(used, label=gettext_lazy("Used in")),
    Column("checked_on", label=gettext_lazy("Checked on"), sort_key="checked_on"),
]
