from collections import defaultdict

from django.core.exceptions import ValidationError
from django.db.models import Model
from django.utils.translation import gettext_lazy as _
from wagtail.admin.forms import WagtailAdminPageForm
from wagtail.fields import StreamField

from contacts.models import Contact, Organisation, Place, Unit
from contacts.scope import belongs
from knowledge import tokens
from knowledge.fields import TokenCharField, TokenTextField
from knowledge.models import Fact
from languages import declared
from pages import path_rules
from pages.choices import Application
from pages.ownership import standing

#: By the name of a stream, what its blocks refer to: keys by model.
References = dict[str, defaultdict[type[Model], set[str]]]
#: What blocks name that belongs to a site or to the nation.
OWNED: list[type[Model]] = [Contact, Organisation, Place]


class BasePageForm(WagtailAdminPageForm):
    """Asks of a Swedish page, at each edit anew, whether the meaning is the same; whose it is, its keepers change."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        if "minor_edit" in self.fields:
            self._ask_anew()
        if "unit" in self.fields:
            self._keep_the_owner()

    def _keep_the_owner(self) -> None:
        """Who keeps a page may publish it, so nobody makes herself its keeper."""
        page, user = self.instance, self.for_user
        self.fields["unit"].queryset = Unit.objects.filter(site=(page if page.pk else self.parent_page).get_site())
        if page.pk and user:
            hers = standing(user)
            self.fields["unit"].disabled = not (hers.keeps(page) or "publish_page" in hers.everywhere)

    def _ask_anew(self) -> None:
        """What was ticked at an earlier edit says nothing about this one; a new page has no translations yet."""
        if self.instance.pk and self.instance.locale.language_code == declared.SOURCE:
            self.initial["minor_edit"] = False
        else:
            del self.fields["minor_edit"]


class TokenPageForm(BasePageForm):
    """Refuses, in the page's own fields and rows, fact tokens that name no fact of its site, and what is another's."""

    def clean(self):
        cleaned = super().clean()
        site = (self.instance if self.instance.pk else self.parent_page).get_site()
        keys = Fact.objects.known_keys(site)
        rows = [form for formset in self.formsets.values() for form in formset.forms if form.is_valid()]
        for form in [self, *rows]:
            streams = in_streams(form)
            check_tokens(form, streams, keys)
            if site:
                refuse_others(form, streams, site.pk)
        return cleaned


def refuse_others(form, streams: References, site_id: int) -> None:
    """Put an error on each field that names what belongs to another site (law 7)."""
    named = {name: [value] for name, value in form.cleaned_data.items() if hasattr(value, "site_id")}
    for name, references in streams.items():
        named[name] = [row for model in OWNED for row in model._default_manager.filter(pk__in=references[model])]
    for name, rows in named.items():
        if not all(belongs(row, site_id) for row in rows):
            form.add_error(name, _("This belongs to another site."))


def check_tokens(form, streams: References, keys: set[str]) -> None:
    """Put the faults of a form's fact tokens on their fields; the blocks of a stream do not know its site."""
    for field in form._meta.model._meta.get_fields():
        value = form.cleaned_data.get(field.name)
        if isinstance(field, TokenCharField | TokenTextField) and value:
            check(form, field.name, value, keys)
    for name, references in streams.items():
        check(form, name, " ".join(references[Fact]), keys)


def in_streams(form) -> References:
    """What the blocks of each stream of a form refer to: rows by their keys, facts by their tokens."""
    found: References = {}
    for field in form._meta.model._meta.get_fields():
        if isinstance(field, StreamField) and (value := form.cleaned_data.get(field.name)):
            references = found[field.name] = defaultdict(set)
            for model, key, *_path in field.extract_references(value):
                references[model].add(key)
    return found


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
