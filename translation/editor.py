"""What an editor of a page is told about its translations, beside the page and before it is published."""

from collections.abc import Iterable

from django.forms import Media
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from wagtail.admin.ui.side_panels import BaseSidePanel
from wagtail.models import Page

from languages import declared, names
from languages.open import Language, open_languages
from languages.state import NOTHING, State, tallies
from pages.models import BasePage
from translation.changes import Change, Pending, Stored
from translation.coverage import STYLES, Cell
from translation.roles import locales_for


class Translations:
    """The translations of one Swedish page as it is published (three queries), and what its draft would do to them."""

    def __init__(self, page: Page, request):
        self.page = page
        self.request = request

    @cached_property
    def languages(self) -> list[Language]:
        site = self.page.get_site()
        return [one for one in open_languages(site) if one.code != declared.SOURCE] if site else []

    @cached_property
    def stored(self) -> Stored:
        return Stored(self.page.translation_key)

    @cached_property
    def cells(self) -> list[Cell]:
        key = self.page.translation_key
        found = tallies([key], [one.code for one in self.languages])
        return [Cell(one, found.get((key, one.code), NOTHING), self.stored.source_id) for one in self.languages]

    @property
    def translated(self) -> list[str]:
        """The languages that have words of the page."""
        return [cell.language.code for cell in self.cells if cell.state != State.MISSING]

    @cached_property
    def changes(self) -> list[Change]:
        return self.stored.changes([cell.language.code for cell in self.cells if cell.state == State.OLDER])

    @cached_property
    def pending(self) -> Pending | None:
        """What publishing would do; nothing where there is no draft, or no translation."""
        if self.page.has_unpublished_changes and self.translated:
            return self.stored.pending(self.page, self.translated)
        return None

    @property
    def getting_older(self) -> list[str]:
        return [f"{names.of(code)} ({count})" for code, count in self.pending.older.items()] if self.pending else []

    @cached_property
    def hers(self) -> set[str]:
        return languages_for(self.request.user, self.page, [one.code for one in self.languages])


def languages_for(user, instance, languages: Iterable[str]) -> set[str]:
    """Into which of some languages a user may translate a page or a row; what is of no site only superusers do."""
    if user.is_superuser:
        return set(languages)
    site = instance.get_site() if isinstance(instance, Page) else getattr(instance, "site", None)
    hers = locales_for(user, site).values_list("language_code", flat=True) if site else ()
    return set(hers) & set(languages)


def translations_of(page: Page, request) -> Translations | None:
    """The translations of a page, if it is a Swedish one that is published."""
    is_source = isinstance(page, BasePage) and page.locale.language_code == declared.SOURCE
    return Translations(page, request) if is_source and page.pk and page.live else None


class TranslationsSidePanel(BaseSidePanel):
    """The state of every language, and which sentences have changed since they were translated."""

    class SidePanelToggle(BaseSidePanel.SidePanelToggle):
        aria_label = _("Toggle translations")
        icon_name = "globe"

        def get_context_data(self, parent_context):
            translations = self.panel.translations
            return {
                **super().get_context_data(parent_context),
                "count": len(translations.changes) if translations else 0,
            }

    name = "translations"
    title = _("Translations")
    template_name = "translation/admin/editor_panel.html"
    order = 200

    def __init__(self, page: Page, request, translations: Translations | None):
        super().__init__(page, request)
        self.translations = translations

    @property
    def media(self) -> Media:
        return STYLES

    def get_context_data(self, parent_context):
        return {**super().get_context_data(parent_context), "translations": self.translations}
