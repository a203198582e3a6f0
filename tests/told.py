"""Words for a page or a row, as a translator or a machine has stored them."""

from wagtail_localize.models import TranslationSource

from languages.segments import segments
from languages.sources import refresh
from tests.pages import factories
from translation.words import store


def tell(page, code: str = "ar", words: str = "", *, machine=False, only: str | None = None) -> TranslationSource:
    """Translate the sentences of a page as it is now, or one of them, as drafts; what has words keeps them."""
    source, locale = refresh(type(page).objects.get(pk=page.pk)), factories.locale(code)
    untold = [one for one in segments([source], locale) if not one.said and only in (None, one.swedish)]
    store({one: words or f"{code}: {one.swedish}" for one in untold}, locale, machine=machine)
    return source


def edited(page, **fields):
    """The page, edited and published."""
    for name, value in fields.items():
        setattr(page, name, value)
    page.save()
    refresh(page)
    return page
