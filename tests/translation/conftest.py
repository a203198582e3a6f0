"""A small site with a translatable step; the fixtures of `tests/pages` are borrowed."""

import pytest
from wagtail.rich_text import RichText

from pages.models import StepPage
from tests.pages.conftest import compiled_catalogues, every_language, nothing_known, small_site  # noqa: F401
from tests.translation.services import Service
from translation.machines import careful
from translation.models import MachinePolicy


@pytest.fixture
def step(small_site) -> StepPage:  # noqa: F811
    """A step with a text of two sentences, open in Swedish and Arabic, without any translation."""
    page = StepPage.objects.get(slug="folkbokforing", locale__language_code="sv")
    page.body = [("text", {"heading": "", "text": RichText("<p>Först söker du.</p><p>Sedan väntar du.</p>")})]
    page.save()
    return page


@pytest.fixture
def service():
    """A translation service on this machine."""
    running = Service()
    yield running
    running.close()


@pytest.fixture
def waits(monkeypatch) -> list[float]:
    """The pauses that were made between calls, in seconds; none of them is waited for."""
    found: list[float] = []
    monkeypatch.setattr(careful, "sleep", found.append)
    return found


@pytest.fixture
def paying_site(small_site):  # noqa: F811
    """The site of the step, which allows any number of characters."""
    site = small_site.home.get_site()
    MachinePolicy.objects.create(site=site, monthly_characters=None)
    return site
