"""The report: which pages of an editor's sites are hardest to read."""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass

from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from wagtail.admin.ui.tables import Column
from wagtail.admin.views.reports import ReportView
from wagtail.models import Locale, Page
from wagtail.permissions import policy_registry

from contacts.ownership import sites_of
from editorial.plain_language.advice import Advice, Looked, look_over
from editorial.plain_language.passages import Saved, passages
from editorial.plain_language.targets import TARGETS
from editorial.plain_language.views import explained
from editorial.reports import RowTitle
from languages import names
from pages.models import AudienceRow, BasePage, StepPage


@dataclass(frozen=True)
class Weighed:
    """A page as it is saved last, with what there is to say of its words."""

    page: Page
    looked: Looked

    @property
    def title(self) -> str:
        return self.page.title

    @property
    def language(self) -> str:
        return names.of(self.page.locale.language_code)

    @property
    def lix(self) -> str:
        return f"{self.looked.figures.lix} / {self.looked.target.lix}"

    @property
    def count(self) -> int:
        return len(self.looked.advice)

    @property
    def first(self) -> Advice | None:
        return next(iter(self.looked.advice), None)


def may_change(user):
    """The published pages in a counted language that a user may change, on the sites she acts on; not aliases."""
    roots = Page.objects.filter(sites_rooted_here__in=sites_of(user))
    homes = Page.objects.filter(translation_key__in=roots.values("translation_key"), locale__language_code__in=TARGETS)
    below = Q(pk__in=[])
    for path in homes.values_list("path", flat=True):
        below |= Q(path__startswith=path)
    hers = policy_registry.get_by_type(Page).instances_user_has_permission_for(user, "change")
    return hers.filter(below, live=True, alias_of=None)


def weighed(user) -> list[Weighed]:
    """The pages of a user, the hardest first: by pieces of advice, then by LIX; queries do not grow with the pages."""
    pages = [page for page in may_change(user).specific() if isinstance(page, BasePage)]
    locales = Locale.objects.in_bulk()
    for page in pages:
        page.locale = locales[page.locale_id]
    _give_rows([page for page in pages if isinstance(page, StepPage)])
    return sorted(_weigh(pages), key=lambda one: (-one.count, -one.looked.figures.lix, one.page.title))


def _give_rows(steps: list[StepPage]) -> None:
    """Give steps their rows with one query; a relation of a cluster is not prefetched."""
    by_step = defaultdict(list)
    for row in AudienceRow.objects.filter(step__in=steps):
        by_step[row.step_id].append(row)
    for step in steps:
        step.audience_rows.set(by_step[step.pk])


def _weigh(pages: list[BasePage]) -> Iterator[Weighed]:
    known = explained()
    for page in pages:
        target = TARGETS[page.locale.language_code]
        yield Weighed(page, look_over(passages(type(page), Saved(page)), target, known))


def edit_url(row: Weighed) -> str:
    return reverse("wagtailadmin_pages:edit", args=[row.page.pk])


class PlainLanguageReport(ReportView):
    page_title = _("Plain language")
    header_icon = "glasses"
    table_classname = "listing stacked"
    index_url_name = "plain_language_report"
    index_results_url_name = "plain_language_report_results"
    columns = [
        RowTitle("title", label=_("Title"), get_url=edit_url),
        Column("language", label=_("Language")),
        Column("lix", label=_("LIX / target")),
        Column("count", label=_("Pieces of advice")),
        Column(lambda row: row.first.words if row.first else "", label=_("Begin with")),
    ]

    def get_queryset(self) -> list[Weighed]:
        return weighed(self.request.user)
