"""How editors log in: password and second factor, the kommun's own provider, sessions, and what is kept of it all."""

from valkomsten.settings import oidc
from valkomsten.settings.environment import env, names, natural_number

AUTHENTICATION_BACKENDS = [
    "django.contrib.auth.backends.ModelBackend",
    "allauth.account.auth_backends.AuthenticationBackend",
]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
    {"NAME": "django.contrib.auth.password_validation.MinimumLengthValidator", "OPTIONS": {"min_length": 12}},
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
    {"NAME": "django.contrib.auth.password_validation.NumericPasswordValidator"},
]
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "wagtailadmin_home"
LOGOUT_REDIRECT_URL = "account_login"
WAGTAILADMIN_LOGIN_URL = LOGIN_URL
WAGTAIL_PASSWORD_MANAGEMENT_ENABLED = False  # allauth's pages do it
WAGTAIL_PASSWORD_RESET_ENABLED = False
WAGTAIL_EMAIL_MANAGEMENT_ENABLED = False  # the provider finds an account by its address: administrators keep it
ACCOUNT_ADAPTER = "valkomsten.login.accounts.InvitedEditors"
ACCOUNT_EMAIL_VERIFICATION = "none"  # accounts are made in the admin, by somebody who knows the editor
ACCOUNT_LOGIN_METHODS = {"username", "email"}
ACCOUNT_LOGOUT_REDIRECT_URL = LOGOUT_REDIRECT_URL
ACCOUNT_PREVENT_ENUMERATION = True
ACCOUNT_REAUTHENTICATION_REQUIRED = True
MFA_SUPPORTED_TYPES = ["totp", "webauthn", "recovery_codes"]
MFA_PASSKEY_LOGIN_ENABLED = True
MFA_FORMS = {
    "add_webauthn": "valkomsten.login.forms.AddKeyForm",
    "edit_webauthn": "valkomsten.login.forms.EditKeyForm",
}
MFA_ALLOW_UNVERIFIED_EMAIL = True
MFA_TOTP_ISSUER = "Välkomsten"

#: The groups whose members must have a second factor, and so must superusers; where it names none, nobody must.
MFA_REQUIRED_ROLES = names(env.str("MFA_REQUIRED_ROLES", default="Administratör,Samordnare"))

# How often somebody may try: thirty failures a minute from one network (a kommun is behind one address), five for one
# name in a quarter of an hour. Codes of the second factor are counted the same way.
LOCKOUT_MINUTES = 15
ACCOUNT_RATE_LIMITS = {"login_failed": f"30/m/ip,5/{LOCKOUT_MINUTES}m/key", "reset_password": "20/m/ip,3/15m/key"}

HOUR = 3600
#: How long an editor may be away before she must log in again, and how long she stays logged in at the most; seconds.
SESSION_COOKIE_AGE = natural_number("SESSION_IDLE_HOURS", 12) * HOUR
SESSION_LONGEST_AGE = natural_number("SESSION_LONGEST_HOURS", 168) * HOUR
ACCOUNT_SESSION_REMEMBER = True  # so long, without being asked
USERSESSIONS_TRACK_ACTIVITY = True

#: How many days the log of who did what is kept (`manage.py prune_log`).
AUDIT_LOG_DAYS = natural_number("AUDIT_LOG_DAYS", 730)

SOCIALACCOUNT_ADAPTER = "valkomsten.oidc.accounts.ProvidedEditors"
SOCIALACCOUNT_LOGIN_ON_GET = True  # a form that ends at another server is stopped by `form-action`; `state` guards it
SOCIALACCOUNT_REQUESTS_TIMEOUT = 5
SOCIALACCOUNT_PROVIDERS = oidc.provider()
#: What a value of the provider's claim gives, as (value, "group" or "unit", name).
OIDC_GRANTS = oidc.grants(env.str("OIDC_GROUPS", default=""))
OIDC_GROUPS_CLAIM = env.str("OIDC_GROUPS_CLAIM", default="groups")
#: Whether the provider asks everybody for a second factor, so that this site need not.
OIDC_HAS_MFA = env.bool("OIDC_HAS_MFA", default=False)
