from django.urls import include, path, reverse
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.menu import Menu, MenuItem, SubmenuMenuItem
from wagtail.snippets.models import register_snippet

from contacts.admin import OwnedViewSet
from translation import urls
from translation.models import Translator
from translation.roles import overseen_by, sites_for

#: Where views add their places in the menu “Translation”.
MENU = "register_translation_menu_item"


class TranslatorViewSet(OwnedViewSet):
    model = Translator
    icon = "user"
    list_display = ["user", "site"]
    menu_hook = MENU
    menu_order = 900


register_snippet(TranslatorViewSet)


class TranslationMenu(SubmenuMenuItem):
    """Shown to who has something to translate or to oversee."""

    def is_shown(self, request):
        return super().is_shown(request) and sites_for(request.user).exists()


class OverseersItem(MenuItem):
    """Shown to who orders translations for some site."""

    def is_shown(self, request):
        return overseen_by(request.user).exists()


@hooks.register("register_admin_urls")
def addresses():
    return [path("oversattning/", include(urls))]


@hooks.register("register_admin_menu_item")
def translation_menu():
    return TranslationMenu(_("Translation"), Menu(register_hook_name=MENU), icon_name="globe", order=220)


@hooks.register(MENU)
def jobs_item():
    return OverseersItem(_("Jobs"), reverse("translation:jobs"), name="jobs", icon_name="tasks", order=500)


@hooks.register(MENU)
def add_language_item():
    where = reverse("translation:add_language")
    return OverseersItem(_("Add a language"), where, name="add-language", icon_name="plus", order=600)
