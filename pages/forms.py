from django.core.exceptions import ValidationError
from wagtail.admin.forms import WagtailAdminPageForm

from knowledge import tokens
from knowledge.fields import TokenCharField, TokenTextField
from knowledge.models import Fact
from languages import declared
from pages import path_rules
from pages.choices import Application


class BasePageForm(WagtailAdminPageForm):
    """Asks of a Swedish page, at each edit anew, whether the meaning is the same."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        if "minor_edit" in self.fields:
            self._ask_anew()

    def _ask_anew(self) -> None:
        """What was ticked at an earlier edit says nothing about this one; a new page has no translations yet."""
        if self.instance.pk and self.instance.locale.language_code == declared.SOURCE:
            self.initial["minor_edit"] = False
        else:
            del self.fields["minor_edit"]


class TokenPageForm(BasePageForm):
    """Refuses fact tokens in the page's own fields that name no fact."""

    def clean(self):
        cleaned = super().clean()
        keys = set(Fact.objects.values_list("key", flat=True))
        rows = [form for formset in self.formsets.values() for form in formset.forms if form.is_valid()]
        for form, values in [(self, cleaned), *((row, row.cleaned_data) for row in rows)]:
            for field in form._meta.model._meta.get_fields():
                if isinstance(field, TokenCharField | TokenTextField) and values.get(field.name):
                    check(form, field.name, values[field.name], keys)
        return cleaned


def check(form, name: str, text: str, keys: set[str]) -> None:
    """Put the faults of a text's fact tokens on its field."""
    try:
        tokens.check(text, keys)
    except ValidationError as error:
        form.add_error(name, error)


class StepPageForm(TokenPageForm):
    """Checks the path over the rows that are about to be saved, and marks the field of the row that breaks it."""

    def clean(self):
        cleaned = super().clean()
        if {"audience_rows", "prerequisites"} <= self.formsets.keys():
            proposed, forms = self._proposed_rows()
            others = path_rules.rows_of_others(self.instance, self.parent_page)
            for violation in path_rules.violations(proposed, others):
                forms[violation.relation][violation.row].add_error(violation.field, violation.message)
        return cleaned

    def _proposed_rows(self) -> tuple[path_rules.Rows, dict[str, list]]:
        rows = path_rules.Rows(self.instance.pk, self.instance.title)
        forms = {name: self._filled(name) for name in ("audience_rows", "prerequisites")}
        by_audience: dict[str, object] = {}
        for form in forms["audience_rows"]:
            slug = form.cleaned_data["audience"].slug
            applies = form.cleaned_data["application"] != Application.DOES_NOT
            rows.applies[slug] = rows.applies.get(slug, False) or applies
            by_audience.setdefault(slug, form)
        forms["audience_rows"] = list(by_audience.values())
        rows.required = [
            (index, form.cleaned_data["required"].pk, form.cleaned_data["audiences"])
            for index, form in enumerate(forms["prerequisites"])
        ]
        return rows, forms

    def _filled(self, name: str) -> list:
        """The forms of a relation that are complete and not about to be deleted."""
        needed = {"audience_rows": "audience", "prerequisites": "required"}[name]
        return [
            form
            for form in self.formsets[name].forms
            if form.is_valid() and form.cleaned_data.get(needed) and not form.cleaned_data.get("DELETE")
        ]
