"""Every language a site has opened has each Swedish page of it, at the same address (laws 1 and 3).

A home opens its language on its site, so it is made by `languages.add_language` alone; all below it follows.
"""

from wagtail.models import Locale, Page
from wagtail.signals import page_slug_changed

from languages.sources import refresh


def ensure_aliases(page: Page) -> list[Page]:
    """Make an alias of a Swedish page, in its place, in every language that has its parent and nothing of the page.

    The root of all sites is in one language alone, so a home is never given one here.
    """
    parents = others(page.get_parent()).values("locale")
    present = others(page).values("locale")
    lacking = Locale.objects.filter(pk__in=parents).exclude(pk__in=present)
    made = [page.copy_for_translation(locale, alias=True) for locale in lacking]
    if made:
        _straighten(page)
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
    """Move every alias and translation of a moved page to the same place in its own language: below the same parent,
    right after the same sibling.

    In a language that is not open where the page has come it has no place, and is deleted with its words. With the last
    translation the library forgets what there is to translate, so that is taken up again.
    """
    parent = page.get_parent()
    if parent.is_root():
        return
    for above in parent.get_ancestors(inclusive=True).filter(depth__gt=1).specific():
        ensure_aliases(above)
    homeless = others(page).exclude(locale__in=others(parent).values("locale"))
    lost = [other.delete() for other in homeless.specific()]
    _straighten(page)
    if not (ensure_aliases(page) or lost):
        return
    for each in page.get_descendants(inclusive=True).specific():
        ensure_aliases(each)
        if lost and each.live:
            refresh(each)


def misplaced(page: Page) -> list[Page]:
    """The aliases and translations of a page that stand below another parent than it does, or after another sibling."""
    place = _place(page)
    return [other for other in others(page) if _place(other) != place]


def _place(page: Page) -> tuple:
    """The parent of a page and the sibling before it, as every language knows them."""
    before = page.get_prev_sibling()
    return page.get_parent().translation_key, before and before.translation_key


def _straighten(page: Page) -> None:
    """Move what is misplaced below its own language's parent, right after its own language's sibling, or first."""
    before, parents = page.get_prev_sibling(), {one.locale_id: one for one in others(page.get_parent())}
    for other in misplaced(page):
        parent = parents[other.locale_id]
        sibling = before and Page.objects.child_of(parent).filter(translation_key=before.translation_key).first()
        other.specific.move(sibling or parent, pos="right" if sibling else "first-child")


def withdraw(page: Page) -> None:
    """Unpublish every alias and translation of a page that was unpublished."""
    for other in others(page).filter(live=True).specific():
        other.unpublish()
