from allauth.account.adapter import DefaultAccountAdapter
from allauth.socialaccount.models import SocialAccount
from django.conf import settings
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from valkomsten.login import records


class InvitedEditors(DefaultAccountAdapter):
    """Accounts are made in the admin, or by the kommun's own provider; nobody signs up."""

    error_messages = {
        **DefaultAccountAdapter.error_messages,
        "too_many_login_attempts": format_lazy(
            _("Too many failed attempts. Wait {minutes} minutes, then try again, or choose a new password."),
            minutes=settings.LOCKOUT_MINUTES,
        ),
    }

    def is_open_for_signup(self, request) -> bool:
        return False

    def authentication_failed(self, request, **credentials) -> None:
        records.failed(credentials)

    def send_password_reset_mail(self, user, email, context) -> None:
        """Who comes from the provider gets no password here: it would outlive her account there."""
        if user.has_usable_password() or not SocialAccount.objects.filter(user=user).exists():
            super().send_password_reset_mail(user, email, context)
