from wagtail.models import Locale, Page

from languages import declared


def ensure_aliases(page: Page) -> list[Page]:
    """Make an alias of a Swedish page in every open language that has neither alias nor translation of it.

    The parent must have its own first: nothing is made where the parent is missing.
    """
    present = Page.objects.filter(translation_key=page.translation_key).values("locale_id")
    parents = _parents_by_locale(page)
    made = []
    for locale in Locale.objects.exclude(language_code=declared.SOURCE).exclude(id__in=present):
        if locale.pk in parents:
            made.append(page.copy_for_translation(locale, alias=True))
    return made


def _parents_by_locale(page: Page) -> set[int]:
    """The locales in which an alias has a place: where the parent exists, or everywhere for a root of a site."""
    parent = page.get_parent()
    if parent.is_root():
        return set(Locale.objects.values_list("pk", flat=True))
    return set(Page.objects.filter(translation_key=parent.translation_key).values_list("locale_id", flat=True))
