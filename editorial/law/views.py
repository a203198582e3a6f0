"""Changes of the law in the admin: which are coming, and the work of a site with one of them."""

from functools import cached_property

from django.core.exceptions import PermissionDenied, ValidationError
from django.http import Http404, HttpResponseRedirect
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse, reverse_lazy
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext
from django.views import View
from wagtail.admin import messages
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin
from wagtail.models import Site

from contacts.ownership import sites_of
from editorial.law.progress import Progress, Stage
from editorial.law.work import change_sets_of, coordinates, schedule_ready, settle, start, tasks_of
from editorial.models import ChangeSet, LawEvent, LawTask

LIST = {"url": reverse_lazy("editorial_law:list"), "label": gettext_lazy("Changes of the law")}


class ForSites(View):
    """A view for who acts on some site."""

    @cached_property
    def sites(self) -> list[Site]:
        return list(sites_of(self.request.user).select_related("root_page").order_by("-is_default_site", "hostname"))

    def dispatch(self, request, *args, **kwargs):
        if not self.sites:
            raise PermissionDenied
        return super().dispatch(request, *args, **kwargs)


class EventsView(WagtailAdminTemplateMixin, ForSites):
    """All changes of the law, the next first, each with the work of the user's sites or the way to begin it."""

    template_name = "editorial/admin/law_events.html"
    page_title = LIST["label"]
    header_icon = "calendar-alt"

    def get(self, request):
        return self.render_to_response(self.get_context_data())

    def get_breadcrumbs_items(self):
        return [*self.breadcrumbs_items, {"url": "", "label": self.page_title}]

    def get_context_data(self, **kwargs):
        today, user = timezone.localdate(), self.request.user
        work = {(one.event_id, one.site_id): one for one in change_sets_of(user)}
        events = LawEvent.objects.all()
        groups = [
            (_("Coming"), events.filter(date__gte=today)),
            (_("Without a date"), events.filter(date=None)),
            (_("In the past"), events.filter(date__lt=today).order_by("-date", "title")),
        ]
        told = [
            (heading, [(event, [(site, work.get((event.pk, site.pk))) for site in self.sites]) for event in rows])
            for heading, rows in groups
        ]
        return {
            **super().get_context_data(**kwargs),
            "groups": told,
            "several_sites": len(self.sites) > 1,
            "may_start": coordinates(user),
            "may_change": user.has_perm("editorial.change_lawevent"),
            "may_add": user.has_perm("editorial.add_lawevent"),
        }


class StartView(ForSites):
    """POST: begin the work of a site with a change of the law."""

    http_method_names = ["post"]

    def post(self, request, event, site):
        if not coordinates(request.user):
            raise PermissionDenied
        chosen = next((one for one in self.sites if one.pk == site), None)
        if chosen is None:
            raise PermissionDenied
        change_set = start(get_object_or_404(LawEvent, pk=event), chosen, request.user)
        said = ngettext("%(n)d task has been made.", "%(n)d tasks have been made.", change_set.tasks.count())
        messages.success(request, said % {"n": change_set.tasks.count()})
        return redirect("editorial_law:progress", change_set.pk)


class OfChangeSet(ForSites):
    """A view of the work of one of the user's sites."""

    @cached_property
    def change_set(self) -> ChangeSet:
        """Raises 404 for the work of another site (law 7)."""
        return get_object_or_404(change_sets_of(self.request.user), pk=self.kwargs["pk"])

    @cached_property
    def progress(self) -> Progress:
        return Progress(self.change_set, self.request.user)

    def back(self) -> HttpResponseRedirect:
        return redirect("editorial_law:progress", self.change_set.pk)


class ProgressView(WagtailAdminTemplateMixin, OfChangeSet):
    """How far the work has come: every task with its unit, its state, its translations and what can be done."""

    template_name = "editorial/admin/law_work.html"
    header_icon = "calendar-alt"

    def get(self, request, pk):
        return self.render_to_response(self.get_context_data())

    def get_page_title(self):
        return self.change_set.event.title

    def get_page_subtitle(self):
        return str(self.change_set.site) if len(self.sites) > 1 else ""

    def get_breadcrumbs_items(self):
        return [*self.breadcrumbs_items, LIST, {"url": "", "label": self.get_page_title()}]

    def get_context_data(self, **kwargs):
        return {
            **super().get_context_data(**kwargs),
            "event": self.change_set.event,
            "change_set": self.change_set,
            "progress": self.progress,
            "Stage": Stage,
            "State": LawTask.State,
            "today": timezone.localdate(),
            "may_decide_audiences": self.request.user.has_perm("audiences.change_audienceonsite"),
            "here": reverse("editorial_law:progress", args=[self.change_set.pk]),
        }


class ScheduleView(OfChangeSet):
    """POST: schedule every draft that is said to be ready, or the one of `task`."""

    http_method_names = ["post"]

    def post(self, request, pk):
        asked = request.POST.get("task", "")
        tasks = [one for one in self.progress.tasks if str(one.pk) == asked] if asked else self.progress.ready
        if not tasks:
            messages.warning(request, _("No draft is ready that you may publish."))
        failed = schedule_ready(tasks, request.user)
        if done := len(tasks) - len(failed):
            said = ngettext("%(n)d page is scheduled.", "%(n)d pages are scheduled.", done)
            messages.success(request, said % {"n": done})
        for task, reason in failed.items():
            messages.error(request, ": ".join([str(task), reason]))
        return self.back()


class SettleView(OfChangeSet):
    """POST: say how far a task has come (`state`), and why it is not needed (`why`)."""

    http_method_names = ["post"]

    def post(self, request, pk, task):
        found = get_object_or_404(tasks_of(request.user), pk=task, change_set=self.change_set)
        if (state := request.POST.get("state", "")) not in LawTask.State:
            raise Http404
        try:
            settle(found, LawTask.State(state), request.user, request.POST.get("why", "")[:200])
        except ValidationError as error:
            messages.error(request, ": ".join([str(found), " ".join(error.messages)]))
        else:
            messages.success(request, ": ".join([str(found), found.get_state_display()]))
        return self.back()
