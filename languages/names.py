from django.utils.translation import get_language

from languages.declared import DECLARED, Declared


def for_editors(language: Declared) -> str:
    """What a language is called in the language an editor works in: Swedish, or English if her profile says so."""
    return language.english if get_language() == "en" else language.swedish


def options() -> list[tuple[str, str]]:
    """Every declared language with its name for editors, as choices of a field."""
    return [(code, for_editors(language)) for code, language in DECLARED.items()]
