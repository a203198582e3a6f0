"""The words of snippets: relations point at the Swedish row, the reader gets her own."""

from collections.abc import Iterable
from typing import Any

from wagtail.models import TranslatableMixin

from languages import declared
from languages.said import Said, choose


class Lexicon:
    """What snippet rows are called in one language; learns a page's worth of rows with one query a model."""

    def __init__(self, language: str):
        self.language = language
        self._translated: dict[tuple[type, Any], TranslatableMixin] = {}

    def learn(self, rows: Iterable[TranslatableMixin]) -> None:
        """Fetch the translations of Swedish rows of one model."""
        rows = [row for row in rows if row is not None]
        if not rows or self.language == declared.SOURCE:
            return
        model = type(rows[0])
        keys = {row.translation_key for row in rows}
        self.take(model.objects.filter(translation_key__in=keys, locale__language_code=self.language))

    def take(self, translated: Iterable[TranslatableMixin]) -> None:
        """Rows of this language that have been fetched already."""
        self._translated |= {(type(row), row.translation_key): row for row in translated}

    def say(self, row: TranslatableMixin, field: str) -> Said:
        """A field of a Swedish row in this language, else in Swedish."""
        translated = self._translated.get((type(row), row.translation_key))
        return Said(*choose(getattr(row, field), getattr(translated, field, None), self.language))
