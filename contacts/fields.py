from collections.abc import Callable, Iterable

from django import forms
from django.core.exceptions import ValidationError
from django.db import models
from django.db.models.lookups import Contains
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _


class ChosenField(models.CharField):
    """Several of a few options, as a list of their values, stored as `|sv|ar|`.

    A column and not a table, so that a list of rows costs no further query; `field__has="ar"` asks for one value
    on every database. `options` gives (value, label) pairs and stays out of migrations.
    """

    def __init__(self, *args, options: Callable[[], Iterable[tuple]] | None = None, **kwargs):
        self.options = options
        super().__init__(*args, **{"max_length": 400, "default": list, "blank": True, **kwargs})

    def from_db_value(self, value, expression, connection):
        return self.to_python(value)

    def to_python(self, value):
        if isinstance(value, str):
            return [part for part in value.split("|") if part]
        return list(value or [])

    def get_prep_value(self, value):
        values = self.to_python(value)
        return f"|{'|'.join(values)}|" if values else ""

    def value_to_string(self, obj):
        return self.get_prep_value(self.value_from_object(obj))

    def clean(self, value, model_instance):
        values = self.to_python(value)
        known = [option for option, _label in self.options()]  # type: ignore[misc]
        if not set(values) <= set(known):
            raise ValidationError(_("Unknown choice."))
        if not values and not self.blank:
            raise ValidationError(_("Choose at least one."))
        return [option for option in known if option in values]

    def formfield(self, **kwargs):
        return forms.MultipleChoiceField(
            choices=self.options,  # type: ignore[arg-type]
            required=not self.blank,
            label=capfirst(self.verbose_name),
            help_text=self.help_text,
            widget=forms.CheckboxSelectMultiple,
        )


@ChosenField.register_lookup
class Has(Contains):
    """Whether one value is among the chosen."""

    lookup_name = "has"

    def get_prep_lookup(self):
        return f"|{self.rhs}|"

    def get_rhs_op(self, connection, rhs):
        return connection.operators["contains"] % rhs
