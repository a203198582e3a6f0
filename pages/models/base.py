from datetime import date

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import Q
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, FieldRowPanel, InlinePanel, MultiFieldPanel
from wagtail.models import Page, PageViewRestriction, Site, Workflow
from wagtail_localize.fields import SynchronizedField, TranslatableField

from audiences.address import ANSWER
from audiences.models import Audience
from contacts import freshness
from languages import declared
from languages.state import Tally
from pages import framing, previews, referred, sheet_view
from pages.context import reader_context
from pages.forms import BasePageForm
from pages.known import Known, known_to
from pages.leaves import Leaf
from pages.models.approval import WORKFLOW
from pages.ownership import OwnedTester
from pages.panels import AtPublishing
from pages.reader import Reader


def with_its_source(page: Page) -> Page:
    """The whole of a page, and of the Swedish page its facts are read from, with one query."""
    model = page.specific_class
    if not (model and issubclass(model, BasePage)):
        return page.specific
    # Not in the order of the tree: for two rows the database would go through all.
    both = (
        model.objects.select_related("locale", "short_address")
        .order_by()
        .filter(Q(pk=page.pk) | Q(locale__language_code=declared.SOURCE), translation_key=page.translation_key)
    )
    own = next(one for one in both if one.pk == page.pk)
    own.source = next((one for one in both if one.locale.language_code == declared.SOURCE), own)
    return own


def facts(*names: str) -> list[SynchronizedField]:
    """Fields that are the same in every language; the rows of other languages get them at every publishing."""
    return [SynchronizedField(name, overridable=False) for name in names]


NEXT_REVIEW = FieldPanel(
    "next_review",
    help_text=_(
        "Then the page stands on the desk of the owner. Empty means a year after the last review, and half a year for "
        "a step that the state answers for."
    ),
)


class BasePage(freshness.Kept, Page):
    """What all pages of the site share: an owner, a day of review, and the reader's context."""

    unit = models.ForeignKey(
        "contacts.Unit", models.SET_NULL, null=True, blank=True, related_name="+", verbose_name=_("owner")
    )
    reviewed_on = models.DateField(_("reviewed on"), null=True, blank=True)
    next_review = models.DateField(_("next review"), null=True, blank=True)
    minor_edit = models.BooleanField(
        _("the meaning is the same"),
        default=False,
        help_text=_(
            "Tick this for a change that needs no new translation, such as a spelling. Translations stay as they are."
        ),
    )

    base_form_class = BasePageForm
    #: The pictogram of its kind, where a page has none of its own.
    icon = "document"
    #: The template of the page on paper (`?utskrift=1`); empty where it is printed as it stands.
    sheet_template = ""
    allowed_http_methods = ["GET", "HEAD", "OPTIONS"]
    content_panels = Page.content_panels
    #: The other fields that Wagtail has here are for menus and titles that the site does not show.
    promote_panels = [FieldPanel("slug", help_text=_("The last part of the address, the same in every language."))]
    settings_panels = [
        *Page.settings_panels,
        MultiFieldPanel(
            [
                FieldPanel("unit", help_text=_("Its members are reminded when it is time to look the page over.")),
                FieldRowPanel(
                    [
                        FieldPanel("reviewed_on", help_text=_("Readers see this day.")),
                        NEXT_REVIEW,
                    ]
                ),
            ],
            heading=_("Who keeps it true"),
        ),
        AtPublishing("minor_edit"),
    ]
    recordings_panel = InlinePanel(
        "recordings",
        label=_("recording"),
        heading=_("Read aloud by a person"),
        help_text=_("A sound file for each language. Upload it under Documents first."),
    )
    translatable_fields = [
        TranslatableField("title"),
        TranslatableField("search_description"),
        *facts("slug", "unit", "reviewed_on", "next_review"),
    ]

    _known: Known | None = None

    #: What an address names below that of the page, where the page answers for it; found by `route`.
    leaf: Leaf | None = None

    class Meta:
        abstract = True

    def clean(self) -> None:
        super().clean()
        if Audience.objects.filter(slug=self.slug).exists():
            raise ValidationError({"slug": _("This address belongs to an audience. Choose another.")})
        if self.slug == ANSWER:
            raise ValidationError({"slug": _("This address is for the answers of readers. Choose another.")})

    @classmethod
    def from_serializable_data(cls, data: dict, check_fks: bool = True, strict_fks: bool = False):
        return super().from_serializable_data(data, check_fks and not referred.all_there(cls, data), strict_fks)

    def permissions_for_user(self, user) -> OwnedTester:
        return OwnedTester(user, self)

    @property
    def has_workflow(self) -> bool:
        return self.locale.language_code == declared.SOURCE

    def get_workflow(self) -> Workflow | None:
        """The same for all Swedish pages, whoever's they are (`Approval`); translations have a queue of their own."""
        return Workflow.objects.active().filter(name=WORKFLOW).first() if self.has_workflow else None

    @property
    def keeper_id(self) -> int | None:
        return self.unit_id

    @property
    def last_checked(self) -> date | None:
        return self.reviewed_on

    @cached_property
    def source(self) -> "BasePage":
        """The Swedish page, where facts and relations are read (law 2)."""
        if self.locale.language_code == declared.SOURCE:
            return self
        return self.specific_class.objects.select_related("locale", "short_address").get(
            translation_key=self.translation_key, locale__language_code=declared.SOURCE
        )

    def route(self, request, path_components):
        self._known = known_to(request, Site.find_for_request(request))
        return super().route(request, path_components)

    def get_view_restrictions(self):
        """Wagtail's own walk costs five queries a page; a site without private pages pays none."""
        if not (self._known.private if self._known else PageViewRestriction.objects.exists()):
            return PageViewRestriction.objects.none()
        return super().get_view_restrictions() if self.source is self else self.source.get_view_restrictions()

    @property
    def words(self) -> "BasePage":
        """The page whose words are shown: this one if it is translated, else the Swedish."""
        return self.source if self.alias_of_id else self

    @property
    def below(self) -> str:
        """The end of the address that is shown, below the page's own."""
        return self.leaf.below if self.leaf else ""

    def told_in(self, known: Known) -> dict[str, Tally]:
        """The languages that what is shown has words in, and how it is translated into each."""
        return self.leaf.told_in(self, known) if self.leaf else known.told_in(self.translation_key)

    @property
    def preview_modes(self) -> list[tuple[str, str]]:
        choices = previews.audiences_of(self.get_site())
        return [("", str(_("Without an audience"))), *((choice.slug, choice.audience.title) for choice in choices)]

    @property
    def preview_sizes(self) -> list[dict]:
        return previews.SIZES

    @property
    def preview_languages(self) -> list[tuple[str, str]]:
        """What the editor can look at a draft in, its own language first (`templates/wagtailadmin/`)."""
        return previews.choices(self)

    def serve(self, request, *args, **kwargs):
        response = super().serve(request, *args, **kwargs)
        if framing.asked(request):
            framing.allow(response, known_to(request, Site.find_for_request(request)).kommun.website)
        return response

    def serve_preview(self, request, mode_name):
        return previews.answer(self, request, mode_name)

    def get_template(self, request, *args, **kwargs):
        on_paper = self.sheet_template and sheet_view.asked(request)
        return self.sheet_template if on_paper else super().get_template(request, *args, **kwargs)

    def sheets(self, reader: Reader) -> list[dict]:
        """The page on paper (`pages.sheet_view`): each sheet holds the `template` that renders it as `sheet`."""
        return []

    def get_context(self, request, *args, **kwargs):
        return {**super().get_context(request, *args, **kwargs), **reader_context(request, self)}
