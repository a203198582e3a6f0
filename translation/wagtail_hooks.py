from django.urls import include, path
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.menu import Menu, SubmenuMenuItem
from wagtail.snippets.models import register_snippet

from contacts.admin import OwnedViewSet
from translation import urls
from translation.models import Translator
from translation.roles import sites_for
from translation.views import library

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


@hooks.register("register_admin_urls")
def addresses():
    return [path("oversattning/", include(urls))]


@hooks.register("register_admin_urls", order=-1)
def addresses_of_the_library():
    """Found before wagtail-localize's own, which would ask a machine without care and without a budget."""
    return [
        path("localize/translate/<int:translation_id>/machine_translate/", library.machine_translate),
        path("localize/update/<int:translation_source_id>/", library.UpdateTranslationsView.as_view()),
    ]


@hooks.register("register_admin_menu_item")
def translation_menu():
    return TranslationMenu(_("Translation"), Menu(register_hook_name=MENU), icon_name="globe", order=220)
