"""What is asked before something is sent or taken back; the choices are those of one user on one site."""

from typing import cast

from django import forms
from django.utils.translation import gettext_lazy as _
from wagtail.models import Page, Site

from languages.fields import LanguagesField
from translation.exchange.download import Form
from translation.exchange.incoming import Incoming
from translation.exchange.selection import Reach, What
from translation.exchange.upload import incoming
from translation.roles import locales_for
from translation.scope import pages_of


class PageField(forms.ModelChoiceField):
    """A page of the site, indented as in the tree."""

    def label_from_instance(self, page: Page) -> str:
        return f"{'– ' * (page.depth - 2)}{page.title}"


class SendForm(forms.Form):
    """What to send to an agency."""

    reach = forms.ChoiceField(label=_("What"), choices=Reach, initial=Reach.SITE, widget=forms.RadioSelect)
    page = PageField(label=_("Page"), queryset=Page.objects.none(), required=False)
    languages = LanguagesField(
        label=_("Languages"),
        queryset=None,
        help_text=_("One language is one file. Several languages are a zip file with one file each."),
    )
    what = forms.ChoiceField(label=_("Which texts"), choices=What, initial=What.MISSING, widget=forms.RadioSelect)
    form = forms.ChoiceField(label=_("Kind of file"), choices=Form, initial=Form.XLIFF, widget=forms.RadioSelect)

    def __init__(self, *args, site: Site, user, **kwargs):
        super().__init__(*args, **kwargs)
        cast(PageField, self.fields["page"]).queryset = pages_of(site)
        cast(LanguagesField, self.fields["languages"]).queryset = locales_for(user, site)

    def clean(self) -> dict:
        given = super().clean() or {}
        if given.get("reach") in (Reach.PAGE, Reach.BRANCH) and not given.get("page") and "page" not in self.errors:
            self.add_error("page", _("Choose a page."))
        if given.get("reach") == Reach.SITE:
            given["page"] = None
        return given


class ReceiveForm(forms.Form):
    """A file that came back; what it says is in `cleaned_data["file"]` as a list of `Incoming`."""

    file = forms.FileField(label=_("File"), allow_empty_file=True, help_text=_("XLIFF, PO or a zip file of them."))
    all_finished = forms.BooleanField(
        label=_("The agency has worked through everything"),
        required=False,
        help_text=_("Tick this if texts that are finished are still marked as not finished in the file."),
    )

    def clean_file(self) -> list[Incoming]:
        return incoming(self.cleaned_data["file"])
