"""Who must have a second factor, by role, and who has none."""

from allauth.account.authentication import get_authentication_records
from allauth.mfa.models import Authenticator
from django.conf import settings

#: Recovery codes stand in for another factor and are none by themselves.
FACTORS = [Authenticator.Type.TOTP, Authenticator.Type.WEBAUTHN]


def must_have(user) -> bool:
    """Whether her role asks for a second factor (`MFA_REQUIRED_ROLES`)."""
    roles = settings.MFA_REQUIRED_ROLES
    return bool(roles) and (user.is_superuser or user.groups.filter(name__in=roles).exists())


def lacks(request) -> bool:
    """Whether who asks must set up a second factor before she may go on."""
    user = request.user
    if not user.is_authenticated or not must_have(user) or _provider_asked_for_one(request):
        return False
    return not Authenticator.objects.filter(user=user, type__in=FACTORS).exists()


def _provider_asked_for_one(request) -> bool:
    """Whether she came in through a provider that is known to ask everybody for a second factor."""
    ways = get_authentication_records(request, request.user) if settings.OIDC_HAS_MFA else []
    return any(way["method"] == "socialaccount" for way in ways)
