from django.utils.translation import get_language

from languages.declared import DECLARED


def of(code: str) -> str:
    """What a language is called in the language an editor works in: Swedish, or English if her profile says so."""
    language = DECLARED.get(code)
    if language is None:
        return code
    return language.english if get_language() == "en" else language.swedish


def in_both(code: str) -> str:
    """The same with what its speakers call it: `arabiska – العربية`."""
    return f"{of(code)} – {DECLARED[code].endonym}" if code in DECLARED else code


def options() -> list[tuple[str, str]]:
    """Every declared language with its name for editors, as choices of a field."""
    return [(code, of(code)) for code in DECLARED]
