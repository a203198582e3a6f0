from functools import partial

from django.db import transaction
from django.db.models.signals import m2m_changed, post_delete, post_migrate, post_save, pre_delete
from django.dispatch import receiver
from wagtail.models import Locale, Page, PageViewRestriction, Revision, Site, TaskState
from wagtail.signals import page_published, page_unpublished, post_page_move, task_submitted
from wagtail_localize.models import StringSegment, StringTranslation

from contacts.models import Import
from languages import coming, declared
from languages.aliases import carry_place, others, withdraw
from languages.in_step import is_swedish_row
from languages.sources import refresh
from languages.targets import tree_lock
from languages.tasks import follow_page, follow_row
from pages import at_commit, known
from pages.approval_letters import ApprovalLetters
from pages.models import Approval, BasePage, ContentVersion, Shelf, ShortAddress
from search.models import SearchWords

#: The rooms whose rows public pages read.
ROOMS = {"audiences", "contacts", "knowledge", "pages", "wagtailimages", "wagtaildocs", "wagtailredirects"}
#: Rows of those rooms that no page reads.
UNREAD = {ContentVersion, Import}
OTHERS = {Locale, Page, PageViewRestriction, SearchWords, Site, StringSegment, StringTranslation}


@receiver(page_published)
def keep_every_language_in_step(sender, instance, **kwargs):
    """A Swedish page that is published says at once what is to be translated; the other languages follow."""
    if kwargs.get("alias") or not leads(instance):
        return
    ShortAddress.give(instance)
    refresh(instance, same_meaning=instance.minor_edit)
    coming.forget(instance)
    if instance.minor_edit:
        type(instance).objects.filter(pk=instance.pk).update(minor_edit=False)
    transaction.on_commit(partial(follow_page.enqueue, instance.pk))


@receiver(post_save, sender=Revision)
def tell_translators_what_is_coming(sender, instance, update_fields=None, **kwargs):
    """What is scheduled can be translated before its day; what is scheduled no more is not."""
    if not update_fields or "approved_go_live_at" not in update_fields:
        return
    page = instance.as_object()
    if leads(page) and instance.approved_go_live_at:
        coming.expect(page, instance.approved_go_live_at)
    elif leads(page):
        coming.forget(page)


@receiver(post_save)
def keep_every_word_in_step(sender, instance, raw=False, **kwargs):
    """A Swedish row of words is followed by its translations."""
    if not raw and is_swedish_row(instance):
        transaction.on_commit(partial(follow_row.enqueue, sender._meta.label, instance.pk))


@receiver(post_save, sender=Site)
def give_a_shelf(sender, instance, raw=False, **kwargs):
    if not raw:
        Shelf.give(instance)


@receiver(post_migrate)
def give_shelves(sender, using, **kwargs):
    """Sites that migrations have made have sent no signal."""
    if sender.name == "pages":
        for site in Site.objects.using(using).filter(shelf=None):
            Shelf.give(site)


@receiver(post_migrate)
def give_a_workflow(sender, **kwargs):
    if sender.name == "pages":
        Approval.settle()


task_submitted.connect(ApprovalLetters(), sender=TaskState, weak=False)


def leads(page) -> bool:
    """Whether a page is a Swedish one, which the pages of other languages follow."""
    return isinstance(page, BasePage) and page.locale.language_code == declared.SOURCE


@receiver(post_page_move)
def move_in_every_language(sender, instance, **kwargs):
    page = instance.specific
    if leads(page):
        with tree_lock():
            carry_place(page)


@receiver(page_unpublished)
def withdraw_in_every_language(sender, instance, **kwargs):
    if leads(instance):
        coming.forget(instance)
        with tree_lock():
            withdraw(instance)


@receiver(pre_delete)
def delete_in_every_language(sender, instance, **kwargs):
    """Without its Swedish page a translation has no facts; it goes too."""
    if isinstance(instance, BasePage) and leads(instance):
        for other in others(instance):
            other.delete()


@receiver([post_save, post_delete, m2m_changed, post_page_move])
def content_changed(sender, **kwargs):
    """Raise the content version once a transaction when anything a public page reads has changed."""
    if sender not in UNREAD and (sender._meta.app_label in ROOMS or sender in OTHERS):
        say_that_content_changed()


def say_that_content_changed() -> None:
    """Raise the content version when this transaction is committed; for changes that send no signal."""
    known.forget()
    at_commit.once(ContentVersion, ContentVersion.rise)
