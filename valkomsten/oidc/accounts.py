import logging

from allauth.account.utils import filter_users_by_email
from allauth.core.exceptions import ImmediateHttpResponse
from allauth.socialaccount.adapter import DefaultSocialAccountAdapter
from allauth.socialaccount.models import SocialAccount
from django.conf import settings
from django.shortcuts import render
from wagtail.log_actions import log

from valkomsten.login import records, sessions
from valkomsten.oidc import grants

logger = logging.getLogger(__name__)


class ProvidedEditors(DefaultSocialAccountAdapter):
    """Accounts of who logs in at the kommun's own provider: made, matched and refused."""

    def is_open_for_signup(self, request, sociallogin) -> bool:
        return True

    def pre_social_login(self, request, sociallogin) -> None:
        """Match her to her account and let her have what the provider says, before anything lets her in."""
        values = sociallogin.account.extra_data["groups"]
        if not sociallogin.is_existing:
            self._match(request, sociallogin, values)
        if sociallogin.is_existing:
            grants.give(sociallogin.user, values)
        if not grants.may_enter(values):
            self._refuse(request, sociallogin)

    def save_user(self, request, sociallogin, form=None):
        user = super().save_user(request, sociallogin, form)
        log(user, "wagtail.create", user=user)
        grants.give(user, sociallogin.account.extra_data["groups"])
        return user

    def _match(self, request, sociallogin, values) -> None:
        """Join her to the account with her address, where the provider says that the address is hers.

        An account that somebody else has at the provider is not given away with the address.
        """
        for address in sociallogin.email_addresses:
            users = filter_users_by_email(address.email)
            if not users:
                continue
            taken = SocialAccount.objects.filter(user__in=users, provider=sociallogin.account.provider).exists()
            if not address.verified or taken or len(users) > 1:
                raise ImmediateHttpResponse(self._answer(request, "taken"))
            if grants.may_enter(values):
                sociallogin.connect(request, users[0])

    def _refuse(self, request, sociallogin) -> None:
        if sociallogin.is_existing:
            records.note(sociallogin.user, records.REFUSED)
            sessions.end_all_of(sociallogin.user)
        else:
            logger.warning("Somebody without a mapped group was refused at the provider's login.")
        raise ImmediateHttpResponse(self._answer(request, "no_role"))

    def _answer(self, request, why: str):
        context = {"why": why, "provider": settings.SOCIALACCOUNT_PROVIDERS["openid_connect"]["APPS"][0]["name"]}
        return render(request, "socialaccount/refused.html", context, status=403)
