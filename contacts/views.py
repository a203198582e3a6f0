"""Lists of contacts in the admin: take out the list as a file, and take one in after a look at what it changes."""

from django.http import FileResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.generic import FormView, TemplateView, View
from wagtail.admin import messages
from wagtail.admin.views.generic import PermissionCheckedMixin, WagtailAdminTemplateMixin
from wagtail.admin.widgets.button import Button
from wagtail.snippets.views import snippets

from contacts.exchange.columns import columns
from contacts.exchange.download import download
from contacts.exchange.example import example
from contacts.exchange.forms import UploadForm
from contacts.exchange.plan import Outcome
from contacts.exchange.saving import ChangedMeanwhileError, plan_of, save
from contacts.models import Contact, Import

#: Rows of a kind that are shown before they are saved.
SHOWN = 100


class ContactIndexView(snippets.IndexView):
    """The list of contacts; what its filters show can be taken out as a file, and a file taken in."""

    show_export_buttons = False  # ours say what they are for

    @cached_property
    def header_more_buttons(self):
        export = [
            Button(_("Export to Excel"), url=self.xlsx_export_url, icon_name="download", priority=90),
            Button(_("Export as CSV"), url=self.csv_export_url, icon_name="download", priority=100),
        ]
        here = Button(_("Import"), url=reverse(address("import")), icon_name="upload", priority=80)
        return [*super().header_more_buttons, *([here] if may_import(self) else []), *export]

    def as_spreadsheet(self, queryset, spreadsheet_format) -> FileResponse:
        return download(queryset, self.get_base_queryset(), spreadsheet_format)


class ImportView(PermissionCheckedMixin, WagtailAdminTemplateMixin):
    """A page of taking in a list, for who may make or change contacts."""

    model = Contact
    any_permission_required = ["add", "change"]
    header_icon = "upload"
    page_title = gettext_lazy("Import contacts")

    def get_breadcrumbs_items(self):
        listed = {"url": reverse(address("list")), "label": capfirst(Contact._meta.verbose_name_plural)}
        return [*self.breadcrumbs_items, listed, {"url": "", "label": self.get_page_title()}]


class UploadView(ImportView, FormView):
    """Choose a file; nothing is saved until what it would change has been looked at."""

    form_class = UploadForm
    template_name = "contacts/admin/import.html"

    def form_valid(self, form) -> HttpResponseRedirect:
        Import.objects.expired().delete()
        sheet = form.cleaned_data["file"]
        given = {"user": self.request.user, "names": sheet.names, "rows": sheet.rows}
        listed = Import.objects.create(**given)
        return redirect(address("preview"), listed.pk)

    def get_context_data(self, **kwargs):
        return super().get_context_data(columns=columns(2), example=reverse(address("example")), **kwargs)


class ExampleView(ImportView, View):
    def get(self, request) -> FileResponse:
        return example(request.user)


class PreviewView(ImportView, TemplateView):
    """What a list of one's own would change, and when it is confirmed, what it has changed."""

    page_title = gettext_lazy("What the file changes")

    @cached_property
    def listed(self) -> Import:
        own = Import.objects.alive().filter(user=self.request.user).select_related("user")
        return get_object_or_404(own, pk=self.kwargs["pk"])

    def get_page_title(self):
        return _("What has been stored") if self.listed.confirmed_on else self.page_title

    def get_template_names(self):
        return ["contacts/admin/imported.html" if self.listed.confirmed_on else "contacts/admin/preview.html"]

    def post(self, request, *args, **kwargs) -> HttpResponseRedirect:
        if "discard" in request.POST:
            self.listed.delete()
            messages.success(request, _("The file is thrown away. Nothing has been changed."))
            return redirect(address("import"))
        try:
            save(self.listed, request.POST.get("seen", ""))
        except ChangedMeanwhileError:
            messages.warning(request, _("Contacts here have changed since you looked. Look again before you save."))
        return redirect(address("preview"), self.listed.pk)

    def get_context_data(self, **kwargs):
        told = {"listed": self.listed, "list": reverse(address("list"))}
        if not self.listed.confirmed_on:
            planned = plan_of(self.listed)
            outcomes = [(each, planned.of(each)) for each in Outcome]
            told |= {"plan": planned, "outcomes": outcomes, "shown": f":{SHOWN}"}
        return super().get_context_data(**told, **kwargs)


def address(view: str) -> str:
    """The name of the address of a view of contacts."""
    return Contact.snippet_viewset.get_url_name(view)


def may_import(view: PermissionCheckedMixin) -> bool:
    return view.user_has_any_permission(set(ImportView.any_permission_required))
