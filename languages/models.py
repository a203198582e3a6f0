from django.db import models
from django.db.models.signals import post_save
from django.dispatch import receiver
from wagtail_localize.models import StringTranslation


class Draft(models.Model):
    """Marks stored words that readers have not got yet; goes when their page is published with them."""

    translation = models.OneToOneField(StringTranslation, models.CASCADE, primary_key=True, related_name="draft")

    def __str__(self) -> str:
        return f"draft of {self.translation_id}"


@receiver(post_save, sender=StringTranslation)
def is_a_draft_at_first(sender, instance, created, raw=False, **kwargs):
    """Words saved one by one are drafts; what is stored in bulk says so itself."""
    if created and not raw:
        Draft.objects.get_or_create(translation=instance)
