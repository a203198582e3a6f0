from typing import TYPE_CHECKING

from django.core.exceptions import ImproperlyConfigured

if TYPE_CHECKING:
    from wagtail.models import Page as _Page
else:
    _Page = object


class FactsAtSource(_Page):
    """A page whose child rows in `rows_at_source` live on the Swedish page only (law 2).

    Aliases and translations are copies of a page with its children; this leaves out the rows that hold facts and
    relations, which every language reads from the Swedish page.
    """

    rows_at_source: list[str] = []

    def copy_all_child_relations(self, target, exclude=None, commit=False, append=False):
        if target.locale_id is None:
            raise ImproperlyConfigured("A page is copied before its language is known.")
        if target.locale_id == self.locale_id:
            return super().copy_all_child_relations(target, exclude=exclude, commit=commit, append=append)
        for name in self.rows_at_source:
            setattr(target, name, [])
        return super().copy_all_child_relations(
            target, exclude=[*(exclude or []), *self.rows_at_source], commit=commit, append=append
        )
