"""How two versions of a page are told apart, in words an editor knows: labels for choices, days as they are written."""

from django.db import models
from django.utils.formats import date_format
from django.utils.html import escape
from wagtail.admin.compare import BlockComparison, FieldComparison, TextDiff, register_comparison_class

from knowledge.models import Fact


def differing(old: str, new: str) -> str:
    """Markup of two texts: once if they are the same, else the old one struck out and the new one added."""
    both = [("deletion", old), ("addition", new)]
    return escape(new) if old == new else TextDiff([one for one in both if one[1]]).to_html()


class ChosenComparison(BlockComparison):
    """A choice by its label: a kind of notice is nothing that an editor has seen by its name in the database."""

    def htmlvalue(self, val) -> str:
        return escape(self._label(val))

    def htmldiff(self) -> str:
        return differing(self._label(self.val_a), self._label(self.val_b))

    def _label(self, val) -> str:
        return str(dict(self.block.field.choices).get(val, val) if val else "")


class FactComparison(ChosenComparison):
    """A fact by what it is, with its key."""

    def _label(self, val) -> str:
        label = Fact.objects.filter(key=val).values_list("label", flat=True).first()
        return f"{label} ({val})" if label else str(val or "")


class DayComparison(FieldComparison):
    def htmldiff(self) -> str:
        return differing(*(date_format(day) if day else "" for day in (self.val_a, self.val_b)))


register_comparison_class(models.DateField, comparison_class=DayComparison)
