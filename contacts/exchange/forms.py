from django import forms
from django.utils.translation import gettext_lazy as _

from contacts.exchange.sheet import Sheet
from contacts.exchange.upload import uploaded


class UploadForm(forms.Form):
    """A list of contacts; what it says is in `cleaned_data["file"]` as a `Sheet`."""

    file = forms.FileField(
        label=_("File"),
        allow_empty_file=True,
        help_text=_("An Excel workbook (.xlsx) or CSV."),
        widget=forms.FileInput(attrs={"accept": ".xlsx,.csv,.txt"}),
    )

    def clean_file(self) -> Sheet:
        return uploaded(self.cleaned_data["file"])
