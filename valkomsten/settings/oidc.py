"""The kommun's own provider of logins (OpenID Connect, such as Entra ID), from the environment: none unless named."""

from django.core.exceptions import ImproperlyConfigured

from valkomsten.settings.environment import env, required
from valkomsten.settings.machines import web_address

#: What stands in the address that the provider sends editors back to: `/konto/oidc/<this>/login/callback/`.
PROVIDER = "organisation"
UNIT = "unit:"

Grant = tuple[str, str, str]


def provider() -> dict:
    """What allauth calls its providers; empty where the environment names none."""
    address = env.str("OIDC_SERVER_URL", default="")
    if not address:
        return {}
    app = {
        "provider_id": PROVIDER,
        "name": env.str("OIDC_NAME", default="OpenID Connect"),
        "client_id": required("OIDC_CLIENT_ID", "the id that the provider knows this site by"),
        "secret": required("OIDC_CLIENT_SECRET", "the secret that the provider has given this site"),
        "settings": {"server_url": web_address("OIDC_SERVER_URL", address), "oauth_pkce_enabled": True},
    }
    required("OIDC_GROUPS", "what the provider's groups give here, such as vux=Redaktör;vux=unit:Vuxenutbildningen")
    return {"openid_connect": {"APPS": [app]}}


def grants(text: str) -> list[Grant]:
    """`vux=Redaktör;vux=unit:Vuxenutbildningen` as grants; refuses to start where it is written otherwise."""
    return [_grant(part.strip()) for part in text.split(";") if part.strip()]


def _grant(part: str) -> Grant:
    value, _, given = (piece.strip() for piece in part.partition("="))
    kind = "unit" if given.startswith(UNIT) else "group"
    name = given.removeprefix(UNIT).strip()
    if not value or not name:
        raise ImproperlyConfigured(
            f"OIDC_GROUPS must look like value=Group;value=unit:Unit, not {part!r}. See .env.example."
        )
    return value, kind, name
