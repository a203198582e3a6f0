"""Settings common to development, test and production."""

from pathlib import Path

from django.conf.locale import LANG_INFO

from languages import declared
from valkomsten.settings import machines
from valkomsten.settings.environment import BASE_DIR, database, env, search_engine, task_backend
from valkomsten.settings.login import *
from valkomsten.settings.security import *

VAR_DIR = Path(env.str("VAR_DIR", default=str(BASE_DIR / "var")))

INSTALLED_APPS = [
    "editorial",
    "translation",
    "pages",
    "search",
    "knowledge",
    "contacts",
    "audiences",
    "languages",
    "valkomsten",
    "wagtail_localize",
    "wagtail_localize.locales",
    "wagtail_localize_intentional_blanks",
    "wagtail.api.v2",
    "wagtail.contrib.forms",
    "wagtail.contrib.redirects",
    "wagtail.contrib.settings",
    "wagtail.embeds",
    "wagtail.sites",
    "wagtail.users",
    "wagtail.snippets",
    "wagtail.documents",
    "wagtail.images",
    "wagtail.search",
    "wagtail.admin",
    "wagtail",
    "modelcluster",
    "taggit",
    "rest_framework",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "allauth.usersessions",
    "allauth.socialaccount",
    "valkomsten.oidc",
    "csp",
    "health_check",
    "django_tasks_db",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.humanize",
    "django.contrib.postgres",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.sitemaps",
    "django.contrib.staticfiles",
]

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "valkomsten.middleware.ContentSecurityPolicyMiddleware",
    "django_permissions_policy.PermissionsPolicyMiddleware",
    "valkomsten.compression.CompressionMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "languages.middleware.LanguageMiddleware",
    "valkomsten.middleware.EditorsLanguageMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "valkomsten.login.middleware.SessionAgeMiddleware",
    "valkomsten.login.middleware.SecondFactorMiddleware",
    "valkomsten.login.middleware.ExportLogMiddleware",
    "editorial.held.HeldMiddleware",
    "languages.middleware.OpenLanguageMiddleware",
    "audiences.middleware.AudienceRedirectMiddleware",
    "pages.tenancy.OwnSitesMiddleware",
]

ROOT_URLCONF = "valkomsten.urls"
WSGI_APPLICATION = "valkomsten.wsgi.application"

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [BASE_DIR / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
            ],
        },
    },
]

DATABASES = {"default": database("DATABASE_URL", f"sqlite:///{VAR_DIR / 'valkomsten.sqlite3'}")}
if DATABASES["default"]["ENGINE"].endswith("sqlite3"):
    DATABASES["default"]["OPTIONS"] = {
        "transaction_mode": "IMMEDIATE",
        "timeout": 30,
        "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL;",
    }
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

LANG_INFO.update(declared.language_info())
LANGUAGE_CODE = declared.SOURCE
LANGUAGES = [(language.code, language.endonym) for language in declared.DECLARED.values()]
LANGUAGES_BIDI = declared.RIGHT_TO_LEFT
WAGTAIL_CONTENT_LANGUAGES = LANGUAGES
WAGTAIL_I18N_ENABLED = True
WAGTAIL_ALLOW_UNICODE_SLUGS = False  # addresses are read aloud and typed on any keyboard
WAGTAILADMIN_PERMITTED_LANGUAGES = [("sv", "Svenska"), ("en", "English")]
WAGTAILLOCALIZE_SYNC_LIVE_STATUS_ON_TRANSLATE = False
WAGTAILLOCALIZE_MACHINE_TRANSLATOR = machines.chosen()
LOCALE_PATHS = [BASE_DIR / "locale", BASE_DIR / "locale/admin", BASE_DIR / "locale/upstream", VAR_DIR / "locale"]
USE_I18N = True
USE_TZ = True
TIME_ZONE = "Europe/Stockholm"

STATIC_URL = "/static/"
STATIC_ROOT = VAR_DIR / "static"
STATICFILES_DIRS = [BASE_DIR / "static", ("handledning", BASE_DIR / "docs/screenshots/handledning")]
MEDIA_URL = "/media/"
MEDIA_ROOT = VAR_DIR / "media"
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
}
CACHES = {"default": env.cache_url("CACHE_URL", default=f"filecache://{VAR_DIR / 'cache'}")}
CACHES["default"].setdefault("OPTIONS", {})["MAX_ENTRIES"] = 20_000

WAGTAILSEARCH_BACKENDS = {"readers": search_engine(env.str("SEARCH_ENGINE", default=""))}  # editors have the default
TASKS = {"default": task_backend(env.str("TASKS", default="immediate"))}

globals().update(env.email_url("EMAIL_URL", default="consolemail://"))
LINK_CHECKS = env.bool("LINK_CHECKS", default=False)
DEFAULT_FROM_EMAIL = SERVER_EMAIL = env.str("DEFAULT_FROM_EMAIL", default="valkomsten@localhost")

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"line": {"format": "{asctime} {levelname} {name}: {message}", "style": "{"}},
    "handlers": {"stderr": {"class": "logging.StreamHandler", "formatter": "line"}},
    "root": {"handlers": ["stderr"], "level": env.str("LOG_LEVEL", default="INFO")},
    "loggers": {
        "django": {"handlers": ["stderr"], "propagate": False},
        "django_tasks": {"level": "WARNING"},
    },
}

CSRF_FAILURE_VIEW = "editorial.held.stale"
REST_FRAMEWORK = {
    "DEFAULT_AUTHENTICATION_CLASSES": [],
}
WAGTAIL_SITE_NAME = "Välkomsten"
WAGTAILADMIN_NOTIFICATION_INCLUDE_SUPERUSERS = False  # they run the house; a page waits for its unit
