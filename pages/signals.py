from django.db import transaction
from django.db.models.signals import m2m_changed, post_delete, post_save
from django.dispatch import receiver
from wagtail.models import Locale, Page, PageViewRestriction, Site
from wagtail.signals import page_published, post_page_move

from languages import declared
from languages.aliases import ensure_aliases
from pages import known
from pages.models import BasePage, ContentVersion, ShortAddress

#: The rooms whose rows public pages read.
ROOMS = {"audiences", "contacts", "knowledge", "pages", "wagtailimages", "wagtaildocs", "wagtailredirects"}
#: How far back to look for a rise that already waits for the commit: a large import makes a long queue.
RECENT = 50
OTHERS = {Locale, Page, PageViewRestriction, Site}


@receiver(page_published)
def keep_every_language_reachable(sender, instance, **kwargs):
    """A Swedish page that is published has an address in every open language (law 3), and a short one."""
    if kwargs.get("alias") or not isinstance(instance, BasePage):
        return
    if instance.locale.language_code == declared.SOURCE:
        ensure_aliases(instance)
        ShortAddress.give(instance)


@receiver([post_save, post_delete, m2m_changed, post_page_move])
def content_changed(sender, **kwargs):
    """Raise the content version once a transaction when anything a public page reads has changed."""
    if sender is ContentVersion or not (sender._meta.app_label in ROOMS or sender in OTHERS):
        return
    known.forget()
    waiting = transaction.get_connection().run_on_commit[-RECENT:]
    if ContentVersion.rise not in [hook[1] for hook in waiting]:
        transaction.on_commit(ContentVersion.rise)
