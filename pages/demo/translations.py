"""The translations of the seed, written as wagtail-localize keeps them: segment by segment."""

from wagtail.models import Locale, TranslatableMixin
from wagtail_localize.models import StringSegment, StringTranslation, TranslationSource
from wagtail_localize.strings import StringValue

from languages.sources import refresh
from languages.targets import publish
from pages.demo.ledger import Ledger
from pages.demo.read import SeedError
from pages.demo.rows import named
from pages.demo.words import digest, swedish, translations

#: Languages that no reader has reviewed; all others were written by hand.
UNREVIEWED = ["ar", "uk"]
DRAFT_TOOL = "demo draft, unreviewed"


class Translator:
    """Writes the words of the seed in other languages than Swedish."""

    def __init__(self, ledger: Ledger):
        self.ledger = ledger
        self.written: list[TranslatableMixin] = []
        self.locales = {locale.language_code: locale for locale in Locale.objects.all()}

    def write(self, kind: str, instance: TranslatableMixin, row: dict) -> None:
        """Translate a row or page into the languages the seed has words in, unless its Swedish is a person's."""
        if instance in self.ledger.kept:
            return
        name, source = f"{kind}, {instance}", None
        for language, texts in translations(row).items():
            locale, seed = self.locales[language], [swedish(row), texts]
            content = content_of(instance, locale)
            if self.ledger.is_due("translations", instance, seed, content, language):
                source = source or refresh(instance)
                self._say(name, source, locale, texts)
                with named(name, language):
                    self.written.append(publish(source, locale, unreviewed=True))
                self.ledger.wrote(instance, seed, content_of(instance, locale), language)

    def _say(self, name: str, source: TranslationSource, locale: Locale, texts: dict[str, str]) -> None:
        stored = {_stored(text): _stored(said) for text, said in texts.items()}
        segments = StringSegment.objects.filter(source=source, string__data__in=stored).select_related("string")
        if missing := stored.keys() - {segment.string.data for segment in segments}:
            raise SeedError(*(f"{name}: “{text}” is no text to translate." for text in sorted(missing)))
        draft = locale.language_code in UNREVIEWED
        StringTranslation.objects.bulk_create(
            [
                StringTranslation(
                    translation_of_id=segment.string_id,
                    context_id=segment.context_id,
                    locale=locale,
                    data=stored[segment.string.data],
                    translation_type="machine" if draft else "manual",
                    tool_name=DRAFT_TOOL if draft else "",
                )
                for segment in segments
            ],
            update_conflicts=True,
            unique_fields=["locale", "translation_of", "context"],
            update_fields=["data", "translation_type", "tool_name", "has_error", "field_error"],
        )


def content_of(instance: TranslatableMixin, locale: Locale) -> str:
    """A sum of what is stored of the translations of a row or page; empty if there are none."""
    rows = StringTranslation.objects.filter(context__object_id=instance.translation_key, locale=locale)
    said = list(rows.order_by("context__path", "translation_of_id").values_list("context__path", "data", "tool_name"))
    return digest(said) if said else ""


def _stored(text: str) -> str:
    """A text as wagtail-localize stores it."""
    return StringValue.from_plaintext(text).data
