from typing import cast

from django import forms
from django.utils.translation import gettext_lazy as _
from wagtail.models import Site

from audiences.models import Audience
from contacts.models import Unit
from languages import declared, names
from languages.open import Language
from pages.models import Theme
from translation.coverage import STATES


class CoverageForm(forms.Form):
    """What of a site the matrix shows; the names are those in its address."""

    plats = forms.ChoiceField(label=_("Site"), required=False)
    q = forms.CharField(label=_("Title"), required=False, max_length=100)
    enhet = forms.ChoiceField(label=_("Owner"), required=False)
    tema = forms.ChoiceField(label=_("Theme"), required=False)
    malgrupp = forms.ChoiceField(label=_("Audience"), required=False)
    sprak = forms.ChoiceField(label=_("Language"), required=False)
    lage = forms.ChoiceField(label=_("State"), required=False, choices=[("", _("All")), *STATES])

    def __init__(self, data, *, sites: list[Site], site: Site, languages: list[Language]):
        super().__init__(data)
        self._offer("plats", [(str(one.pk), name_of_site(one)) for one in sites])
        self._offer("enhet", [(str(pk), name) for pk, name in _units(site)])
        self._offer("tema", Theme.objects.filter(locale__language_code=declared.SOURCE).values_list("slug", "title"))
        self._offer("malgrupp", Audience.objects.identities().values_list("slug", "title"))
        self._offer("sprak", [(one.code, names.of(one.code)) for one in languages])
        if len(sites) == 1:
            del self.fields["plats"]

    def _offer(self, name: str, choices) -> None:
        everything = [] if name == "plats" else [("", _("All"))]
        field = cast(forms.ChoiceField, self.fields[name])
        field.choices = [*everything, *choices]

    @property
    def wanted(self) -> dict[str, str]:
        """What was chosen, without what is no choice: that stands as an error on its field."""
        self.is_valid()
        return {name: value for name, value in self.cleaned_data.items() if value}


def _units(site: Site):
    return Unit.objects.for_site(site).values_list("pk", "name")


def name_of_site(site: Site) -> str:
    return site.site_name or site.hostname
