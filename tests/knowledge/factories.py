import datetime

import factory
from wagtail.models import Locale

from knowledge.models import Fact, GlossaryTerm
from knowledge.units import Unit


class FactFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = Fact

    key = factory.Sequence(lambda n: f"avgift_{n}")
    label = "Avgift"
    value = "400"
    unit = Unit.SEK
    checked_on = datetime.date(2026, 11, 22)


class GlossaryTermFactory(factory.django.DjangoModelFactory):
    """A Swedish term; `locale` and `translation_key` make it the word of another language."""

    class Meta:
        model = GlossaryTerm

    locale = factory.LazyFunction(lambda: Locale.objects.get(language_code="sv"))
    word = factory.Sequence(lambda n: f"ord {n}")
    definition = "Ett ord."
