"""Every open language has each Swedish page, at the same address, as long as it is there (laws 1 and 3)."""

from wagtail.models import Locale, Page
from wagtail.signals import page_slug_changed

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


def carry_slug(page: Page) -> None:
    """Give every alias and translation the slug of the Swedish page (law 1), with a redirect from the old address.

    The homes of languages are told apart by their slugs, which are in no address.
    """
    if page.get_parent().is_root():
        return
    for other in others(page).exclude(slug=page.slug).specific():
        before = Page.objects.get(pk=other.pk).specific
        other.slug = page.slug
        other.save(clean=False)
        page_slug_changed.send(sender=type(other), instance=other, instance_before=before)


def others(page: Page):
    """The aliases and translations of a Swedish page."""
    return Page.objects.filter(translation_key=page.translation_key).exclude(pk=page.pk)


def carry_place(page: Page) -> None:
    """Move every alias and translation of a moved page to the same place in its own language."""
    parent = page.get_parent()
    if parent.is_root():
        return
    parents = {other.locale_id: other for other in others(parent)}
    for other in others(page).specific():
        target = parents.get(other.locale_id)
        if target and other.get_parent().pk != target.pk:
            other.move(target, pos="last-child")


def withdraw(page: Page) -> None:
    """Unpublish every alias and translation of a page that was unpublished."""
    for other in others(page).filter(live=True).specific():
        other.unpublish()


def _parents_by_locale(page: Page) -> set[int]:
    """The locales in which an alias has a place: where the parent exists, or everywhere for a root of a site."""
    parent = page.get_parent()
    if parent.is_root():
        return set(Locale.objects.values_list("pk", flat=True))
    return set(Page.objects.filter(translation_key=parent.translation_key).values_list("locale_id", flat=True))
