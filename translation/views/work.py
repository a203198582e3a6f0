"""Where a translator works: one page, contact or word in one language."""

from typing import Any

from django.http import JsonResponse
from django.shortcuts import get_object_or_404, redirect
from django.template.loader import render_to_string
from django.urls import reverse, reverse_lazy
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views import View
from wagtail.admin import messages
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin
from wagtail.models import Page

from languages import declared, names
from languages.targets import is_page, target_of
from translation.coming import ComingWork
from translation.queue import Queue
from translation.release import is_due, release, release_others
from translation.saving import Taken, take
from translation.scope import sources_of
from translation.views.shared import locale_of, site_of, tongue
from translation.work import Work

JSON = "application/json"


class WorkView(WagtailAdminTemplateMixin, View):
    """The sentences of one source beside their translations.

    POST stores what was typed. With `Accept: application/json` one row is stored and sent back as it is now; `leave`
    then publishes what is due. Without, the whole form is stored and published where that is due, or where `publish`
    says so.
    """

    template_name = "translation/admin/queue_work.html"
    kind_of_work = Work
    header_icon = "globe"
    breadcrumbs_items = [
        *WagtailAdminTemplateMixin.breadcrumbs_items,
        {"url": reverse_lazy("translation:queue"), "label": gettext_lazy("To translate")},
    ]

    def setup(self, request, *args, **kwargs):
        super().setup(request, *args, **kwargs)
        self.errors: list[str] = []
        self.taken = Taken()

    @cached_property
    def work(self) -> Work:
        user, site = self.request.user, site_of(self.request.user, self.kwargs["site"])
        locale = locale_of(user, site, self.kwargs["language"])
        source = get_object_or_404(
            sources_of(site, user).select_related("specific_content_type"), pk=self.kwargs["source"]
        )
        return self.kind_of_work(site, locale, source, user)

    @property
    def queue_url(self) -> str:
        work = self.work
        return f"{reverse('translation:queue')}?plats={work.site.pk}&sprak={work.locale.language_code}"

    def get_page_title(self):
        return self.work.source.object_repr

    def get_page_subtitle(self):
        return names.of(self.work.locale.language_code)

    def get_breadcrumbs_items(self):
        home, queue = self.breadcrumbs_items
        return [
            home,
            {**queue, "url": self.queue_url},
            {"url": "", "label": self.get_page_title(), "sublabel": self.get_page_subtitle()},
        ]

    def get(self, request, *args, **kwargs):
        return self.render_to_response(self.get_context_data())

    def post(self, request, *args, **kwargs):
        self.taken = take(self.work, request.POST.dict())
        in_pieces = request.accepts(JSON) and not request.accepts("text/html")
        published = self._release(in_pieces)
        if in_pieces:
            if "leave" in request.POST and self.errors:
                messages.error(request, ": ".join([self.get_page_title(), " ".join(self.errors)]))
            return self._piece(request.POST.get("row", ""))
        if self.errors or not self.taken.is_sound:
            if published:
                messages.warning(request, self._said_of_what_is_left())
            else:
                messages.error(request, _("Not everything could be saved. What you wrote is still here."))
            return self.render_to_response(self.get_context_data())
        messages.success(request, self._said(published))
        return redirect(self._next_url() if "next" in request.POST else request.path)

    def _release(self, in_pieces: bool) -> bool:
        """Publish by the rule of `translation.release`; whether this page was."""
        work, asked = self.work, self.request.POST
        if self.taken.others:
            others = sorted(self.taken.others)
            release_others.enqueue(work.site.pk, work.locale.pk, others, work.user.pk)
        pauses = not in_pieces or "leave" in asked or not work.left
        told = "publish" in asked and work.has_words
        if not told and not (pauses and is_due(work)):
            return False
        kept = {row.key: row for row in work.rows if row.typed is not None}
        faults = release(work)
        for row in work.rows:
            if row.key in kept:
                row.typed, row.faults, row.theirs = kept[row.key].typed, kept[row.key].faults, kept[row.key].theirs
            row.faults = [*row.faults, *faults.get(row.key, [])]
        self.errors = [one for said in faults.values() for one in said]
        return not faults

    def _said(self, published: bool) -> str:
        if published:
            return _("Published. Readers see it now.")
        if self.work.is_unpublished:
            return _("Saved. Readers get it when everything is translated, or when you publish what is done.")
        return _("Saved.")

    def _said_of_what_is_left(self) -> str:
        """How much of a form with faults readers see now, and which of its rows they do not."""
        counts = {"done": self.work.done, "total": len(self.work.segments)}
        told = _("Published: %(done)d of %(total)d sentences.") % counts
        failed = [row.label for row in map(self.work.row_of, self.taken.failed) if row]
        named = _("Not saved, see why below: %(rows)s.") % {"rows": ", ".join(failed)}
        return f"{told} {named}" if failed else told

    def _next_url(self) -> str:
        work = self.work
        after = Queue(work.site, work.locale, work.user).after(work.source.pk)
        if after is None:
            return self.queue_url
        return reverse("translation:work", args=[work.site.pk, work.locale.language_code, after.source])

    def _piece(self, key: str) -> JsonResponse:
        """One row as it is now, or what has come in its place, and what stands at the top."""
        row = self.work.row_of(key) or next((self.work.row_of(failed) for failed in self.taken.failed), None)
        if row:
            self.work.dress([row])
        context = self._context([row] if row else [])
        return JsonResponse(
            {
                "row": row
                and render_to_string("translation/admin/queue_row.html", {**context, "row": row}, self.request),
                "head": render_to_string("translation/admin/queue_head.html", context, self.request),
                "sound": self.taken.is_sound and not self.errors,
                "left": self.work.left,
                "unpublished": self.work.is_unpublished,
            }
        )

    def _address(self) -> str | None:
        """Where readers find the page, beside the Swedish."""
        target = target_of(self.work.source, self.work.locale) if is_page(self.work.source) else None
        url = target.get_url(self.request) if isinstance(target, Page) else None
        return f"{url}?med={declared.SOURCE}" if url else None

    def get_context_data(self, **kwargs):
        self.work.dress(self.work.rows)
        return {**super().get_context_data(**kwargs), **self._context(self.work.rows)}

    def _context(self, rows: list) -> dict[str, Any]:
        return {
            "work": self.work,
            "rows": rows,
            "language": tongue(self.work.locale),
            "errors": self.errors,
            "lost": self.taken.lost,
            "address": self._address(),
        }


class ComingView(WorkView):
    """The coming sentences of a scheduled page; what is stored of them is published with the Swedish, on its day."""

    kind_of_work = ComingWork

    def get(self, request, *args, **kwargs):
        return super().get(request, *args, **kwargs) if self.work.goes_live_at else redirect(self.queue_url)

    def _release(self, in_pieces: bool) -> bool:
        return False

    def _next_url(self) -> str:
        return self.queue_url

    def _said(self, published: bool) -> str:
        return _("Saved. Readers get it together with the Swedish.")
