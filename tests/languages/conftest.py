"""A small site whose steps are translated; the fixtures of `tests/pages` are borrowed."""

from tests.pages.conftest import compiled_catalogues, nothing_known, small_site  # noqa: F401
