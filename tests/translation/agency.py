"""A translation agency in small: it is sent a file, works on it, and sends it back."""

from io import BytesIO, StringIO

from django.core.files.uploadedfile import SimpleUploadedFile
from wagtail.models import Locale, Site

from languages.segments import Segment, segments
from languages.sources import refresh
from tests.pages import factories
from translation.exchange import po_out, xliff_out
from translation.exchange.plan import Plan, plan
from translation.exchange.selection import Reach, What, sheets, things
from translation.exchange.upload import incoming

WRITERS = {"xlf": xliff_out.write, "po": po_out.write}


def sent(user, page=None, *, form: str = "xlf", code: str = "ar", what: What = What.ALL) -> str:
    """The file of one page, or of the whole default site."""
    out, site = StringIO(), Site.objects.get(is_default_site=True)
    chosen = things(site, user, Reach.PAGE if page else Reach.SITE, page)
    factories.open_languages(site.root_page, code)
    locale = factories.locale(code)
    WRITERS[form](out, sheets(chosen, site, locale, what), locale)
    return out.getvalue()


def returned(user, text: str | bytes, name: str = "retur.xlf", **options) -> Plan:
    """What a file would change when it comes back."""
    data = text if isinstance(text, bytes) else text.encode()
    files = incoming(SimpleUploadedFile(name, data))
    return plan(files, Site.objects.get(is_default_site=True), user, **options)


def told(page, code: str = "ar") -> dict[str, Segment]:
    """The segments of a page today, by their Swedish."""
    locale: Locale = factories.locale(code)
    return {segment.swedish: segment for segment in segments([refresh(page)], locale)}


def saved(file) -> bytes:
    """What translate-toolkit would write to disk."""
    out = BytesIO()
    file.serialize(out)
    return out.getvalue()
