"""The laws of the house that settings can break; the others are tests (`tests/valkomsten/test_laws.py`)."""

from django.conf import settings
from django.conf.locale import LANG_INFO
from django.core.checks import Error, register

from languages import declared

LOCALE_MIDDLEWARE = "languages.middleware.LanguageMiddleware"
OPEN_LANGUAGES = "languages.middleware.OpenLanguageMiddleware"
POLICY = "valkomsten.middleware.ContentSecurityPolicyMiddleware"


@register
def every_language_is_declared(app_configs, **kwargs):
    """Law 1: one address in every language; Django must know each, and which way it is written."""
    known = set(dict(settings.LANGUAGES))
    if known != set(declared.DECLARED):
        yield Error("LANGUAGES must be the declared languages, no more and no fewer.", id="valkomsten.E001")
    if unknown := sorted(known - set(LANG_INFO)):
        yield Error(f"LANG_INFO knows nothing of {', '.join(unknown)}.", id="valkomsten.E002")
    if missing := sorted(set(declared.RIGHT_TO_LEFT) - set(settings.LANGUAGES_BIDI)):
        yield Error(f"LANGUAGES_BIDI lacks {', '.join(missing)}.", id="valkomsten.E003")
    for name in (LOCALE_MIDDLEWARE, OPEN_LANGUAGES):
        if name not in settings.MIDDLEWARE:
            yield Error(f"{name} must be in MIDDLEWARE.", id="valkomsten.E004")


@register
def translations_never_publish_themselves(app_configs, **kwargs):
    """Law 3: a translation is published when it is one, not when it is sent for translation."""
    if settings.WAGTAILLOCALIZE_SYNC_LIVE_STATUS_ON_TRANSLATE:
        yield Error("WAGTAILLOCALIZE_SYNC_LIVE_STATUS_ON_TRANSLATE must be False.", id="valkomsten.E005")


@register
def readers_are_anonymous(app_configs, **kwargs):
    """Law 5: the public policy allows our own server and nobody else's."""
    allowed = {source for sources in settings.CONTENT_SECURITY_POLICY["DIRECTIVES"].values() for source in sources}
    if foreign := sorted(allowed - {"'none'", "'self'", "data:"}):
        yield Error(f"The public content security policy allows {', '.join(foreign)}.", id="valkomsten.E006")
    if POLICY not in settings.MIDDLEWARE:
        yield Error(f"{POLICY} must be in MIDDLEWARE.", id="valkomsten.E007")
    if settings.SESSION_SAVE_EVERY_REQUEST or settings.CSRF_USE_SESSIONS:
        yield Error("SESSION_SAVE_EVERY_REQUEST and CSRF_USE_SESSIONS give readers cookies.", id="valkomsten.E008")
