from django import forms
from django.utils.html import strip_tags
from django.utils.text import Truncator, capfirst
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


#: What stands before the body of a page, where the page has it.
BEGINNING = ["title", "summary", "lead"]


def blocks_of(page) -> list[tuple[str, str]]:
    """What a guest can speak of: the beginning of a page by its fields, then its blocks by their ids, as they begin."""
    fields = [page._meta.get_field(name) for name in BEGINNING if getattr(page, name, "")]
    streams = [getattr(page, field.name) for field in page._meta.get_fields() if isinstance(field, StreamField)]
    return [
        *((field.name, _begins(capfirst(field.verbose_name), getattr(page, field.name))) for field in fields),
        *((block.id, _called(block)) for stream in streams for block in stream),
    ]


def _called(block) -> str:
    words = block.block.get_searchable_content(block.value)
    return _begins(block.block.label, words[0] if words else "")


def _begins(kind, words) -> str:
    """The kind of a thing and its first words."""
    start = Truncator(" ".join(strip_tags(str(words)).split())).chars(60)
    return f"{kind}: {start}"[:120] if start else str(kind)
