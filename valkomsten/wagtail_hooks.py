from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.menu import MenuItem


@hooks.register("register_help_menu_item")
def secure_login_menu_item():
    return MenuItem(_("Password and secure login"), reverse("mfa_index"), icon_name="lock", order=100)
