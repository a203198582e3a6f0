import pytest
from django.conf import settings
from django.core.cache import cache
from django.test.signals import setting_changed

from languages import catalogues


@pytest.fixture(scope="session", autouse=True)
def compiled_catalogues():
    """What stands in a catalogue is said when it is compiled, and what was read before that is forgotten."""
    catalogues.compile_all()
    setting_changed.send(sender=None, setting="LOCALE_PATHS", value=settings.LOCALE_PATHS, enter=True)


@pytest.fixture(autouse=True)
def forgotten_attempts():
    """How often somebody has tried to log in is not counted from one test to the next."""
    cache.clear()
    yield
    cache.clear()
