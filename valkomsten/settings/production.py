"""Production: refuses to start without a secret key, hosts and a base URL. Security follows the base URL's scheme."""

from urllib.parse import urlsplit

from valkomsten.settings.base import *
from valkomsten.settings.environment import base_address, hosts, required, secret, whole_number

DEBUG = False
SECRET_KEY = secret(required("SECRET_KEY", "at least 50 random characters, the same at every start"))
ALLOWED_HOSTS = hosts(required("ALLOWED_HOSTS", "the host names the site answers to, with commas"))
BASE_URL = base_address(required("BASE_URL", "the address readers use, such as https://valkommen.example.se"))
WAGTAILADMIN_BASE_URL = BASE_URL
CSRF_TRUSTED_ORIGINS = [BASE_URL]

IS_HTTPS = urlsplit(BASE_URL).scheme == "https"
SESSION_COOKIE_SECURE = IS_HTTPS
CSRF_COOKIE_SECURE = IS_HTTPS
SECURE_SSL_REDIRECT = IS_HTTPS
SECURE_REDIRECT_EXEMPT = [r"^halsa/$"]
SECURE_HSTS_SECONDS = whole_number("HSTS_SECONDS", 31_536_000) if IS_HTTPS else 0
SECURE_HSTS_INCLUDE_SUBDOMAINS = IS_HTTPS
SILENCED_SYSTEM_CHECKS = ["security.W021"]  # preloading is decided for a whole domain, by the kommun
MFA_WEBAUTHN_ALLOW_INSECURE_ORIGIN = not IS_HTTPS

# HTTPS ends at a proxy in front, which sets X-Forwarded-Proto and X-Forwarded-For itself.
TRUSTED_PROXIES = whole_number("TRUSTED_PROXIES", 1 if IS_HTTPS else 0)
ALLAUTH_TRUSTED_PROXY_COUNT = TRUSTED_PROXIES
if TRUSTED_PROXIES:
    SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")

STORAGES["staticfiles"]["BACKEND"] = "pages.assets.StaticStorage"
WHITENOISE_MAX_AGE = 3600
