from django import forms
from wagtail.models import Locale

from languages import names


class LanguagesField(forms.ModelMultipleChoiceField):
    """Any number of languages, named as editors and as speakers name them."""

    widget = forms.CheckboxSelectMultiple

    def label_from_instance(self, locale: Locale) -> str:
        return names.in_both(locale.language_code)
