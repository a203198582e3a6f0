from django.dispatch import receiver
from wagtail.signals import page_published

from languages import declared
from languages.aliases import ensure_aliases
from pages.models import BasePage, ShortAddress


@receiver(page_published)
def keep_every_language_reachable(sender, instance, **kwargs):
    """A Swedish page that is published has an address in every open language (law 3), and a short one."""
    if kwargs.get("alias") or not isinstance(instance, BasePage):
        return
    if instance.locale.language_code == declared.SOURCE:
        ensure_aliases(instance)
        ShortAddress.give(instance)
