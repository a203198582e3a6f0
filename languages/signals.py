from functools import partial

from django.db import transaction
from django.db.models.signals import post_save
from django.dispatch import receiver
from wagtail.models import Locale

from languages import declared
from languages.add_language import grow_language


@receiver(post_save, sender=Locale)
def grow_a_new_language(sender, instance, created, raw=False, **kwargs):
    """A language that is opened anywhere, as in Wagtail's own list of locales, gets its tree on every site."""
    code = instance.language_code
    if created and not raw and code in declared.DECLARED and code != declared.SOURCE:
        transaction.on_commit(partial(grow_language.enqueue, instance.pk))
