from django import forms

from editorial.choices import Fault
from editorial.models import LONGEST_TEXT
from knowledge.personnummer import looks_like_personnummer


class WordsField(forms.CharField):
    """A text in any language; a new line is one letter, as browsers count it."""

    def to_python(self, value):
        return super().to_python((value or "").replace("\r\n", "\n").strip())


class WordsForm(forms.Form):
    """What a reader writes: no longer than is read, and nothing that says who somebody is."""

    text = WordsField(
        max_length=LONGEST_TEXT,
        error_messages={
            "required": Fault.EMPTY.label,
            "max_length": Fault.TOO_LONG.label,
            "null_characters_not_allowed": Fault.UNREADABLE.label,
        },
    )

    def clean_text(self) -> str:
        text = self.cleaned_data["text"]
        if looks_like_personnummer(text):
            raise forms.ValidationError(Fault.PERSONNUMMER.label)
        return text
