"""What is searched: entries in every language, the terms of their words, and what editors say about words."""

from urllib.parse import urlencode
from uuid import uuid4

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import models
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, FieldRowPanel
from wagtail.models import Site
from wagtail.search import index

from contacts.fields import ChosenField
from contacts.forms import OwnedForm
from contacts.scope import OwnedQuerySet, site_or_nation
from languages import names
from search.choices import Kind
from search.letters import LONGEST_WORD, words

#: What stands between words in the scripts of the readers, beside the comma: Arabic, Chinese and Ethiopic ones too.
COMMAS = "،؛;、，፣፤\n"


def any_audience() -> list[tuple]:
    """The slugs of audiences are data; an entry takes them as they come."""
    return []


class Entry(index.Indexed, models.Model):
    """One thing that can be found on a site, in one language that it has words in.

    The texts are stems (`search.filling`), so that any engine behind Wagtail's search interface finds the same; `key`
    names the thing in all languages.
    """

    search_auto_update = False  # written by `search.filling` alone

    site = models.ForeignKey(Site, models.CASCADE, related_name="+")
    kind = models.CharField(max_length=10, choices=Kind)
    key = models.CharField(max_length=100)
    language = models.CharField(max_length=20)
    title = models.TextField()
    names = models.TextField(blank=True)
    summary = models.TextField(blank=True)
    related = models.TextField(blank=True)
    text = models.TextField(blank=True)
    audiences = ChosenField(options=any_audience)

    search_fields = [
        index.SearchField("title", boost=10),
        index.SearchField("names", boost=7),
        index.SearchField("summary", boost=4),
        index.SearchField("related", boost=5),
        index.SearchField("text", boost=1),
        index.FilterField("site"),
        index.FilterField("kind"),
    ]

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["site", "kind", "key", "language"], name="one_entry_a_thing_and_language")
        ]
        verbose_name = _("search entry")
        verbose_name_plural = _("search entries")

    def __str__(self) -> str:
        return f"{self.kind} {self.key} ({self.language})"


class Term(models.Model):
    """A stem that occurs on a site, and a word that it stands for."""

    site = models.ForeignKey(Site, models.CASCADE, related_name="+")
    text = models.CharField(max_length=LONGEST_WORD)
    written = models.CharField(max_length=LONGEST_WORD)
    is_name = models.BooleanField(default=False)  # stands in a title or a name, not in running text alone
    is_swedish = models.BooleanField(default=False)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["site", "text"], name="one_term_a_site")]
        verbose_name = _("search term")
        verbose_name_plural = _("search terms")

    def __str__(self) -> str:
        return self.text


class Edition(models.Model):
    """Which words a site has now: a token that is another as soon as they are others, for those who keep them."""

    site = models.OneToOneField(Site, models.CASCADE, related_name="+")
    token = models.UUIDField(default=uuid4)

    class Meta:
        verbose_name = _("edition of search terms")
        verbose_name_plural = _("editions of search terms")

    def __str__(self) -> str:
        return str(self.token)

    @classmethod
    def renew(cls, site_id: int) -> None:
        cls.objects.update_or_create(site_id=site_id, defaults={"token": uuid4()})


class Posting(models.Model):
    """That a term occurs in an entry, and how much that says."""

    term = models.ForeignKey(Term, models.CASCADE, related_name="+", db_index=False)
    entry = models.ForeignKey(Entry, models.CASCADE, related_name="+", db_index=False)
    weight = models.PositiveIntegerField()

    class Meta:
        indexes = [
            models.Index(fields=["term", "-weight", "entry"], name="heaviest_of_a_term"),
            models.Index(fields=["entry", "term", "weight"], name="terms_of_an_entry"),
        ]
        verbose_name = _("search posting")
        verbose_name_plural = _("search postings")

    def __str__(self) -> str:
        return f"{self.term_id} in {self.entry_id}"


class SearchWords(models.Model):
    """What people write when they mean what the pages call something else."""

    site = site_or_nation()
    language = models.CharField(_("language"), max_length=20, choices=names.options)
    words = models.TextField(_("what people write"), max_length=400, help_text=_("Several with commas between."))
    means = models.CharField(
        _("what the pages say"),
        max_length=120,
        help_text=_("In Swedish, as it stands on the pages: these are searched for."),
    )

    objects = OwnedQuerySet.as_manager()

    base_form_class = OwnedForm
    panels = [
        FieldPanel("words"),
        FieldPanel("means"),
        FieldRowPanel([FieldPanel("language"), FieldPanel("site")]),
    ]

    class Meta:
        ordering = ["means", "language"]
        verbose_name = _("search words")
        verbose_name_plural = _("search words")

    def __str__(self) -> str:
        return f"{self.words} → {self.means}"

    def clean(self) -> None:
        empty = [name for name in ["words", "means"] if not any(words(getattr(self, name)))]
        if empty:
            raise ValidationError({name: _("Write at least one word.") for name in empty})

    @property
    def written(self) -> list[str]:
        """Each word or expression by itself, whichever comma the keyboard has."""
        text = self.words.translate({ord(sign): "," for sign in COMMAS})
        return [one.strip() for one in text.split(",") if any(words(one))]

    @property
    def language_name(self) -> str:
        return self.get_language_display()


class SeenTo(models.Model):
    """What readers have left, until somebody has seen to it."""

    seen_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.SET_NULL,
        null=True,
        editable=False,
        related_name="+",
        verbose_name=_("seen to by"),
    )
    seen_on = models.DateTimeField(_("seen to"), null=True, editable=False)

    class Meta:
        abstract = True

    @property
    def alike(self) -> models.QuerySet:
        """The rows that are seen to with this one: itself, unless others say the very same."""
        return type(self)._default_manager.filter(pk=self.pk)


class Missed(SeenTo):
    """A search that found nothing, counted: what was asked and how often, nothing of who asked."""

    #: Days for which a search that nobody repeats is kept.
    KEPT = 180
    #: The most that are kept of one site: whoever asks nonsense without end fills no database.
    MOST = 2000

    site = models.ForeignKey(Site, models.CASCADE, related_name="+", verbose_name=_("site"))
    language = models.CharField(_("language"), max_length=20, choices=names.options)
    query = models.CharField(_("search"), max_length=100)
    count = models.PositiveIntegerField(_("times"), default=1)
    last_on = models.DateField(_("last time"), default=timezone.localdate)

    wagtail_reference_index_ignore = True

    class Meta:
        ordering = ["-count", "query"]
        verbose_name = _("search without an answer")
        verbose_name_plural = _("searches without an answer")
        constraints = [models.UniqueConstraint(fields=["site", "language", "query"], name="one_row_a_missed_search")]

    def __str__(self) -> str:
        return self.query

    @property
    def language_name(self) -> str:
        return self.get_language_display()

    @property
    def as_search_words(self) -> str:
        """The form for new search words, filled in with what was asked."""
        form = reverse("wagtailsnippets_search_searchwords:add")
        return f"{form}?{urlencode({'words': self.query, 'language': self.language, 'site': self.site_id})}"
