from django.db.models.signals import post_delete
from django.dispatch import receiver

from translation.access import settle
from translation.models import Translator


@receiver(post_delete, sender=Translator)
def take_out_of_the_group(sender, instance, **kwargs):
    """Also where the row goes along with its site."""
    settle([instance.user_id])
