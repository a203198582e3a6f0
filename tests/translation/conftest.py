"""A small site with a translatable step; the fixtures of `tests/pages` are borrowed."""

import pytest
from wagtail.rich_text import RichText

from pages.models import StepPage
from tests.pages.conftest import compiled_catalogues, every_language, nothing_known, small_site  # noqa: F401


@pytest.fixture
def step(small_site) -> StepPage:  # noqa: F811
    """A step with a text of two sentences, open in Swedish and Arabic, without any translation."""
    page = StepPage.objects.get(slug="folkbokforing", locale__language_code="sv")
    page.body = [("text", {"heading": "", "text": RichText("<p>Först söker du.</p><p>Sedan väntar du.</p>")})]
    page.save()
    return page
