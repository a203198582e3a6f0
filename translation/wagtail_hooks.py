from django.urls import include, path, reverse
from django.utils.html import format_html
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.menu import Menu, MenuItem, SubmenuMenuItem
from wagtail.admin.staticfiles import versioned_static
from wagtail.admin.widgets.button import Button
from wagtail.snippets.models import register_snippet
from wagtail_localize.wagtail_hooks import TranslationsReportMenuItem

from contacts.admin import OwnedViewSet
from translation import localize, urls
from translation.explorer import ExplorerViewSet
from translation.models import Translator
from translation.roles import oversees, sites_for, translates
from translation.views.home import ToTranslate
from translation.views.translated import shown_instead

#: Where views add their places in the menu “Translation”.
MENU = "register_translation_menu_item"


class TranslatorViewSet(OwnedViewSet):
    model = Translator
    icon = "user"
    list_display = ["user", "site"]
    menu_hook = MENU
    menu_order = 900


register_snippet(TranslatorViewSet)
localize.take_away_what_leads_there()


class TranslationMenu(SubmenuMenuItem):
    """Shown to who has something to translate or to oversee."""

    def is_shown(self, request):
        return super().is_shown(request) and (oversees(request.user) or translates(request.user))


class OverseersItem(MenuItem):
    """Shown to who orders translations for some site."""

    def is_shown(self, request):
        return oversees(request.user)


@hooks.register("insert_global_admin_css")
def styles():
    return format_html('<link rel="stylesheet" href="{}">', versioned_static("translation/admin.css"))


@hooks.register("insert_global_admin_js")
def script():
    return format_html('<script src="{}" defer></script>', versioned_static("translation/admin.js"))


@hooks.register("register_admin_urls", order=-1)
def addresses():
    return [path("oversattning/", include(urls)), *localize.addresses]


@hooks.register("register_admin_menu_item")
def translation_menu():
    return TranslationMenu(_("Translation"), Menu(register_hook_name=MENU), icon_name="globe", order=220)


@hooks.register(MENU)
def agencies_item():
    return MenuItem(_("Agencies"), reverse("translation:agencies"), name="agencies", icon_name="download", order=400)


@hooks.register("register_page_header_buttons")
def send_button(page, user, view_name, next_url=None):
    """“Export for translation” on the page's menu, for who translates or oversees its site."""
    site = page.get_site()
    if site and sites_for(user).filter(pk=site.pk).exists():
        where = f"{reverse('translation:agencies')}?plats={site.pk}&page={page.pk}"
        yield Button(_("Export for translation"), where, icon_name="download", priority=80)


@hooks.register(MENU)
def queue_item():
    return MenuItem(_("To translate"), reverse("translation:queue"), icon_name="list-ul", order=100)


@hooks.register("construct_homepage_panels")
def way_to_the_queue(request, panels):
    if translates(request.user):
        panels.append(ToTranslate(request.user))


@hooks.register(MENU)
def coverage_menu_item():
    return MenuItem(_("Coverage"), reverse("translation:coverage"), icon_name="table", order=100)


@hooks.register("register_admin_viewset", order=1)
def explorer():
    """After Wagtail's own, which it replaces."""
    return ExplorerViewSet()


@hooks.register("construct_reports_menu")
def leave_out_the_report_of_the_library(request, items):
    """What wagtail-localize says of translations goes by dates, and is not so."""
    items[:] = [item for item in items if not isinstance(item, TranslationsReportMenuItem)]


@hooks.register("before_edit_page", order=-1)
@hooks.register("before_edit_snippet", order=-1)
def show_a_translation(request, instance):
    """Before the library's editor, which would take its place."""
    return shown_instead(request, instance)


@hooks.register(MENU)
def jobs_item():
    return OverseersItem(_("Jobs"), reverse("translation:jobs"), name="jobs", icon_name="tasks", order=500)


@hooks.register(MENU)
def add_language_item():
    where = reverse("translation:add_language")
    return OverseersItem(_("Add a language"), where, name="add-language", icon_name="plus", order=600)
