from typing import Any, cast

from django import forms
from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _
from wagtail.admin.widgets import AdminPageChooser
from wagtail.models import Locale, Page, Site
from wagtail_localize.models import TranslationSource

from languages import declared
from languages.fields import LanguagesField
from languages.open import open_languages
from pages.models import Theme
from translation.jobs import selection
from translation.jobs.drafts import machine_into
from translation.machines.chosen import hindrance
from translation.models import JobKind
from translation.roles import targets
from translation.scope import pages_of


class Reach(models.TextChoices):
    """How much of a site a job is about."""

    EVERYTHING = "everything", _("All pages and contacts")
    BELOW = "below", _("A page and all below it")
    THEME = "theme", _("The steps of a theme")


class OrderForm(forms.Form):
    """What is to be done, with which pages of a site, in which of its languages."""

    token = forms.UUIDField(widget=forms.HiddenInput)
    kind = forms.ChoiceField(
        label=_("What is to be done"), choices=JobKind, widget=forms.RadioSelect, initial=JobKind.PUBLISH
    )
    reach = forms.ChoiceField(label=_("Pages"), choices=Reach, widget=forms.RadioSelect, initial=Reach.EVERYTHING)
    page = forms.ModelChoiceField(
        Page.objects.all(), label=_("The page"), required=False, widget=AdminPageChooser(show_edit_link=False)
    )
    theme = forms.ModelChoiceField(Theme.objects.none(), label=_("The theme"), required=False)
    languages = LanguagesField(Locale.objects.none(), label=_("Languages"))

    def __init__(self, *args, site: Site, user, **kwargs):
        super().__init__(*args, **kwargs)
        self.site, self.user = site, user
        fields: dict[str, Any] = self.fields
        fields["languages"].queryset = targets(site).order_by("language_code")
        fields["theme"].queryset = Theme.objects.filter(locale__language_code=declared.SOURCE)
        if reason := hindrance(site):
            fields["kind"].choices = [(JobKind.PUBLISH, JobKind.PUBLISH.label)]
            fields["kind"].help_text = reason

    def clean(self):
        super().clean()
        given = self.cleaned_data
        if self.errors:
            return given
        missing = {Reach.BELOW: "page", Reach.THEME: "theme"}.get(given["reach"])
        if missing and not given[missing]:
            raise ValidationError({missing: _("Choose one.")})
        if given["reach"] == Reach.BELOW and not pages_of(self.site).filter(pk=given["page"].pk).exists():
            raise ValidationError({"page": _("Choose a published Swedish page of the site.")})
        if given["kind"] == JobKind.MACHINE and not any(machine_into(locale) for locale in given["languages"]):
            raise ValidationError({"kind": _("No machine translates into these languages.")})
        if not self.sources().exists():
            raise ValidationError(_("There is nothing to translate in what you have chosen."))
        return given

    def sources(self) -> QuerySet[TranslationSource]:
        given = self.cleaned_data
        if given["reach"] == Reach.BELOW:
            return selection.below(self.site, given["page"])
        if given["reach"] == Reach.THEME:
            return selection.about(self.site, given["theme"])
        return selection.everything(self.site, self.user)

    def selection(self) -> str:
        """What was chosen, in words."""
        given = self.cleaned_data
        chosen = {Reach.BELOW: given["page"], Reach.THEME: given["theme"]}.get(given["reach"])
        reach = str(Reach(given["reach"]).label)
        return f"{reach}: {chosen}" if chosen else reach


class LanguageForm(forms.Form):
    """A language to open on a site."""

    language = forms.ChoiceField(label=_("Language"))
    machine = forms.BooleanField(
        label=_("Translate by machine"),
        required=False,
        help_text=_("Drafts are made in the background, the most important pages first."),
    )

    def __init__(self, *args, site: Site, **kwargs):
        super().__init__(*args, **kwargs)
        cast(forms.ChoiceField, self.fields["language"]).choices = not_open(site)
        if reason := hindrance(site):
            self.fields["machine"].disabled = True
            self.fields["machine"].help_text = reason


def not_open(site: Site) -> list[tuple[str, str]]:
    """The declared languages that a site has not opened, by their Swedish names."""
    opened = {declared.SOURCE, *(one.code for one in open_languages(site))}
    further = [one for code, one in declared.DECLARED.items() if code not in opened]
    return [(one.code, f"{one.swedish} – {one.endonym}") for one in sorted(further, key=lambda one: one.swedish)]
