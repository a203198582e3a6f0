"""Google Translate as wagtail-localize ships it, bounded in time; needs the package google-cloud-translate."""

from typing import Any

from django.utils.functional import cached_property
from wagtail_localize.machine_translators.google import GoogleCloudTranslator

from translation.machines.masks import Numbered, Tagged
from translation.machines.shipped import Manners


class Timed:
    """Google's client with a time-out; the careful translator does the retries."""

    def __init__(self, client: Any, seconds: float):
        self.client = client
        self.seconds = seconds

    def translate_text(self, request: dict) -> Any:
        return self.client.translate_text(request=request, timeout=self.seconds, retry=None)


class Google(Manners, GoogleCloudTranslator):
    """Google Translate honours `translate="no"`."""

    shields = (Tagged("span", ' translate="no"'), Numbered())
    tongues = {"fa-af": "fa-AF", "kmr": "ku", "zh-hans": "zh-CN"}

    @cached_property
    def client(self) -> Timed:
        return Timed(super().client, self.options["TIMEOUT"])

    def can_translate(self, source_locale, target_locale) -> bool:
        """Not into a variant of Swedish."""
        return source_locale.language_code != target_locale.language_code.partition("-")[0]
