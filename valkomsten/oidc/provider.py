"""OpenID Connect as allauth has it, and what it leaves out: nonce, signature, one subject, claims kept to a minimum."""

from hashlib import sha256

import jwt
from allauth.account.models import EmailAddress
from allauth.socialaccount.internal import jwtkit
from allauth.socialaccount.providers.oauth2.client import OAuth2Error
from allauth.socialaccount.providers.openid_connect.provider import OpenIDConnectProvider
from allauth.socialaccount.providers.openid_connect.views import OpenIDConnectOAuth2Adapter
from django.conf import settings

#: How an ID token may be signed (RFC 7518): with a key of the provider's own, never with our secret.
ALGORITHMS = {"RS256", "RS384", "RS512", "PS256", "PS384", "PS512", "ES256", "ES384", "ES512"}
#: Claims that say that the address is hers: OpenID Connect Core 5.1, and Entra ID's optional claim.
VERIFIED = ("email_verified", "xms_edov")
YES = {"true", "1"}


def nonce_of(code_verifier: str) -> str:
    """The nonce of a login, made of the secret that its session keeps for PKCE."""
    return sha256(f"nonce {code_verifier}".encode()).hexdigest()


class Adapter(OpenIDConnectOAuth2Adapter):
    """Takes an ID token only with the provider's signature and this login's nonce (OpenID Connect Core 3.1.3.7)."""

    nonce = ""

    def get_access_token_data(self, request, app, client, pkce_code_verifier=None):
        self.nonce = nonce_of(pkce_code_verifier)
        return super().get_access_token_data(request, app, client, pkce_code_verifier)

    def complete_login(self, request, app, token, **kwargs):
        claims = self._decode_id_token(app, kwargs["response"].get("id_token", ""))
        if "userinfo_endpoint" in self.openid_config:
            more = self._fetch_user_info(token.token)
            if more.get("sub") != claims["sub"]:
                raise OAuth2Error("userinfo is about another subject than the id_token")
            claims = {**more, **claims}
        return self.get_provider().sociallogin_from_response(request, claims)

    def _decode_id_token(self, app, id_token: str) -> dict:
        try:
            header = jwt.get_unverified_header(id_token)
        except jwt.PyJWTError as error:
            raise OAuth2Error("there is no id_token") from error
        if header.get("alg") not in ALGORITHMS or "kid" not in header:
            raise OAuth2Error("the id_token is not signed with a key of the provider")
        claims = jwtkit.verify_and_decode(
            credential=id_token,
            keys_url=self.openid_config["jwks_uri"],
            issuer=self.openid_config["issuer"],
            audience=app.client_id,
            lookup_kid=jwtkit.lookup_kid_jwk,
        )
        if claims.get("nonce") != self.nonce:
            raise OAuth2Error("the id_token is of another login")
        return claims


class Provider(OpenIDConnectProvider):
    oauth2_adapter_class = Adapter

    def get_pkce_params(self) -> dict:
        params = super().get_pkce_params()
        return {**params, "nonce": nonce_of(params["code_verifier"])}

    def extract_email_addresses(self, data) -> list[EmailAddress]:
        verified = any(str(data.get(claim)).lower() in YES for claim in VERIFIED)
        email = data.get("email")
        return [EmailAddress(email=email, verified=verified, primary=True)] if email else []

    def extract_extra_data(self, data) -> dict:
        """What is kept of the claims: her groups, to see why she may what she may."""
        told = data.get(settings.OIDC_GROUPS_CLAIM) or []
        return {"groups": [told] if isinstance(told, str) else told}


provider_classes = [Provider]
