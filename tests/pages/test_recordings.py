"""A page read aloud by a person is heard in the language of the reader, with or without scripts."""

import pytest
from django.core.exceptions import ValidationError
from django.core.files.base import ContentFile
from wagtail.documents import get_document_model
from wagtail.models import Collection, CollectionViewRestriction

import pages.sound
from pages.models import Recording
from tests.html import parse
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
    return parse(client.get(address)).select_one(".recording")


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


@pytest.mark.parametrize(
    ("asked", "status", "told", "content"),
    [
        ("bytes=0-1", 206, "bytes 0-1/5", b"so"),
        ("bytes=2-", 206, "bytes 2-4/5", b"und"),
        ("bytes=3-99", 206, "bytes 3-4/5", b"nd"),
        ("bytes=5-", 416, "bytes */5", b""),
    ],
)
def test_a_phone_may_ask_for_a_part_of_the_sound(client, db, media, asked, status, told, content):
    answer = client.get(sound().url, headers={"Range": asked})
    assert (answer.status_code, answer["Content-Range"], answer.content) == (status, told, content)


@pytest.mark.parametrize("asked", ["bytes=-2", "bytes=1-2,4-5", "lines=1-2", "bytes=x-"])
def test_what_cannot_be_asked_for_gives_all_of_it(client, db, media, asked):
    answer = client.get(sound().url, headers={"Range": asked})
    assert (answer.status_code, b"".join(answer.streaming_content)) == (200, b"sound")


def test_a_large_recording_is_sent_in_parts(client, db, media, monkeypatch):
    monkeypatch.setattr(pages.sound, "PART", 2)
    answer = client.get(sound().url, headers={"Range": "bytes=0-"})
    assert (answer["Content-Range"], answer.content) == ("bytes 0-1/5", b"so")


def test_a_part_of_what_is_not_for_everybody_is_not_given(client, db, media):
    collection = Collection.get_first_root_node().add_child(name="Internt")
    CollectionViewRestriction.objects.create(collection=collection, restriction_type="login")
    document = sound()
    document.collection = collection
    document.save()
    assert client.get(document.url, headers={"Range": "bytes=0-1"}).status_code == 302
