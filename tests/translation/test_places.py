"""What a translator is told of where a sentence stands."""

import pytest
from wagtail.rich_text import RichText

from languages.segments import segments
from languages.sources import refresh
from tests.pages import factories
from translation.places import labels

pytestmark = pytest.mark.django_db


def told(step) -> dict[str, str]:
    """Where every sentence of a step stands, by the sentence."""
    found = segments([refresh(step)], factories.locale("ar"))
    return dict(zip([one.swedish for one in found], labels(step, [one.path for one in found]), strict=True))


def test_a_sentence_is_placed_as_an_editor_knows_the_page(step):
    step.bring = [("item", "Pass"), ("item", "Foto")]
    step.body = [
        ("text", {"heading": "", "text": RichText("<p>Först söker du.</p><p>Sedan väntar du.</p>")}),
        ("text", {"heading": "Sedan", "text": RichText("<p>Du får besked.</p>")}),
        ("how_to", {"heading": "Så gör du", "actions": ["Boka tid.", "Gå dit."]}),
        ("question", {"question": "Kostar det?", "answer": "Nej."}),
    ]
    step.save()
    found = told(step)
    assert found["Om folkbokforing."] == "Sammanfattning"
    assert [found["Pass"], found["Foto"]] == ["Vad man ska ta med: rad 1", "Vad man ska ta med: rad 2"]
    assert [found["Först söker du."], found["Sedan väntar du."]] == ["Text: stycke 1", "Text: stycke 2"]
    assert [found["Sedan"], found["Du får besked."]] == ["Sedan: rubrik", "Sedan: text"]
    assert [found["Boka tid."], found["Gå dit."]] == ["Så gör du: rad 1", "Så gör du: rad 2"]
    assert [found["Kostar det?"], found["Nej."]] == ["Fråga och svar: fråga", "Fråga och svar: svar"]


def test_a_block_that_has_just_gone_is_placed_in_its_field(step):
    paths = [f"body.{step.body[0].id}.text", "body.00000000-0000-0000-0000-000000000000.text", "title"]
    assert list(labels(step, paths)) == ["Text", "Text", "Titel"]
