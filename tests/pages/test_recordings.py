"""A page read aloud by a person is heard in the language of the reader, with or without scripts."""

import pytest
from bs4 import BeautifulSoup
from django.core.exceptions import ValidationError
from django.core.files.base import ContentFile
from wagtail.documents import get_document_model

from pages.models import Recording
from tests.pages import factories

pytestmark = pytest.mark.django_db

STEP = "/{}/steg/folkbokforing/"


def sound(name: str = "steg.mp3"):
    return get_document_model().objects.create(title=name, file=ContentFile(b"sound", name=name))


@pytest.fixture
def media(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path


@pytest.fixture
def step(small_site, media):
    return small_site.steps[0]


def heard(client, address: str):
    return BeautifulSoup(client.get(address).content, "html.parser").select_one(".recording")


def test_a_page_with_a_recording_in_the_readers_language_plays_it_without_scripts(client, step):
    document = sound()
    Recording.objects.create(page=step, language="ar", document=document)
    recording = heard(client, STEP.format("ar"))
    assert recording.audio["src"] == document.url
    assert recording.audio.has_attr("controls")
    assert recording.audio["preload"] == "none"
    assert not recording.find_parent(class_="needs-js")
    assert heard(client, STEP.format("sv")) is None


def test_a_variant_of_a_language_hears_the_language(client, small_site, step):
    factories.open_languages(small_site.home, "fa", "fa-af")
    Recording.objects.create(page=step, language="fa", document=sound("fa.ogg"))
    borrowed = heard(client, STEP.format("fa-af"))
    assert borrowed.audio
    assert borrowed.select_one("[lang=fa][dir=rtl]").get_text() == "فارسی"
    own = sound("fa-af.ogg")
    Recording.objects.create(page=step, language="fa-af", document=own)
    assert heard(client, STEP.format("fa-af")).audio["src"] == own.url


def test_an_article_has_recordings_too(client, small_site, media):
    page = factories.ArticlePage.objects.get(locale__language_code="sv")
    Recording.objects.create(page=page, language="ar", document=sound())
    assert heard(client, "/ar/om/").audio


def test_recordings_stay_on_the_swedish_page_and_cost_no_queries(client, step, django_assert_max_num_queries):
    Recording.objects.create(page=step, language="ar", document=sound())
    step.save_revision().publish()
    assert [row.page_id for row in Recording.objects.all()] == [step.pk]
    client.get(STEP.format("ar"))
    with django_assert_max_num_queries(15):
        client.get(STEP.format("ar"))


def test_only_a_sound_file_is_a_recording(step):
    with pytest.raises(ValidationError):
        Recording(page=step, language="ar", document=sound("steg.pdf")).full_clean()
    Recording(page=step, language="ar", document=sound("steg.opus")).full_clean()


def test_pages_may_play_sound_of_this_site_only(client, step):
    assert "media-src 'self'" in client.get(STEP.format("sv"))["Content-Security-Policy"]
