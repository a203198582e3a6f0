"""Wagtail's page editor, with the translations beside it and the question of the meaning at the publish button."""

from functools import cached_property

from wagtail.admin.ui.components import MediaContainer
from wagtail.admin.views.pages.create import CreateView
from wagtail.admin.views.pages.edit import EditView

from translation.editor import Translations, TranslationsSidePanel, translations_of

THEIRS = "wagtailadmin/pages/edit.html"


class PageEditView(EditView):
    partials_template_name = "translation/admin/page_edit_partials.html"

    @cached_property
    def in_languages(self) -> Translations | None:
        return translations_of(self.page, self.request)

    def get_template_names(self):
        names = super().get_template_names()
        return ["translation/admin/page_edit.html"] if self.in_languages and names == [THEIRS] else names

    def get_side_panels(self):
        own = TranslationsSidePanel(self.page, self.request, self.in_languages)
        return MediaContainer([*super().get_side_panels(), *([] if self.hydrate_create_view else [own])])

    def get_context_data(self, **kwargs):
        return {**super().get_context_data(**kwargs), "translations": self.in_languages}


class PageCreateView(CreateView):
    """A new page has the panel too: when it has been saved by itself, Wagtail puts that of the editor in its place."""

    def get_side_panels(self):
        own = TranslationsSidePanel(self.page, self.request, None)
        return MediaContainer([*super().get_side_panels(), own])
