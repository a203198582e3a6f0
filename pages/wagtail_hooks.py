from django.core.exceptions import PermissionDenied
from django.urls import path
from django.utils.html import format_html
from django.utils.translation import gettext_lazy as _
from django_filters import ModelChoiceFilter
from wagtail import hooks
from wagtail.admin.filters import WagtailFilterSet
from wagtail.admin.panels import ObjectList
from wagtail.admin.staticfiles import versioned_static
from wagtail.admin.ui.tables import LocaleColumn
from wagtail.admin.views.home import UserObjectsInWorkflowModerationPanel
from wagtail.models import Locale, Page
from wagtail.permissions import policy_registry
from wagtail.snippets.models import register_snippet
from wagtail.snippets.views.snippets import SnippetViewSet, SnippetViewSetGroup

from audiences.models import Audience, AudienceOnSite
from contacts import filters
from contacts.admin import OwnedViewSet
from contacts.forms import OwnedForm
from languages import declared
from languages.choosers import SpokenChooserViewSet
from languages.facts_at_source import FactsAtSource
from pages import audience_views, sound, tenancy
from pages.models import Phase, Theme


class AudienceViewSet(SnippetViewSet):
    model = Audience
    chooser_viewset_class = SpokenChooserViewSet
    icon = "group"
    list_display = ["title", LocaleColumn(label=_("Language")), "slug", "status", "settlement", "order"]


class AudienceOnSiteFilterSet(WagtailFilterSet):
    site = ModelChoiceFilter(label=_("site"), queryset=filters.sites)

    class Meta:
        model = AudienceOnSite
        fields = ["site", "state"]


class AudienceOnSiteViewSet(OwnedViewSet):
    model = AudienceOnSite
    icon = "site"
    list_display = ["audience", "site", "state", "valid_from", "valid_to"]
    filterset_class = AudienceOnSiteFilterSet
    index_view_class = audience_views.AudienceOnSiteIndexView
    edit_handler = ObjectList(AudienceOnSite.panels, base_form_class=OwnedForm)

    def get_queryset(self, request):
        return super().get_queryset(request).select_related("audience", "site")

    def get_urlpatterns(self):
        return [
            *super().get_urlpatterns(),
            path("arkivera/<int:pk>/", audience_views.ArchiveView.as_view(), name="archive"),
            path("aterstall/<int:pk>/", audience_views.BringBackView.as_view(), name="bring_back"),
        ]


class PhaseViewSet(SnippetViewSet):
    model = Phase
    chooser_viewset_class = SpokenChooserViewSet
    icon = "time"
    list_display = ["title", LocaleColumn(label=_("Language")), "slug", "order"]


class ThemeViewSet(SnippetViewSet):
    model = Theme
    chooser_viewset_class = SpokenChooserViewSet
    icon = "tag"
    list_display = ["title", LocaleColumn(label=_("Language")), "slug", "order"]


class HeadingsViewSetGroup(SnippetViewSetGroup):
    """What steps are sorted by: for whom, when, about what."""

    menu_label = _("Audiences and headings")
    menu_icon = "group"
    menu_order = 350
    items = (AudienceViewSet, AudienceOnSiteViewSet, PhaseViewSet, ThemeViewSet)


register_snippet(HeadingsViewSetGroup)


@hooks.register("insert_global_admin_css")
def style():
    return format_html('<link rel="stylesheet" href="{}">', versioned_static("pages/admin.css"))


@hooks.register("register_log_actions")
def what_the_log_says(actions):
    actions.register_action(
        audience_views.ARCHIVE, _("Archive an audience"), _("Audience archived, or given a last day")
    )
    actions.register_action(audience_views.BRING_BACK, _("Bring an audience back"), _("Audience brought back"))


@hooks.register("after_copy_page")
def copy_rows_at_source(request, page, new_page):
    """A page that is copied within Swedish takes its facts and relations along."""
    if isinstance(page.specific, FactsAtSource) and page.locale_id == new_page.locale_id:
        source, target = page.specific, new_page.specific
        for name in source.rows_at_source:
            if not getattr(target, name).exists():
                source.copy_child_relation(source._meta.get_field(name), target, commit=True)


#: After Wagtail's own, which says who may have the document.
@hooks.register("before_serve_document", order=1)
def serve_sound_in_parts(document, request):
    return sound.part(document, request)


@hooks.register("construct_page_chooser_queryset")
def choose_from_her_sites(pages, request):
    """Wagtail's chooser shows all pages of the installation; an editor sees those of her sites (law 7)."""
    hers = policy_registry.get_by_type(Page).explorable_instances(request.user)
    parent = request.resolver_match.kwargs.get("parent_page_id")
    if parent and not hers.filter(pk=parent).exists():
        raise PermissionDenied
    return pages & hers


@hooks.register("construct_admin_api", order=1)
def of_her_sites(router):
    """After Wagtail's own, which it replaces."""
    router.register_endpoint("images", tenancy.ImagesOfHerSites)
    router.register_endpoint("documents", tenancy.DocumentsOfHerSites)


@hooks.register("construct_reports_menu")
def leave_out_what_is_the_operator_s(request, items):
    if not request.user.is_superuser:
        items[:] = [item for item in items if item.name != "page-types-usage"]


@hooks.register("construct_explorer_page_queryset")
def begin_in_swedish(parent_page, pages, request):
    """At the root stand the Swedish homes; those of other languages follow them, and are reached from them."""
    is_list = parent_page.is_root() and not request.GET.get("q")
    return pages.filter(locale=Locale.objects.get(language_code=declared.SOURCE)) if is_list else pages


@hooks.register("insert_editor_js")
def preview_script():
    return format_html('<script src="{}" defer></script>', versioned_static("pages/preview.js"))


@hooks.register("construct_homepage_panels")
def sent_on_her_sites(request, panels):
    wide = UserObjectsInWorkflowModerationPanel
    panels[:] = [tenancy.SentOnHerSites() if type(panel) is wide else panel for panel in panels]
