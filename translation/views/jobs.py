"""Jobs in the admin: what was ordered, how far it has come, what failed; and to order, cancel and resume."""

from collections.abc import Callable
from uuid import uuid4

from django.db.models import Case, Count, Q, When
from django.http import JsonResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.generic import FormView, TemplateView, View
from wagtail.admin import messages
from wagtail.admin.admin_url_finder import AdminURLFinder
from wagtail.admin.paginator import WagtailPaginator
from wagtail.admin.ui.tables import Column, DateColumn, StatusTagColumn, Table, TitleColumn
from wagtail.admin.views.generic import BaseListingView, WagtailAdminTemplateMixin
from wagtail.admin.widgets.button import HeaderButton
from wagtail.models import Page

from languages import names, targets
from translation.jobs import cancel, progress_of, resume, start, tasks
from translation.jobs.forms import OrderForm
from translation.jobs.progress import Progress
from translation.models import ItemState, JobItem, JobKind, TranslationJob
from translation.views.shared import ForOverseers

JOBS = gettext_lazy("Jobs")
#: A table of Wagtail's that a phone shows as a list (`translation/admin.css`).
STACKED = "listing stacked"


class OverseersView(ForOverseers):
    """A page of this part of the admin."""

    header_icon = "tasks"

    def get_breadcrumbs_items(self):
        here = [{"url": reverse("translation:jobs"), "label": JOBS}]
        further = [{"url": "", "label": self.get_page_title()}] if self.get_page_title() != JOBS else []
        return [*WagtailAdminTemplateMixin.breadcrumbs_items, *here, *further]


class JobsView(OverseersView, BaseListingView):
    """The jobs of the sites a user oversees, the latest first."""

    page_title = JOBS
    index_url_name = "translation:jobs"
    verbose_name_plural = gettext_lazy("jobs")
    paginate_by = 20
    table_classname = STACKED
    columns = [
        TitleColumn("selection", label=gettext_lazy("Pages"), url_name="translation:job"),
        Column("get_kind_display", label=gettext_lazy("What is done")),
        Column("site", label=gettext_lazy("Site")),
        StatusTagColumn("progress.state.label", label=gettext_lazy("State"), accessor="progress.state.label"),
        Column("sentence", label=gettext_lazy("Progress"), accessor="progress.sentence"),
        DateColumn("created_at", label=gettext_lazy("Ordered")),
    ]

    @property
    def header_buttons(self):
        where = reverse("translation:order_job")
        return [HeaderButton(_("Order a job"), where, icon_name="plus")]

    def get_base_queryset(self):
        return TranslationJob.objects.filter(site__in=self.sites).select_related("site", "user")

    def get_table(self, object_list):
        jobs = list(object_list)
        found = progress_of(jobs)
        for job in jobs:
            job.progress = found[job.pk]
        return super().get_table(jobs)


class OneJob(OverseersView):
    """A job of a site that the user oversees."""

    @cached_property
    def job(self) -> TranslationJob:
        own = TranslationJob.objects.filter(site__in=self.sites).select_related("site", "user")
        return get_object_or_404(own, pk=self.kwargs["pk"])

    @cached_property
    def progress(self) -> Progress:
        return progress_of([self.job])[self.job.pk]


class JobView(OneJob, WagtailAdminTemplateMixin, TemplateView):
    """How far a job has come, and what went wrong."""

    template_name = "translation/admin/jobs/job.html"

    def get_page_title(self):
        return str(self.job)

    def get_context_data(self, **kwargs):
        said = self.job.items.exclude(message="")
        done = said.exclude(state=ItemState.FAILED).order_by().values("message")
        alike = list(done.annotate(count=Count("pk")).filter(count__gt=1).order_by("-count", "message"))
        single = said.filter(Q(state=ItemState.FAILED) | ~Q(message__in=[one["message"] for one in alike]))
        told = single.select_related("source__specific_content_type", "locale").order_by(
            Case(When(state=ItemState.FAILED, then=0), default=1), "order"
        )
        page = WagtailPaginator(told, 50).get_page(self.request.GET.get("p"))
        return super().get_context_data(
            job=self.job,
            progress=self.progress,
            languages=[names.in_both(locale.language_code) for locale in self.job.locales.order_by("language_code")],
            told=told_table(page.object_list, AdminURLFinder(self.request.user)),
            alike=alike,
            page_obj=page,
            here=self.request.path,
            **kwargs,
        )


def told_table(items: list[JobItem], finder: AdminURLFinder) -> Table:
    """What is to be said of single items, each with a link to where it can be put right."""
    columns = [
        TitleColumn(
            "source.object_repr", label=_("Page"), accessor="source.object_repr", get_url=places(items, finder)
        ),
        Column("locale", label=_("Language"), accessor=lambda item: names.in_both(item.locale.language_code)),
        StatusTagColumn(
            "state",
            label=_("State"),
            accessor="get_state_display",
            primary=lambda item: item.state == ItemState.FAILED,
        ),
        Column("message", label=_("Why")),
    ]
    return Table(columns, items, classname=STACKED)


def places(items: list[JobItem], finder: AdminURLFinder) -> Callable[[JobItem], str | None]:
    """Where the editor of each item is: that of its translation, if there is one (one query for all pages)."""
    rows = [item for item in items if not targets.is_page(item.source)]
    pages = Page.objects.filter(translation_key__in=[item.source.object_id for item in items])
    found = {(page.translation_key, page.locale_id): page for page in pages}
    found |= {(item.source.object_id, item.locale_id): targets.target_of(item.source, item.locale) for item in rows}

    def place(item: JobItem) -> str | None:
        target = found.get((item.source.object_id, item.locale_id))
        return finder.get_edit_url(target) if target else None

    return place


class JobStateView(OneJob, View):
    """The progress of a job, for a page that keeps itself up to date."""

    def get(self, request, pk):
        progress = self.progress
        return JsonResponse(
            {
                "state": progress.state,
                "label": progress.state.label,
                "finished": progress.finished,
                "total": progress.total,
                "sentence": progress.sentence,
                "is_moving": progress.is_moving,
            },
            headers={"Cache-Control": "no-store"},
        )


class CancelView(OneJob, View):
    http_method_names = ["post"]

    def post(self, request, pk):
        cancel(self.job)
        messages.success(request, _("The job is cancelled. What is being done just now is still finished."))
        return redirect("translation:job", pk)


class ResumeView(OneJob, View):
    http_method_names = ["post"]

    def post(self, request, pk):
        resume(self.job)
        messages.success(request, _("The job goes on."))
        return redirect("translation:job", pk)


class OrderView(OverseersView, WagtailAdminTemplateMixin, FormView):
    """Order a job; the same form, sent twice, orders once."""

    form_class = OrderForm
    page_title = gettext_lazy("Order a job")
    template_name = "translation/admin/jobs/order.html"

    def get_initial(self):
        return {"token": uuid4()}

    def get_form_kwargs(self):
        return {**super().get_form_kwargs(), "site": self.site, "user": self.request.user}

    def get_context_data(self, **kwargs):
        labels = {"submit_button_label": _("Order"), "submit_button_active_label": _("Ordering…")}
        context = super().get_context_data(
            waits=not tasks.has_queue(), sites=self.sites, site=self.site, **labels, **kwargs
        )
        return {**context, "media": context["form"].media}

    def form_valid(self, form):
        given = form.cleaned_data
        job = start(
            JobKind(given["kind"]),
            form.sources(),
            given["languages"],
            site=self.site,
            selection=form.selection(),
            user=self.request.user,
            token=given["token"],
        )
        messages.success(self.request, _("The job is ordered."))
        return redirect("translation:job", job.pk)
