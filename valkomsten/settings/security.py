"""What browsers may do with our pages, what may be uploaded, and how editors log in."""

from csp.constants import NONE, SELF, UNSAFE_INLINE

DATA = "data:"

#: Public pages: nothing inline, nobody else's server. CSS masks are `data:` images.
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [NONE],
        "script-src": [SELF],
        "style-src": [SELF],
        "img-src": [SELF, DATA],
        "media-src": [SELF],
        "connect-src": [SELF],
        "manifest-src": [SELF],
        "worker-src": [SELF],
        "form-action": [SELF],
        "base-uri": [NONE],
        "frame-ancestors": [NONE],
    }
}

#: Wagtail's interface writes styles and scripts into its pages and previews in frames.
ADMIN_CONTENT_SECURITY_POLICY = {
    "default-src": [NONE],
    "script-src": [SELF, UNSAFE_INLINE],
    "style-src": [SELF, UNSAFE_INLINE],
    "img-src": [SELF, DATA, "blob:"],
    "font-src": [SELF, DATA],
    "connect-src": [SELF],
    "manifest-src": [SELF],
    "worker-src": [SELF],
    "media-src": [SELF],
    "frame-src": [SELF],
    "form-action": [SELF],
    "base-uri": [NONE],
    "frame-ancestors": [SELF],
}

PERMISSIONS_POLICY: dict[str, list[str]] = {
    feature: []
    for feature in (
        "accelerometer",
        "autoplay",
        "browsing-topics",
        "camera",
        "display-capture",
        "geolocation",
        "gyroscope",
        "magnetometer",
        "microphone",
        "midi",
        "payment",
        "usb",
    )
}

SECURE_REFERRER_POLICY = "same-origin"
SECURE_CROSS_ORIGIN_OPENER_POLICY = "same-origin"
X_FRAME_OPTIONS = "DENY"
SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = "Lax"
CSRF_COOKIE_HTTPONLY = False  # Wagtail's scripts read it
CSRF_COOKIE_SAMESITE = "Lax"

MEGABYTE = 1024 * 1024
DATA_UPLOAD_MAX_MEMORY_SIZE = 5 * MEGABYTE
DATA_UPLOAD_MAX_NUMBER_FIELDS = 10_000  # a long page in the editor, block by block
CONTACTS_MAX_UPLOAD_SIZE = 10 * MEGABYTE  # a list of contacts; some 20,000 of them
WAGTAILIMAGES_EXTENSIONS = ["avif", "jpeg", "jpg", "png", "webp"]
WAGTAILIMAGES_MAX_UPLOAD_SIZE = 10 * MEGABYTE
WAGTAILIMAGES_MAX_IMAGE_PIXELS = 40_000_000
WAGTAILDOCS_EXTENSIONS = ["docx", "m4a", "mp3", "odt", "ogg", "opus", "pdf", "xlsx"]
WAGTAILDOCS_MAX_UPLOAD_SIZE = 20 * MEGABYTE
WAGTAILDOCS_SERVE_METHOD = "serve_view"

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
ACCOUNT_ADAPTER = "valkomsten.accounts.InvitedEditors"
ACCOUNT_EMAIL_VERIFICATION = "none"  # accounts are made in the admin, by somebody who knows the editor
ACCOUNT_LOGIN_METHODS = {"username", "email"}
ACCOUNT_LOGOUT_REDIRECT_URL = LOGOUT_REDIRECT_URL
ACCOUNT_PREVENT_ENUMERATION = True
ACCOUNT_REAUTHENTICATION_REQUIRED = True
MFA_SUPPORTED_TYPES = ["totp", "webauthn", "recovery_codes"]
MFA_PASSKEY_LOGIN_ENABLED = True
MFA_ALLOW_UNVERIFIED_EMAIL = True
MFA_TOTP_ISSUER = "Välkomsten"

# No call to anybody else's server from an editor's browser.
WAGTAIL_ENABLE_UPDATE_CHECK = False
WAGTAIL_ENABLE_WHATS_NEW_BANNER = False
WAGTAIL_GRAVATAR_PROVIDER_URL = None
