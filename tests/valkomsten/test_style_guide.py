"""The style guide shows every component, to who builds the site and to nobody else."""

from pathlib import Path

import pytest
from django.conf import settings
from django.contrib.auth import get_user_model
from django.test.signals import template_rendered

from languages import declared
from tests.html import parse
from tests.pages import factories

pytestmark = pytest.mark.django_db
TEMPLATES = Path(settings.BASE_DIR) / "templates"
COMPONENTS = {str(path.relative_to(TEMPLATES)) for path in (TEMPLATES / "components").rglob("*.html")}
#: On paper, with a stylesheet of their own.
ON_PAPER = {name for name in COMPONENTS if "/sheet" in name}


@pytest.fixture
def builder(client):
    factories.home()
    client.force_login(get_user_model().objects.create_superuser("b", "b@example.se", "x"))
    return client


@pytest.mark.parametrize("code", declared.SHOWN)
def test_every_component_is_shown(builder, code):
    seen = set()

    def see(template, **_signal):
        seen.add(template.name)

    template_rendered.connect(see)
    page = parse(builder.get(f"/stilguide/{code}/"))
    template_rendered.disconnect(see)

    assert seen >= COMPONENTS - ON_PAPER
    assert page.html["lang"] == code
    ids = [element["id"] for element in page.find_all(id=True)]
    assert sorted(ids) == sorted(set(ids))


def test_it_is_the_same_every_time(builder):
    assert builder.get("/stilguide/sv/").content == builder.get("/stilguide/sv/").content


def test_without_a_language_it_leads_to_the_first(builder):
    assert builder.get("/stilguide/").headers["Location"] == "/stilguide/sv/"
    assert builder.get("/stilguide/uk/").status_code == 404


@pytest.mark.parametrize("address", ["/stilguide/", "/stilguide/ar/"])
def test_for_readers_there_is_nothing(client, address):
    factories.home()
    assert client.get(address).status_code == 404
