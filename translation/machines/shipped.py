"""DeepL and LibreTranslate as wagtail-localize ships them, over our own wire and with our words for languages."""

from collections.abc import Mapping
from typing import NamedTuple

from wagtail.models import Locale
from wagtail_localize.machine_translators.deepl import DeepLTranslator
from wagtail_localize.machine_translators.libretranslate import LibreTranslator

from translation.machines import wire
from translation.machines.masks import Numbered, Shield, Tagged


class Tongue(NamedTuple):
    """A language under the name that a service has for it, where a machine wants a locale."""

    language_code: str


class Manners:
    """What `CarefulTranslator` asks of a machine beside what wagtail-localize asks."""

    #: How its texts are kept whole, first way first.
    shields: tuple[Shield, ...] = (Numbered(),)
    #: The names of languages that are others than ours.
    tongues: Mapping[str, str] = {}
    most_texts = 50
    #: Characters in one call; a longer text goes alone.
    most_characters = 5_000
    #: Whether `translate` takes `hints`: agreed words and names.
    takes_hints = False

    def tongue(self, locale: Locale) -> Tongue:
        return Tongue(self.tongues.get(locale.language_code, locale.language_code))


class DeepL(Manners, DeepLTranslator):
    """DeepL: told by a tag what not to translate, and by the id of a glossary what terms are called."""

    shields = (Tagged("x"), Numbered())
    tongues = {"en": "en-gb", "pt": "pt-pt"}
    translate = wire.bounded(DeepLTranslator.translate)

    def get_parameters(self, source_locale, target_locale, strings) -> dict:
        parameters = super().get_parameters(source_locale, target_locale, strings)
        own = self.options.get("GLOSSARIES", {}).get(_ours(target_locale.language_code, self.tongues))
        return {**parameters, "ignore_tags": "x", **({"glossary_id": own} if own else {})}


class LibreTranslate(Manners, LibreTranslator):
    """LibreTranslate, on a server of one's own or another's; it honours `translate="no"`."""

    shields = (Tagged("span", ' translate="no"'), Numbered())
    most_characters = 2_000
    translate = wire.bounded(LibreTranslator.translate)


def _ours(code: str, tongues: Mapping[str, str]) -> str:
    """Our own code of a language that a service calls otherwise."""
    return next((ours for ours, theirs in tongues.items() if theirs == code), code)
