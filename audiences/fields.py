from django import forms
from django.core.exceptions import ValidationError
from django.db import models
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _

from audiences.models import Audience


def audience_choices() -> list[tuple[str, str]]:
    return [(audience.slug, audience.title) for audience in Audience.objects.identities()]


class AudienceSlugsField(models.JSONField):
    """The audiences a row is for, as a list of slugs; empty means all.

    A list and not a relation, so that the rows of a page with theirs stay flat in its revisions.
    """

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **{"default": list, "blank": True, **kwargs})

    def formfield(self, **kwargs):
        return forms.TypedMultipleChoiceField(
            choices=audience_choices,
            required=False,
            label=capfirst(self.verbose_name),
            help_text=self.help_text,
            widget=forms.CheckboxSelectMultiple,
            coerce=str,
        )

    def validate(self, value, model_instance):
        super().validate(value, model_instance)
        known = {slug for slug, _title in audience_choices()}
        if not isinstance(value, list) or not set(map(str, value)) <= known:
            raise ValidationError(_("Unknown audience."))
