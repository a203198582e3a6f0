from django import forms
from django.utils.html import strip_tags
from django.utils.text import Truncator
from django.utils.translation import gettext_lazy as _
from wagtail.fields import StreamField

from editorial.forms import WordsForm
from editorial.guests.models import DAYS, MOST_DAYS, Guest, GuestComment


class GuestForm(forms.ModelForm):
    """Whom an editor shows a draft, and for how long."""

    days = forms.IntegerField(label=_("Days the link works"), min_value=1, max_value=MOST_DAYS, initial=DAYS)

    class Meta:
        model = Guest
        fields = ["name", "email", "note"]
        widgets = {"note": forms.Textarea({"rows": 3})}


class GuestCommentForm(WordsForm):
    """What a guest says of a draft as a whole, or of one of its blocks."""

    def __init__(self, guest: Guest, data=None):
        super().__init__(data)
        self.guest = guest
        self.blocks = blocks_of(guest.draft)
        self.fields["block"] = forms.ChoiceField(
            label=_("About"), choices=[("", _("The whole page")), *self.blocks], required=False
        )

    def save(self) -> GuestComment:
        block = self.cleaned_data["block"]
        about = dict(self.blocks).get(block, "")
        return self.guest.comments.create(text=self.cleaned_data["text"], block=block, about=about)


def blocks_of(page) -> list[tuple[str, str]]:
    """The blocks of a page by their ids: what kind they are, and how they begin."""
    streams = [getattr(page, field.name) for field in page._meta.get_fields() if isinstance(field, StreamField)]
    return [(block.id, _called(block)) for stream in streams for block in stream]


def _called(block) -> str:
    value = block.value
    heading = value.get("heading") if hasattr(value, "get") else ""
    start = heading or strip_tags(block.block.render_basic(value))
    return f"{block.block.label}: {Truncator(' '.join(str(start).split())).chars(60)}"[:120]
