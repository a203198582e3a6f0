"""The small site of `tests/pages`, whose readers answer."""

import pytest
from django.core.cache import cache
from wagtail.models import Site

from pages.models import ArticlePage
from tests.pages import factories
from tests.pages.conftest import (  # noqa: F401
    client,
    compiled_catalogues,
    every_language,
    nothing_known,
    small_site,
    translate,
)


@pytest.fixture(autouse=True)
def nobody_has_posted():
    """How often an address has posted is kept in the cache, which outlives a test."""
    cache.clear()


@pytest.fixture
def here(small_site) -> Site:  # noqa: F811
    """The site of the small site's pages."""
    return Site.objects.get()


@pytest.fixture
def statement_page(small_site):  # noqa: F811
    """A statement of accessibility below the page about the site, in Swedish and Arabic."""
    return factories.statement(ArticlePage.objects.get(slug="om", locale__language_code="sv"))
