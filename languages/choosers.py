"""Choosers of snippets that speak the language of each editor.

Wagtail puts the words of a chooser together once, in the language of whoever opens its form first.
"""

from django.utils.functional import cached_property, lazy
from django.utils.translation import gettext
from wagtail.snippets.blocks import SnippetChooserBlock
from wagtail.snippets.views.chooser import SnippetChooserViewSet
from wagtail.snippets.widgets import AdminSnippetChooser


class SpokenChooser(AdminSnippetChooser):
    def __init__(self, model=None, **kwargs):
        super().__init__(model, **kwargs)
        self.choose_one_text = self._about("Choose %(object)s")
        self.choose_another_text = self._about("Choose another %(object)s")
        self.link_to_chosen_text = self._about("Edit this %(object)s")

    def _about(self, message: str):
        """A message of Wagtail's about the model, said when it is read."""
        return lazy(lambda: gettext(message) % {"object": self.model._meta.verbose_name}, str)()


class SpokenChooserViewSet(SnippetChooserViewSet):
    base_widget_class = SpokenChooser


class SpokenChooserBlock(SnippetChooserBlock):
    @cached_property
    def widget(self):
        return SpokenChooser(self.target_model, icon=super().widget.icon)
