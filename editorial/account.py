"""The choice of letters on an editor's own account page."""

from django import forms
from django.utils.translation import gettext_lazy as _
from wagtail.admin.views.account import BaseSettingsPanel, notifications_tab
from wagtail.admin.widgets import SwitchInput

from editorial.models import LetterChoice


class LetterForm(forms.ModelForm):
    class Meta:
        model = LetterChoice
        fields = ["weekly"]
        widgets = {"weekly": SwitchInput()}


class LetterPanel(BaseSettingsPanel):
    """A switch, for who has a desk; reading it saves nothing."""

    name = "letters"
    title = _("Letters")
    tab = notifications_tab
    order = 200

    def is_active(self) -> bool:
        return self.user.units.exists()

    def get_form(self) -> LetterForm:
        choice = LetterChoice.objects.filter(user=self.user).first() or LetterChoice(user=self.user)
        return LetterForm(self.request.POST or None, instance=choice, prefix=self.name)
