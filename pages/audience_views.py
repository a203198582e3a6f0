"""An audience of a site, dated, archived and brought back: nothing that is known of it is lost."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.functional import cached_property
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.generic import FormView
from wagtail.admin import messages
from wagtail.admin.views.generic import PermissionCheckedMixin, WagtailAdminTemplateMixin
from wagtail.admin.widgets import AdminDateInput
from wagtail.admin.widgets.button import Button
from wagtail.log_actions import log
from wagtail.snippets.views import snippets

from audiences.models import AudienceOnSite

#: What the log calls what is done to an audience.
ARCHIVE, BRING_BACK = "audiences.archive", "audiences.bring_back"


class AudienceOnSiteIndexView(snippets.IndexView):
    """The choices of sites about audiences, each with the way to archive the audience or bring it back."""

    def get_list_buttons(self, instance):
        return [*self._actions(instance), *super().get_list_buttons(instance)]

    def _actions(self, row: AudienceOnSite) -> list[Button]:
        if not self.permission_policy.user_has_permission(self.request.user, "change"):
            return []
        ways = [("archive", _("Archive"))] if not row.is_archived else []
        if row.is_leaving:
            ways.append(("bring_back", _("Bring back") if row.is_archived else _("Keep without a last day")))
        return [
            Button(label, url=address(view, row.pk), classname="button button-small button-secondary audience-action")
            for view, label in ways
        ]


class ArchiveForm(forms.Form):
    last_day = forms.DateField(
        label=gettext_lazy("The last day it is shown"),
        required=False,
        widget=AdminDateInput,
        help_text=gettext_lazy("Leave it empty to archive at once."),
    )

    def clean_last_day(self):
        day = self.cleaned_data["last_day"]
        if day and day < timezone.localdate():
            raise forms.ValidationError(_("That day has been. Leave it empty to archive at once."))
        return day


class AudienceView(PermissionCheckedMixin, WagtailAdminTemplateMixin, FormView):
    """A question about one audience on one of the user's sites; `next` says where she comes from."""

    model = AudienceOnSite
    permission_required = "change"
    template_name = "pages/admin/audience.html"
    header_icon = "group"
    action = ""
    told: Any = ""
    button: Any = ""

    @cached_property
    def row(self) -> AudienceOnSite:
        """Raises 404 for the choice of another site (law 7)."""
        hers = self.permission_policy.instances_user_has_permission_for(self.request.user, "change")
        return get_object_or_404(hers.select_related("audience", "site"), pk=self.kwargs["pk"])

    def get_page_subtitle(self):
        return self.row.audience.title

    def get_breadcrumbs_items(self):
        listed = {"url": address("list"), "label": capfirst(AudienceOnSite._meta.verbose_name_plural)}
        return [*self.breadcrumbs_items, listed, {"url": "", "label": self.get_page_title()}]

    def do(self, given: dict) -> str:
        """Do what is asked, and say what holds now. Raises `ValidationError`."""
        raise NotImplementedError

    def form_valid(self, form) -> HttpResponse:
        try:
            said = self.do(form.cleaned_data)
        except ValidationError as error:
            form.add_error(None, error.messages)
            return self.form_invalid(form)
        log(instance=self.row, action=self.action, user=self.request.user)
        messages.success(self.request, ": ".join([self.row.audience.title, said]))
        return redirect(self.next_url)

    @property
    def next_url(self) -> str:
        asked = self.request.POST.get("next") or self.request.GET.get("next") or ""
        is_ours = url_has_allowed_host_and_scheme(asked, {self.request.get_host()}, self.request.is_secure())
        return asked if is_ours else address("list")

    def get_context_data(self, **kwargs):
        told = {"row": self.row, "next_url": self.next_url, "told": self.told, "button": self.button}
        return {**super().get_context_data(**kwargs), **told}


class ArchiveView(AudienceView):
    """Archive an audience at once, or after a last day; GET `dag` proposes the day."""

    action = ARCHIVE
    form_class = ArchiveForm
    page_title = gettext_lazy("Archive an audience")
    button = gettext_lazy("Archive")
    told = gettext_lazy(
        "An archived audience is no longer among those to choose from. Its addresses still answer, its pages are marked"
        " as old, and no text is lost. You can bring it back at any time."
    )

    def get_initial(self):
        return {"last_day": self.request.GET.get("dag") or self.row.valid_to}

    def do(self, given: dict) -> str:
        self.row.archive(given["last_day"])
        if not given["last_day"]:
            return _("archived.")
        return _("shown until %(day)s, then archived.") % {"day": date_format(given["last_day"])}


class BringBackView(AudienceView):
    """Show an audience again as it was."""

    action = BRING_BACK
    form_class = forms.Form
    page_title = gettext_lazy("Bring an audience back")
    button = gettext_lazy("Bring back")
    told = gettext_lazy(
        "The audience is shown again with everything that was known of it, and has no last day any more."
    )

    def do(self, given: dict) -> str:
        self.row.bring_back()
        return _("shown again.")


def address(view: str, *args) -> str:
    """The address of a view of the choices."""
    return reverse(AudienceOnSite.snippet_viewset.get_url_name(view), args=args)  # type: ignore[attr-defined]
