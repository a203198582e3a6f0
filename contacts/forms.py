from django import forms
from django.utils.translation import gettext_lazy as _
from wagtail.admin.forms import WagtailAdminModelForm
from wagtail.models import Site

from contacts.ownership import sites_of, units_of
from contacts.scope import OwnedQuerySet, belongs


class OwnedForm(WagtailAdminModelForm):
    """A form that accepts only what the editor may use: her sites, her units, and the rows of those sites."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        if self.for_user and not self.for_user.is_superuser:
            self._keep_to(self.for_user)

    def clean(self):
        cleaned = super().clean()
        site = self.cleaned_data.get("site")
        for formset in self.formsets.values():
            if formset.is_valid():
                self._refuse_rows_of_other_sites(formset, site.pk if site else None)
        return cleaned

    def _keep_to(self, user) -> None:
        children = (child for formset in self.formsets.values() for child in formset.forms)
        for form in [self, *children]:
            for name, field in form.fields.items():
                if isinstance(field, forms.ModelChoiceField):
                    field.queryset = narrowed(name, field.queryset, user)
        is_national = self.instance.pk and self.instance.site_id is None
        for name in {"site", "owner"} & set(self.fields):
            self.fields[name].required = name == "owner" or not is_national

    def _refuse_rows_of_other_sites(self, formset, site_id: int | None) -> None:
        for child in formset.forms:
            for name, value in list(child.cleaned_data.items()):
                if hasattr(value, "site_id") and not belongs(value, site_id):
                    child.add_error(name, _("This belongs to another site."))


def narrowed(name: str, rows, user):
    """The rows that a user may put into the field `name`."""
    if rows.model is Site:
        return sites_of(user)
    if name == "owner":
        return units_of(user)
    if name == "members":
        return rows.filter(units__site__in=sites_of(user)).distinct()
    return rows.for_sites(sites_of(user)) if isinstance(rows, OwnedQuerySet) else rows
