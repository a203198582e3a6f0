from functools import partial

from django.db import transaction
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.html import format_html
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.generic import FormView
from wagtail.admin import messages
from wagtail.admin.views.generic import WagtailAdminTemplateMixin
from wagtail.models import Locale

from languages.add_language import LanguageError, grow, grow_language, open_locale
from translation.jobs.drafts import machine_into, order_drafts
from translation.jobs.forms import LanguageForm
from translation.views.jobs import OverseersView


class AddLanguageView(OverseersView, WagtailAdminTemplateMixin, FormView):
    """Open a language: its home at once, every other page and drafts by machine in the background."""

    form_class = LanguageForm
    header_icon = "globe"
    page_title = gettext_lazy("Add a language")
    template_name = "translation/admin/jobs/add_language.html"

    def get_form_kwargs(self):
        return {**super().get_form_kwargs(), "site": self.site}

    def get_context_data(self, **kwargs):
        labels = {"submit_button_label": _("Add"), "submit_button_active_label": _("Adding…")}
        return super().get_context_data(sites=self.sites, site=self.site, **labels, **kwargs)

    def form_valid(self, form):
        site, code = self.site, form.cleaned_data["language"]
        try:
            locale = open_locale(code)
        except LanguageError as error:
            form.add_error("language", str(error))
            return self.form_invalid(form)
        grow(locale, [site], homes_alone=True)
        transaction.on_commit(partial(grow_language.enqueue, locale.pk, [site.pk]))
        address = f"{site.root_url}/{locale.language_code}/"
        told = format_html(_("The language is open: {}"), format_html('<a href="{0}">{0}</a>', address))
        messages.success(self.request, told, buttons=self._drafts(locale) if form.cleaned_data["machine"] else None)
        return redirect(f"{reverse('translation:coverage')}?plats={site.pk}&sprak={locale.language_code}")

    def _drafts(self, locale: Locale) -> list:
        """Order drafts by machine; the way to their job, if there is a machine."""
        if not machine_into(locale):
            messages.warning(self.request, _("No machine translates into this language, so there are no drafts."))
            return []
        job = order_drafts(locale, self.site, self.request.user)
        return [messages.button(reverse("translation:job", args=[job.pk]), _("Follow the drafts"))]
