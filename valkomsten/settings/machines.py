"""Which machine translates into which language, from the environment: none unless one is named."""

from importlib.util import find_spec
from pathlib import Path
from urllib.parse import urlsplit

from django.core.exceptions import ImproperlyConfigured

from languages import declared
from valkomsten.settings.environment import env, required, whole_number

#: A language that is to have no machine although there is one for the others.
NONE = "none"
LONGEST_TIMEOUT = 600


def chosen() -> dict | None:
    """What wagtail-localize calls its machine translator; None where the environment names no machine.

    Refuses to start where a variable holds something else than it must.
    """
    default = machine("MACHINE_TRANSLATOR", env.str("MACHINE_TRANSLATOR", default=""))
    by_language = {
        language: machine("MACHINE_TRANSLATOR_FOR", name)
        for language, name in pairs("MACHINE_TRANSLATOR_FOR", env.str("MACHINE_TRANSLATOR_FOR", default="")).items()
    }
    timeout = whole_number("MACHINE_TRANSLATOR_TIMEOUT", 30)
    if not 1 <= timeout <= LONGEST_TIMEOUT:
        raise ImproperlyConfigured(f"MACHINE_TRANSLATOR_TIMEOUT must be 1 to {LONGEST_TIMEOUT} seconds.")
    used = {default, *by_language.values()} - {NONE}
    if not used:
        return None
    machines = {name: {**OPTIONS[name](), "TIMEOUT": timeout} for name in sorted(used)}
    options = {"DEFAULT": default, "FOR": by_language, "MACHINES": machines}
    return {"CLASS": "translation.machines.chosen.ChosenTranslator", "OPTIONS": options}


def machine(variable: str, name: str) -> str:
    """The name of a machine, or `none`; refuses to start where there is no such machine."""
    name = name.strip().lower() or NONE
    if name not in {NONE, *OPTIONS}:
        known = ", ".join(sorted(OPTIONS))
        raise ImproperlyConfigured(f"{variable} names {name!r}; the machines are {known}. See .env.example.")
    return name


def pairs(variable: str, text: str) -> dict[str, str]:
    """`ti=openai,so=openai` by language; refuses to start where it is written otherwise or no language of ours."""
    found = {}
    for pair in filter(None, (part.strip() for part in text.split(","))):
        language, equals, value = (part.strip() for part in pair.partition("="))
        if not equals or not value:
            raise ImproperlyConfigured(f"{variable} must look like ti=…,so=…, not {pair!r}. See .env.example.")
        if language.lower() not in declared.DECLARED or language.lower() == declared.SOURCE:
            raise ImproperlyConfigured(f"{variable} names {language!r}, which is no language to translate into.")
        found[language.lower()] = value
    return found


def web_address(variable: str, address: str) -> str:
    """An address without a closing slash; refuses to start where it is none."""
    try:
        parts = urlsplit(address)
        sound = parts.scheme in {"http", "https"} and parts.hostname and not parts.query and not parts.fragment
    except ValueError:
        sound = False
    if not sound:
        raise ImproperlyConfigured(f"{variable} must be an address with http or https, not {address!r}.")
    return address.rstrip("/")


def deepl() -> dict:
    return {
        "AUTH_KEY": required("DEEPL_KEY", "the key to DeepL, which MACHINE_TRANSLATOR or MACHINE_TRANSLATOR_FOR names"),
        "GLOSSARIES": pairs("DEEPL_GLOSSARIES", env.str("DEEPL_GLOSSARIES", default="")),
    }


def google() -> dict:
    if not _is_installed("google.cloud.translate"):
        raise ImproperlyConfigured(
            "MACHINE_TRANSLATOR or MACHINE_TRANSLATOR_FOR names google, but the package google-cloud-translate is not "
            "installed. See docs/machines.md."
        )
    options = {"PROJECT_ID": required("GOOGLE_PROJECT", "the project at Google Cloud that pays for the translations")}
    if credentials := env.str("GOOGLE_CREDENTIALS", default=""):
        if not Path(credentials).is_file():
            raise ImproperlyConfigured(f"GOOGLE_CREDENTIALS must be the path of a key file, not {credentials!r}.")
        options["CREDENTIALS_PATH"] = credentials
    return options


def libretranslate() -> dict:
    address = required("LIBRETRANSLATE_URL", "the address of LibreTranslate, such as http://localhost:5000")
    return {
        "LIBRETRANSLATE_URL": web_address("LIBRETRANSLATE_URL", address),
        "API_KEY": env.str("LIBRETRANSLATE_KEY", default=""),
    }


def openai() -> dict:
    address = required("OPENAI_URL", "the address of the model's API, such as http://localhost:11434/v1")
    return {
        "URL": web_address("OPENAI_URL", address),
        "KEY": env.str("OPENAI_KEY", default=""),
        "MODEL": required("OPENAI_MODEL", "the name of the model that translates"),
    }


def _is_installed(module: str) -> bool:
    try:
        return find_spec(module) is not None
    except ModuleNotFoundError:
        return False


OPTIONS = {"deepl": deepl, "google": google, "libretranslate": libretranslate, "openai": openai}
