from valkomsten.settings.base import *

INSTALLED_APPS = [*INSTALLED_APPS, "zeal"]  # counts only where a test asks it to: tests/pages/guard.py
SECRET_KEY = "tests only"
ALLOWED_HOSTS = ["*"]
WAGTAILADMIN_BASE_URL = "http://localhost"
PASSWORD_HASHERS = ["tests.hashers.InOneRound"]
CACHES = {"default": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache"}}
EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
LOGGING = {**LOGGING, "root": {"handlers": ["stderr"], "level": "WARNING"}}
STATIC_ROOT = VAR_DIR / "test-static"  # empty: every client of every test would look through what is collected
MEDIA_ROOT = VAR_DIR / "test-media"
TASKS = {"default": {"BACKEND": "tests.tasks.OursAlone"}}
STRICT_ICONS = True
MFA_REQUIRED_ROLES = []  # but for the tests of it
