"""What was published last: new, changed and translated."""

from django.http import HttpResponse
from django.utils import timezone

from languages.said import swedish
from pages import feeds, news
from pages.filtering import Asked
from pages.news import News
from pages.reader import Reader

#: News on a page, and in a feed.
PAGE, FOLLOWED = 20, 50


def context(request, page) -> dict:
    """The news, twenty at a time."""
    reader = Reader.of(request, page)
    speech, found = reader.speech(page), news.of_site(reader)
    paged = Asked(request.GET, reader, ()).paged(len(found), PAGE)
    first = (paged["number"] - 1) * PAGE
    return {
        "title": speech.field("title"),
        "lead": speech.field("lead"),
        "description": speech.field("lead"),
        "count": len(found),
        "news": [told(one, reader) for one in found[first : first + PAGE]],
        "feed": feeds.address_of(request, page, reader),
        **paged,
    }


def newest(reader: Reader, most: int) -> list[dict]:
    """The first of the news, for other pages to show."""
    return [told(one, reader) for one in news.of_site(reader)[:most]]


def told(one: News, reader: Reader) -> dict:
    """A page that is new, changed or translated, as a line."""
    page = one.page
    unit, step = reader.known.units.get(page.unit_id), reader.known.steps.get(page.pk)
    return {
        "icon": page.icon,
        "title": one.title,
        "url": reader.as_read(reader.url(page)),
        "change": one.change.label,
        "on": timezone.localdate(one.at),
        "unit": unit and swedish(unit),
        "theme": reader.say(step.theme, "title") if step else None,
    }


def feed(request, page) -> HttpResponse:
    """The news, as far back as somebody may have been away."""
    reader = Reader.of(request, page)
    entries = [
        feeds.Entry(
            one.page.translation_key,
            one.title,
            one.summary,
            reader.as_read(reader.url(one.page)),
            one.at,
            one.page.first_published_at,
        )
        for one in news.of_site(reader)[:FOLLOWED]
    ]
    speech = reader.speech(page)
    return feeds.atom(request, page, [speech.field("title")], speech.field("lead"), entries)
