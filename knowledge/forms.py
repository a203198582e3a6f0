from datetime import date

from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from contacts.forms import OwnedForm

#: What texts and sites know a fact by; changed, it would leave a gap in the texts that name it.
FIXED = ("key", "site")


class FactForm(OwnedForm):
    """Keeps what texts know a fact by as it is once the fact is there."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        if self.instance.pk:
            for name in FIXED:
                self.fields[name].disabled = True


class NextValueForm(OwnedForm):
    """The value that takes over from another; what was typed stays where it is refused."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["valid_from"].required = True
        self.fields["valid_from"].help_text = _("The first day of the new value. The present one ends the day before.")

    def clean_valid_from(self) -> date:
        """A day that has come would change every text at once, and what it said before."""
        day = self.cleaned_data["valid_from"]
        if day <= timezone.localdate():
            raise ValidationError(_("Choose a day to come. What holds today is changed on the fact itself."))
        return day


class OwnValueForm(OwnedForm):
    """A site's own value of a national fact."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["site"].required = True
        self.fields["site"].help_text = _("The site where this value is shown instead of the national one.")
