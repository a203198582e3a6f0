"""What there is to translate, for who chooses what to do next."""

from functools import cached_property

from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.shortcuts import redirect
from django.utils.translation import gettext_lazy as _
from django.views import View
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin
from wagtail.models import Locale

from languages import names
from languages.open import in_order
from languages.state import Kind
from translation.coming import expected
from translation.queue import LEFT, Queue
from translation.roles import locales_for
from translation.scope import sources_of
from translation.views.shared import ForTranslators, tongue

SHEETS = 8


class QueueView(ForTranslators, WagtailAdminTemplateMixin, View):
    """The queue of one language on one site, page by page; first the languages to choose from where there are many.

    GET: `plats` site, `sprak` language, `visa` kind of work, `typ` model, `sida` one source, `p` page.
    """

    template_name = "translation/admin/queue.html"
    page_title = _("To translate")
    header_icon = "globe"

    def get(self, request):
        return self.render_to_response(self.get_context_data())

    def get_breadcrumbs_items(self):
        return [*self.breadcrumbs_items, {"url": "", "label": self.page_title}]

    @cached_property
    def locales(self) -> list[Locale]:
        return [one.locale for one in in_order(locales_for(self.request.user, self.site))]

    @cached_property
    def locale(self) -> Locale | None:
        asked = self.request.GET.get("sprak", "")
        locale = next((one for one in self.locales if one.language_code == asked), None)
        return locale or (self.locales[0] if len(self.locales) == 1 else None)

    @cached_property
    def kind(self) -> str:
        asked = self.request.GET.get("visa", "")
        return asked if asked in LEFT else ""

    def get_context_data(self, **kwargs):
        context = super().get_context_data(**kwargs)
        context |= {"site": self.site, "sites": self.sites, "languages": [tongue(one) for one in self.locales]}
        return context | self._queue(self.locale) if self.locale else context

    def _queue(self, locale: Locale) -> dict:
        asked = self.request.GET
        source = int(asked["sida"]) if asked.get("sida", "").isdecimal() else None
        queue = Queue(self.site, locale, self.request.user, model=asked.get("typ", ""), source=source)
        page = Paginator(queue.left(self.kind), SHEETS).get_page(asked.get("p"))
        return {
            "language": tongue(locale),
            "page_subtitle": names.of(locale.language_code),
            "queue": queue,
            "expected": [one for one in expected(self.site, locale, self.request.user) if one.left],
            "kind": self.kind,
            "kinds": [(kind, Kind(kind).label, queue.counts[kind]) for kind in LEFT],
            "sheets": queue.sheets(list(page.object_list), self.kind),
            "page_obj": page,
            "elided_page_range": page.paginator.get_elided_page_range(page.number),
        }


class ItemView(ForTranslators, View):
    """One object in one language, wherever it stands: leads to the site of the translator's that has it."""

    def get(self, request, source, language):
        for site in self.sites:
            if sources_of(site, request.user).filter(pk=source).exists():
                return redirect("translation:work", site.pk, language, source)
        raise PermissionDenied
