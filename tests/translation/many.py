"""Many pages in many languages, made fast: what counts is the number of rows that the matrix is made of."""

from django.utils import timezone
from wagtail.models import Locale, Page
from wagtail_localize.models import (
    String,
    StringSegment,
    StringTranslation,
    TranslatableObject,
    TranslationContext,
    TranslationSource,
)

from pages.models import StepIndexPage, StepPage
from tests.pages import factories

SEGMENTS = 20


def many_steps(index: StepIndexPage, count: int) -> list[StepPage]:
    """Steps with sources, each of twenty segments; in every language three in four are translated, none published."""
    swedish, theme, phase = factories.locale(), factories.theme(), factories.phase()
    first = StepPage.objects.count()
    facts = {"locale": swedish, "theme": theme, "phase": phase, "level": "stat", "summary": "Kort."}
    made = [
        index.add_child(instance=StepPage(title=f"Steg {n}", slug=f"steg-{n}", **facts))
        for n in range(first, first + count)
    ]
    _aliases(made)
    segments = _segments(made, swedish)
    locales = Locale.objects.exclude(pk=swedish.pk)
    StringTranslation.objects.bulk_create(
        StringTranslation(translation_of=one.string, context=one.context, locale=locale, data="…")
        for place, one in enumerate(segments)
        for locale in locales
        if place % 4
    )
    return made


def _aliases(steps: list[StepPage]) -> None:
    indexes = Page.objects.filter(translation_key=steps[0].get_parent().translation_key).exclude(locale=steps[0].locale)
    Page.objects.bulk_create(
        Page(
            title=step.title,
            slug=step.slug,
            path=f"{index.path}{Page._int2str(place).zfill(Page.steplen)}",
            depth=index.depth + 1,
            url_path=f"{index.url_path}{step.slug}/",
            content_type=step.content_type,
            locale=index.locale,
            translation_key=step.translation_key,
            alias_of_id=step.pk,
        )
        for index in indexes
        for place, step in enumerate(steps, Page.objects.child_of(index).count() + 1)
    )


def _segments(steps: list[StepPage], swedish: Locale) -> list[StringSegment]:
    objects = TranslatableObject.objects.bulk_create(
        TranslatableObject(translation_key=step.translation_key, content_type=step.content_type) for step in steps
    )
    sources = TranslationSource.objects.bulk_create(
        TranslationSource(
            object=one,
            specific_content_type=one.content_type,
            locale=swedish,
            object_repr="Steg",
            content_json="{}",
            last_updated_at=timezone.now(),
        )
        for one in objects
    )
    places = [(source, n) for source in sources for n in range(SEGMENTS)]
    contexts = TranslationContext.objects.bulk_create(
        TranslationContext(object=source.object, path=f"body.{n}", path_id=TranslationContext._get_path_id(f"body.{n}"))
        for source, n in places
    )
    strings = String.objects.bulk_create(
        String(locale=swedish, data=text, data_hash=String._get_data_hash(text))
        for text in (f"Mening {n} på sida {source.pk}." for source, n in places)
    )
    return StringSegment.objects.bulk_create(
        StringSegment(source=source, context=context, string=string, order=n, attrs="{}")
        for (source, n), context, string in zip(places, contexts, strings, strict=True)
    )
