"""In place of the library's editor of translations: what a translation is, and the ways on from it.

Its words are stored sentence by sentence and translated in the queue; all else is read from the Swedish page or row. So
there is nothing to edit here, and what the library says of its state goes by dates.
"""

from typing import Any

from django.views.generic.base import View
from wagtail.admin.admin_url_finder import AdminURLFinder
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin
from wagtail.admin.views.pages.utils import get_breadcrumbs_items_for_page
from wagtail.models import Page, TranslatableMixin

from languages import declared, names
from languages.open import Language
from languages.state import tally
from translation.changes import Stored
from translation.coverage import STYLES, Cell
from translation.editor import languages_for


def shown_instead(request, instance):
    """The view of a translation; nothing for what is Swedish, which Wagtail edits."""
    if isinstance(instance, TranslatableMixin) and instance.locale.language_code != declared.SOURCE:
        return TranslatedView.as_view(instance=instance)(request)
    return None


class TranslatedView(WagtailAdminTemplateMixin, View):
    """A page or row that is not Swedish; Wagtail has checked that the user may edit it."""

    template_name = "translation/admin/translated.html"
    header_icon = "globe"
    instance: Any = None

    def dispatch(self, request, *args, **kwargs):
        return self.render_to_response(self.get_context_data())

    def get_breadcrumbs_items(self):
        if isinstance(self.instance, Page):
            return get_breadcrumbs_items_for_page(self.instance, self.request.user)
        return [*self.breadcrumbs_items, {"url": "", "label": str(self.instance)}]

    def get_page_title(self):
        return names.of(self.language)

    def get_page_subtitle(self):
        return str(self.instance)

    @property
    def language(self) -> str:
        return self.instance.locale.language_code

    def get_context_data(self, **kwargs):
        key, is_alias = self.instance.translation_key, bool(getattr(self.instance, "alias_of_id", None))
        stored = Stored(key)
        cell = Cell(Language(self.instance.locale), tally(key, self.language), stored.source_id, not is_alias)
        swedish = type(self.instance).objects.get(translation_key=key, locale__language_code=declared.SOURCE)
        return super().get_context_data(
            **kwargs,
            media=STYLES,
            instance=self.instance,
            cell=cell,
            is_alias=is_alias,
            changes=stored.changes([self.language]),
            may_translate=languages_for(self.request.user, self.instance, [self.language]),
            swedish_url=AdminURLFinder(self.request.user).get_edit_url(swedish),
        )
