from wagtail.models import Locale

from languages import declared


def called(locale: Locale) -> str:
    """A language as editors see it: `arabiska – العربية`."""
    language = declared.DECLARED.get(locale.language_code)
    return f"{language.swedish} – {language.endonym}" if language else locale.language_code
