"""A small site with a translatable step; the fixtures of `tests/pages` are borrowed."""

import pytest
from wagtail.models import Site
from wagtail.rich_text import RichText

from languages import targets
from languages.sources import refresh
from pages.models import StepPage
from tests import replay
from tests.pages import factories
from tests.pages.conftest import compiled_catalogues, every_language, nothing_known, small_site  # noqa: F401
from tests.translation.desk import Desk
from tests.translation.services import Service
from translation.machines import careful
from translation.models import MachinePolicy, Translator


@pytest.fixture
def step(small_site) -> StepPage:  # noqa: F811
    """A step with a text of two sentences, taken up for translation, open in Swedish and Arabic, all in Swedish."""
    replay.once("a step of two sentences", write_two_sentences)
    return StepPage.objects.get(slug="folkbokforing", locale__language_code="sv")


def write_two_sentences() -> None:
    page = StepPage.objects.get(slug="folkbokforing", locale__language_code="sv")
    page.body = [("text", {"heading": "", "text": RichText("<p>Först söker du.</p><p>Sedan väntar du.</p>")})]
    page.save()
    refresh(page)


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
def published_in_name(monkeypatch) -> list[str]:
    """The names of what is published, of which nothing is written."""
    found: list[str] = []
    monkeypatch.setattr(targets, "publish", lambda source, *_args, **_how: found.append(source.object_repr))
    return found


@pytest.fixture
def paying_site(small_site):  # noqa: F811
    """The site of the step, which allows any number of characters."""
    site = small_site.home.get_site()
    MachinePolicy.objects.create(site=site, monthly_characters=None)
    return site


@pytest.fixture
def site(small_site) -> Site:  # noqa: F811
    return small_site.home.get_site()


@pytest.fixture
def amal(site, django_user_model):
    """Somebody who translates the site into Arabic."""
    user = django_user_model.objects.create_user("amal", first_name="Amal")
    Translator.objects.create(user=user, site=site).locales.set([factories.locale("ar")])
    return django_user_model.objects.get(pk=user.pk)


@pytest.fixture
def desk(step, site, amal, client) -> Desk:
    """Amal at the step, in Arabic."""
    client.force_login(amal)
    return Desk(client, step, site)
