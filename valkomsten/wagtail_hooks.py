from django.urls import path, reverse
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.menu import MenuItem
from wagtail.admin.widgets.button import Button

from valkomsten.login import records, visible
from valkomsten.login.users import LoginOfUserView


@hooks.register("register_help_menu_item")
def secure_login_menu_item():
    return MenuItem(_("Password and secure login"), reverse("mfa_index"), icon_name="lock", order=100)


@hooks.register("register_admin_urls")
def addresses():
    return [path("konton/<int:pk>/inloggning/", LoginOfUserView.as_view(), name="login_of_user")]


@hooks.register("register_user_listing_buttons")
def login_button(user, request_user):
    if visible.users_of(request_user).filter(pk=user.pk).exists():
        address = reverse("login_of_user", args=[user.pk])
        yield Button(_("Login and devices"), url=address, icon_name="lock", priority=40)


@hooks.register("register_snippet_listing_buttons")
def login_button_of_account(snippet, user, next_url=None):
    """The same in a list of accounts that is not Wagtail's own."""
    return login_button(snippet, user) if isinstance(snippet, visible.User) else []


@hooks.register("register_log_actions")
def what_the_log_says(actions):
    records.register(actions)
