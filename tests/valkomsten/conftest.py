import pytest

from languages import catalogues


@pytest.fixture(scope="session", autouse=True)
def compiled_catalogues():
    """What stands in a catalogue is said only when it is compiled."""
    catalogues.compile_all()
