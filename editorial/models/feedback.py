from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.models import Page, Site

from languages import declared
from search.models import SeenTo

#: The longest text a reader can send, in letters.
LONGEST_TEXT = 1000


class Feedback(SeenTo):
    """What a reader has said of a page, or of what she could not use. Nothing tells who she is (law 5)."""

    class Kind(models.TextChoices):
        PAGE = "sida", _("Did the page help?")
        ACCESSIBILITY = "tillganglighet", _("Accessibility")

    site = models.ForeignKey(Site, models.CASCADE, related_name="+", verbose_name=_("site"))
    page = models.ForeignKey(
        Page, models.SET_NULL, null=True, related_name="+", verbose_name=_("page"), help_text=_("The Swedish page.")
    )
    path = models.TextField(_("address"))
    language = models.CharField(_("language"), max_length=20)
    audience = models.SlugField(_("audience"), blank=True)
    kind = models.CharField(_("kind"), max_length=20, choices=Kind, default=Kind.PAGE)
    helpful = models.BooleanField(_("it helped"), null=True)
    text = models.TextField(_("text"), max_length=LONGEST_TEXT, blank=True)
    created = models.DateTimeField(_("received"), auto_now_add=True)

    wagtail_reference_index_ignore = True

    class Meta:
        verbose_name = _("reader’s answer")
        verbose_name_plural = _("readers’ answers")
        ordering = ["-created", "-pk"]
        indexes = [models.Index(fields=["site", "-created"], name="feedback_of_a_site")]

    def __str__(self) -> str:
        return self.path

    @property
    def alike(self) -> models.QuerySet:
        """Taps without a word about the same page in the same language are seen to together."""
        same = Feedback.objects.filter(site=self.site_id, path=self.path, language=self.language, text="")
        return super().alike if self.text else same.filter(kind=self.kind, helpful=self.helpful)

    @property
    def answer(self):
        """What she said, in a word or two."""
        if self.helpful is None:
            return self.get_kind_display()
        return _("It helped") if self.helpful else _("It did not help")

    @property
    def language_name(self) -> str:
        """The language of the page in Swedish, as editors know it."""
        return declared.DECLARED[self.language].swedish
