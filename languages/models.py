from django.db import models
from django.db.models.signals import post_save
from django.dispatch import receiver
from wagtail_localize.models import String, StringTranslation, TranslationContext, TranslationSource


class Draft(models.Model):
    """Marks stored words that readers have not got yet; goes when their page is published with them."""

    translation = models.OneToOneField(StringTranslation, models.CASCADE, primary_key=True, related_name="draft")

    def __str__(self) -> str:
        return f"draft of {self.translation_id}"


class Replaced(models.Model):
    """What stands today where another Swedish string stood: its words stand for it until there are new ones.

    Of what was replaced several times over, every earlier string leads to the one of today. What stands there again is
    replaced by nothing.
    """

    context = models.ForeignKey(TranslationContext, models.CASCADE, related_name="+")
    before = models.ForeignKey(String, models.CASCADE, related_name="+")
    now = models.ForeignKey(String, models.CASCADE, related_name="+")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["context", "before"], name="replaced_by_one")]
        indexes = [models.Index(fields=["context", "now"], name="replaced_now")]

    def __str__(self):
        return f"{self.before_id} by {self.now_id} in {self.context_id}"


class Coming(models.Model):
    """A Swedish sentence that a scheduled page will have and has not yet: it can be translated before that day.

    `before` is the sentence that it will replace, if any.
    """

    source = models.ForeignKey(TranslationSource, models.CASCADE, related_name="coming")
    context = models.ForeignKey(TranslationContext, models.CASCADE, related_name="+")
    string = models.ForeignKey(String, models.CASCADE, related_name="+")
    before = models.ForeignKey(String, models.CASCADE, null=True, related_name="+")
    order = models.PositiveIntegerField()
    goes_live_at = models.DateTimeField()

    class Meta:
        ordering = ["source", "order"]
        constraints = [models.UniqueConstraint(fields=["source", "context", "string"], name="coming_once_a_place")]

    def __str__(self) -> str:
        return f"{self.string_id} in {self.context_id} from {self.goes_live_at}"


@receiver(post_save, sender=StringTranslation)
def is_a_draft_at_first(sender, instance, created, raw=False, **kwargs):
    """Words saved one by one are drafts; what is stored in bulk says so itself."""
    if created and not raw:
        Draft.objects.get_or_create(translation=instance)
