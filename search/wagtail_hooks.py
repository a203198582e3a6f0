from django.urls import path
from django.utils.html import format_html
from django.utils.translation import gettext_lazy as _
from django_filters import ModelChoiceFilter
from wagtail import hooks
from wagtail.admin.filters import WagtailFilterSet
from wagtail.admin.ui.tables import Column, DateColumn
from wagtail.snippets.models import register_snippet
from wagtail.snippets.views import snippets

from contacts import filters
from contacts.admin import OwnedViewSet
from search.models import Missed, SearchWords
from search.seen import SeenColumn, SeenFilter, see_to


class SearchWordsFilterSet(WagtailFilterSet):
    site = ModelChoiceFilter(label=_("site"), queryset=filters.sites)

    class Meta:
        model = SearchWords
        fields = ["language", "site"]


class AddSearchWordsView(snippets.CreateView):
    """The form for new words, with what the address says of them."""

    filled_in = ("words", "language", "site")

    def get_form_kwargs(self) -> dict:
        asked = self.request.GET
        return {**super().get_form_kwargs(), "initial": {name: asked[name] for name in self.filled_in if name in asked}}


class SearchWordsViewSet(OwnedViewSet):
    model = SearchWords
    add_view_class = AddSearchWordsView
    icon = "search"
    add_to_admin_menu = True
    menu_order = 240
    menu_label = _("Search words")
    list_display = [
        "means",
        Column("words", label=_("What people write")),
        Column("language_name", label=_("Language"), sort_key="language"),
    ]
    filterset_class = SearchWordsFilterSet
    search_fields = ["words", "means"]
    list_per_page = 50


class MissedFilterSet(WagtailFilterSet):
    seen = SeenFilter()
    site = ModelChoiceFilter(label=_("site"), queryset=filters.sites)

    class Meta:
        model = Missed
        fields = ["language", "site", "last_on"]


def as_search_words(row: Missed) -> str:
    """A link to a form for new words, filled in with a search that found nothing."""
    return format_html('<a href="{}">{}</a>', row.as_search_words, _("Add as search words"))


class MissedViewSet(OwnedViewSet):
    """What people look for in vain; each is a word to add, a page to write, or to be left as it is."""

    model = Missed
    icon = "help"
    add_to_admin_menu = True
    menu_order = 250
    menu_label = _("Searches without an answer")
    list_display = [
        "query",
        Column("words", label=_("Search words"), accessor=as_search_words),
        Column("count", label=_("Times"), sort_key="count"),
        Column("language_name", label=_("Language"), sort_key="language"),
        DateColumn("last_on", label=_("Last time"), sort_key="last_on"),
        SeenColumn(_("Leave it")),
    ]
    filterset_class = MissedFilterSet
    search_fields = ["query"]
    list_per_page = 50


@hooks.register("register_admin_urls")
def addresses():
    return [path("avklarat/<str:label>/<int:pk>/", see_to, name="see_to")]


register_snippet(SearchWordsViewSet)
register_snippet(MissedViewSet)
