from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.db import models
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _

from audiences.models import Audience


class NamesField(models.JSONField):
    """Some of what has a name in addresses or texts, as a list of these names; `known_names` says which there are.

    A list and not a relation, so that it stays flat in revisions, and may mean what each site has by that name.
    """

    #: What is said of a name that there is not.
    unknown: Any = ""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **{"default": list, "blank": True, **kwargs})

    @staticmethod
    def known_names() -> list[tuple[str, str]]:
        """All names with what editors call them."""
        raise NotImplementedError

    def formfield(self, **kwargs):
        return forms.TypedMultipleChoiceField(
            choices=self.known_names,
            required=False,
            label=capfirst(self.verbose_name),
            help_text=self.help_text,
            widget=forms.CheckboxSelectMultiple,
            coerce=str,
        )

    def validate(self, value, model_instance):
        super().validate(value, model_instance)
        known = {name for name, _title in self.known_names()}
        if not isinstance(value, list) or not set(map(str, value)) <= known:
            raise ValidationError(self.unknown)


class AudienceSlugsField(NamesField):
    """The audiences a row is for; empty means all."""

    unknown = _("Unknown audience.")

    @staticmethod
    def known_names() -> list[tuple[str, str]]:
        return [(audience.slug, audience.title) for audience in Audience.objects.identities()]
