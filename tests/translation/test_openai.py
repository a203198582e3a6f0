import json

import pytest
from wagtail_localize.strings import StringValue

from tests.translation.services import Reply, options
from translation.machines import errors
from translation.machines.hints import Hints
from translation.machines.openai import OpenAITranslator
from translation.machines.shipped import Tongue

SWEDISH, TIGRINYA = Tongue("sv"), Tongue("ti")


@pytest.fixture
def model(service) -> OpenAITranslator:
    return OpenAITranslator(options("openai", service))


def said_by(model, *texts: str, **more) -> list[str]:
    strings = [StringValue(text) for text in texts]
    found = model.translate(SWEDISH, TIGRINYA, strings, **more)
    return [found[string].data for string in strings]


def content(text: str) -> Reply:
    return Reply(raw=json.dumps({"choices": [{"message": {"content": text}}]}).encode())


def test_a_model_is_told_its_language_the_agreed_words_and_the_names(model, service):
    hints = Hints({"personnummer": "ቁጽሪ መንነት"}, ["Skatteverket", "sfi"])
    assert said_by(model, "Hej", hints=hints) == ["ترجمة Hej"]
    (asked,) = service.asked
    told = asked.body["messages"][0]["content"]
    assert asked.path == "/v1/chat/completions"
    assert asked.body["model"] == "tiny"
    assert "Tigrinya (ትግርኛ, ti)" in told
    assert "- personnummer: ቁጽሪ መንነት" in told
    assert "Skatteverket, sfi" in told
    assert "{braces}" in told


def test_without_hints_nothing_is_said_of_words_or_names(model, service):
    said_by(model, "Hej")
    told = service.asked[0].body["messages"][0]["content"]
    assert "these words" not in told
    assert "these Swedish names" not in told


def test_no_key_is_sent_where_there_is_none(model, service):
    model.options["KEY"] = ""
    said_by(model, "Hej")
    assert "Authorization" not in service.asked[0].headers


@pytest.mark.parametrize(
    "text",
    [
        '{"1": "ሰላም"}',
        '```json\n{"1": "ሰላም"}\n```',
        '<think>The user wants {"1": "…"} in Tigrinya.</think>\n{"1": "ሰላም"}',
        'Here you are:\n{"1": "ሰላም"}\nDone.',
    ],
)
def test_json_is_found_in_what_a_model_says(model, service, text):
    service.replies = [content(text)]
    assert said_by(model, "Hej") == ["ሰላም"]


@pytest.mark.parametrize("text", ['{"1": "ሰላም', '{"2": "ሰላም"}', '{"1": null}', '{"1": ["ሰላም"]}', "ሰላም", "", None, 7])
def test_what_is_not_the_json_agreed_on_is_no_answer(model, service, text):
    service.replies = [content(text)]
    with pytest.raises((LookupError, TypeError, ValueError, AttributeError, errors.UnreadableError)) as raised:
        said_by(model, "Hej")
    assert isinstance(errors.told(raised.value), errors.UnreadableError)


def test_a_server_that_knows_no_json_mode_is_asked_without_it_from_then_on(model, service):
    refusal = b'{"error": {"message": "Unrecognized request argument supplied: response_format"}}'
    service.replies = [Reply(status=400, raw=refusal)]
    assert said_by(model, "Hej") == ["ترجمة Hej"]
    said_by(model, "Hej")
    assert ["response_format" in asked.body for asked in service.asked] == [True, False, False]
    assert all("temperature" in asked.body for asked in service.asked)


def test_a_refusal_of_something_else_is_a_refusal(model, service):
    service.replies = [Reply(status=400, raw=b'{"error": "model not found"}')]
    with pytest.raises(errors.RefusedError, match="model not found"):
        said_by(model, "Hej")
