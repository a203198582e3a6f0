from django.core.exceptions import ValidationError
from django.db import models
from django.utils.functional import cached_property
from django.utils.text import slugify
from django.utils.translation import gettext_lazy as _
from wagtail.admin.forms import WagtailAdminModelForm
from wagtail.admin.panels import FieldPanel, FieldRowPanel, MultiFieldPanel
from wagtail.models import RevisionMixin, TranslatableMixin
from wagtail_localize.fields import SynchronizedField, TranslatableField

from knowledge import tokens
from knowledge.fields import TokenTextField
from knowledge.models.facts import Fact
from languages import declared


class GlossaryTermForm(WagtailAdminModelForm):
    def clean_definition(self) -> str:
        """The glossary is national, so its words name national facts only."""
        definition = self.cleaned_data["definition"]
        tokens.check(definition, Fact.objects.known_keys())
        return definition


class GlossaryQuerySet(models.QuerySet):
    def identities(self) -> "GlossaryQuerySet":
        """The Swedish rows: the ones relations mean."""
        return self.filter(locale__language_code=declared.SOURCE)


class GlossaryTerm(RevisionMixin, TranslatableMixin, models.Model):
    """A Swedish word a newcomer meets, said in her language and explained.

    The Swedish row holds the Swedish word; the row of another language the agreed word there.
    """

    word = models.CharField(_("word"), max_length=120, help_text=_("The Swedish word, or the agreed translation."))
    definition = TokenTextField(_("explanation"), max_length=400, help_text=_("One plain sentence."))
    slug = models.SlugField(
        _("address"), max_length=120, blank=True, help_text=_("Made from the word if empty; then never changed.")
    )
    also_known_as = models.CharField(
        _("also known as"), max_length=200, blank=True, help_text=_("Swedish synonyms and short forms, with commas.")
    )

    objects = GlossaryQuerySet.as_manager()

    base_form_class = GlossaryTermForm
    panels = [
        MultiFieldPanel([FieldPanel("word"), FieldPanel("definition")], heading=_("Words")),
        FieldRowPanel([FieldPanel("also_known_as"), FieldPanel("slug")]),
    ]
    translatable_fields = [
        TranslatableField("word"),
        TranslatableField("definition"),
        SynchronizedField("slug", overridable=False),
        SynchronizedField("also_known_as", overridable=False),
    ]

    class Meta(TranslatableMixin.Meta):
        ordering = ["slug"]
        verbose_name = _("glossary term")
        verbose_name_plural = _("glossary terms")
        constraints = [models.UniqueConstraint(fields=["slug", "locale"], name="term_slug_once_a_language")]

    def __str__(self) -> str:
        return self.word

    def clean(self) -> None:
        """Refuse a second term at an address; forms leave the constraint out, since they do not show the locale."""
        field = "slug" if self.slug else "word"
        self.slug = self.slug or slugify(self.word)
        if not self.slug:
            raise ValidationError({"slug": _("Write an address with the letters a–z.")})
        same = GlossaryTerm.objects.filter(slug=self.slug, locale=self.locale_id).exclude(pk=self.pk)
        if same.exists():
            raise ValidationError({field: _("This term is in the glossary already.")})

    def save(self, *args, **kwargs) -> None:
        self.slug = self.slug or slugify(self.word)
        super().save(*args, **kwargs)

    @cached_property
    def term(self) -> str:
        """The Swedish word, the same in every language. Lists read it from the Swedish rows (see `Lexicon`)."""
        swedish = GlossaryTerm.objects.identities().filter(translation_key=self.translation_key)
        return swedish.values_list("word", flat=True).get()

    @property
    def synonyms(self) -> list[str]:
        """Other Swedish words for the same thing."""
        return [name for part in self.also_known_as.split(",") if (name := part.strip())]
