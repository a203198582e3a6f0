"""Every machine over the wire, and every way in which a service can fail."""

import re
from datetime import UTC, datetime, timedelta
from email.utils import format_datetime

import pytest
from wagtail.models import Site

from tests.pages import factories
from tests.sample import more, one_in
from tests.translation.services import MACHINES, Reply, choose
from translation.machines import careful as careful_module
from translation.machines import chosen, errors, wire
from translation.machines.careful import batches, pause
from translation.machines.shipped import Tongue
from translation.models import MachinePolicy

TEXTS = ["Först söker du.", "Sedan väntar du."]
RULED_BY_WIRE = ["deepl", "libretranslate", "openai"]
WITH_TAGS = 'Se <a id="a1">sidan</a> hos Skatteverket, den kostar [[fee]].'


@pytest.fixture
def paying_site(db) -> Site:
    """A site without pages, which allows any number of characters and knows one authority."""
    site = Site.objects.get(is_default_site=True)
    factories.organisation("Skatteverket")
    MachinePolicy.objects.create(site=site, monthly_characters=None)
    return site


@pytest.fixture
def ask(paying_site, service, waits, settings, monkeypatch):
    """Translate some texts into Arabic by a machine."""

    def translated(machine: str, texts=tuple(TEXTS), language: str = "ar"):
        choose(settings, monkeypatch, service, machine)
        swedish, locale = factories.locale(), factories.locale(language)
        one = chosen.machine_into(locale, swedish)
        found = careful_module.Batch()
        for batch in chosen.carefully(one, swedish, locale, paying_site).translate(texts):
            found.said |= batch.said
            found.faults |= batch.faults
            found.error = batch.error
        return found

    return translated


def used(site) -> int:
    return sum(site.machine_usage.values_list("characters", flat=True))


@pytest.mark.parametrize("machine", MACHINES)
def test_each_machine_translates(ask, service, machine):
    found = ask(machine)
    assert found.said == {text: f"ترجمة {text}" for text in TEXTS}
    assert (found.error, found.faults, len(service.asked)) == (None, {}, 1)


@pytest.mark.parametrize("machine", MACHINES)
def test_facts_links_and_names_come_through(ask, service, machine):
    found = ask(machine, [WITH_TAGS])
    assert found.said == {WITH_TAGS: f"ترجمة {WITH_TAGS}"}


def test_what_is_not_to_be_translated_is_told_to_each_in_its_way(ask, service):
    wanted = {
        "deepl": '<x id="k0">Skatteverket</x>',
        "google": '<span id="k0" translate="no">Skatteverket</span>',
        "libretranslate": '<span id="k0" translate="no">Skatteverket</span>',
        "openai": "hos Skatteverket,",
    }
    for machine, piece in wanted.items():
        ask(machine, [WITH_TAGS])
        assert piece in service.texts[-1][0]
    assert "Skatteverket" in service.asked[-1].body["messages"][0]["content"]
    assert service.asked[0].body["ignore_tags"] == ["x"]


@pytest.mark.parametrize("machine", MACHINES)
def test_keys_and_languages_are_sent(ask, service, machine):
    ask(machine, language="fa-af")
    (asked,) = service.asked
    if machine == "deepl":
        assert asked.headers["Authorization"] == "DeepL-Auth-Key key"
        assert (asked.body["source_lang"], asked.body["target_lang"]) == (["SV"], ["FA"])
        assert "glossary_id" not in asked.body
    elif machine == "google":
        assert asked.path.split("?")[0] == "/v3/projects/welcome/locations/global:translateText"
        assert (asked.body["sourceLanguageCode"], asked.body["targetLanguageCode"]) == ("sv", "fa-AF")
    elif machine == "libretranslate":
        assert (asked.body["source"], asked.body["target"], asked.body["api_key"]) == ("sv", "fa", "key")
    else:
        assert asked.headers["Authorization"] == "Bearer key"
        assert "Dari (دری, fa-AF)" in asked.body["messages"][0]["content"]


def test_deepl_gets_the_glossary_of_the_language(ask, service):
    ask("deepl")
    assert service.asked[0].body["glossary_id"] == ["glossary-ar"]


@pytest.mark.parametrize(
    ("machine", "status"), one_in(3, [(machine, status) for status in (429, 500, 503) for machine in MACHINES])
)
def test_a_busy_service_is_asked_again_after_a_pause_and_costs_nothing_twice(
    ask, service, waits, paying_site, machine, status
):
    service.replies = [Reply(status=status), Reply(status=status)]
    found = ask(machine)
    assert (set(found.said), found.error) == (set(TEXTS), None)
    assert len(waits) == 2
    assert waits[1] >= 2 > waits[0] >= 1
    assert used(paying_site) == sum(map(len, TEXTS))


@pytest.mark.parametrize("machine", MACHINES)
def test_retry_after_is_honoured(ask, service, waits, machine):
    service.replies = [Reply(status=429, headers={"Retry-After": "7"})]
    assert ask(machine).error is None
    assert 7 <= waits[0] < 8


def test_retry_after_may_be_a_date(ask, service, waits):
    then = datetime.now(UTC) + timedelta(seconds=30)
    service.replies = [Reply(status=503, headers={"Retry-After": format_datetime(then, usegmt=True)})]
    assert ask("deepl").error is None
    assert 20 < waits[0] < 31


def test_nobody_waits_for_an_hour(ask, service, waits):
    service.replies = [Reply(status=429, headers={"Retry-After": "3600"})]
    assert isinstance(ask("libretranslate").error, errors.BusyError)
    assert (waits, len(service.asked)) == ([], 1)


@pytest.mark.parametrize("machine", MACHINES)
def test_a_service_that_stays_busy_is_left_after_four_calls(ask, service, waits, paying_site, machine):
    service.replies = [Reply(status=429)] * 9
    found = ask(machine)
    assert isinstance(found.error, errors.BusyError)
    assert (found.said, len(service.asked), len(waits), used(paying_site)) == ({}, 4, 3, 0)


@pytest.mark.parametrize("machine", MACHINES)
def test_a_service_that_is_not_there_is_an_error_and_costs_nothing(ask, service, waits, paying_site, machine):
    service.close()
    found = ask(machine)
    assert isinstance(found.error, errors.UnreachableError)
    assert (found.said, len(waits), used(paying_site)) == ({}, 3, 0)


@pytest.mark.parametrize("machine", ["deepl", "google", *more("libretranslate", "openai")])
def test_a_service_that_hangs_is_asked_again(ask, service, machine):
    service.replies = [Reply(hangs=True)]
    found = ask(machine)
    assert (set(found.said), found.error) == (set(TEXTS), None)
    assert len(service.asked) == 2


REFUSALS = [
    (403, b"", "403"),
    (456, b"", ""),
    (400, b'{"message": "Value for \'target_lang\' not supported."}', "'target_lang' not supported"),
    (400, b'{"error": {"message": "no such model"}}', "no such model"),
    (404, b"<h1>Nothing here</h1>", "Nothing here"),
    (302, b"", "302"),
]


@pytest.mark.parametrize(
    ("machine", "status", "raw", "said"),
    one_in(2, [(machine, *refusal) for refusal in REFUSALS for machine in RULED_BY_WIRE]),
)
def test_a_refusal_is_told_at_once_in_the_words_of_the_service(ask, service, waits, machine, status, raw, said):
    service.replies = [Reply(status=status, raw=raw, headers={"Location": "https://example.com"})]
    error = ask(machine).error
    assert isinstance(error, errors.RefusedError)
    assert said in str(error)
    assert (waits, len(service.asked)) == ([], 1)


BAD_ANSWERS = {
    "not JSON": {"raw": b"<html>Log in</html>"},
    "empty": {"raw": b""},
    "a list": {"raw": b"[]"},
    "null": {"raw": b"null"},
    "deep": {"raw": b"[" * 100_000},
    "half of the texts": {"drop": 1},
    "nothing of the texts": {"drop": 9},
    "cut off in the middle": {"cut": True},
    "50 MB": {"huge": True},
}


#: Google's client reads its answers itself, over gRPC, which takes 4 MB at most.
READ_BY_GOOGLE = {"50 MB", "cut off in the middle"}


@pytest.mark.parametrize(
    ("machine", "bad"),
    one_in(3, [(one, bad) for bad in BAD_ANSWERS for one in MACHINES if one != "google" or bad not in READ_BY_GOOGLE]),
)
def test_an_answer_that_cannot_be_read_is_asked_for_again(ask, service, machine, bad):
    service.replies = [Reply(**BAD_ANSWERS[bad])]
    found = ask(machine)
    assert (set(found.said), found.error, found.faults) == (set(TEXTS), None, {})
    assert len(service.asked) == 2


@pytest.mark.parametrize("machine", MACHINES)
def test_texts_that_are_not_text_are_no_answer(ask, service, machine):
    service.replies = [Reply(say=lambda text: None), Reply(say=lambda text: {"text": text})]
    found = ask(machine)
    assert found.said.keys() | found.faults.keys() == set(TEXTS)
    assert all(isinstance(said, str) for said in found.said.values())


def test_an_answer_is_read_no_further_than_to_its_bound(service, monkeypatch):
    service.replies = [Reply(huge=True)]
    read = []
    whole = wire._read
    monkeypatch.setattr(wire, "_read", lambda response, deadline: whole(counted(response, read), deadline))
    with pytest.raises(errors.UnreadableError):
        wire.post(f"{service.address}/translate", json={"q": ["x"]}, timeout=20)
    assert sum(read) < wire.LARGEST_ANSWER + 2 * wire.CHUNK


def counted(response, read: list[int]):
    chunks = response.iter_content

    def iter_content(size):
        for chunk in chunks(size):
            read.append(len(chunk))
            yield chunk

    response.iter_content = iter_content
    return response


def test_one_text_that_a_service_chokes_on_does_not_take_the_others_along(ask, service):
    texts = [f"Text nummer {letter}." for letter in "abcdefgh"]
    poison = texts[5]

    def choke(text: str):
        return 7 if text == poison else f"ترجمة {text}"

    service.say = choke
    found = ask("libretranslate", texts)
    assert found.error is None
    assert set(found.said) == set(texts) - {poison}
    assert list(found.faults) == [poison]


def test_a_service_that_never_answers_readably_is_left_soon(ask, service):
    service.replies = [Reply(raw=b"<html>Log in</html>")] * 1000
    found = ask("deepl", [f"Text nummer {number}." for number in range(50)])
    assert isinstance(found.error, errors.UnreadableError)
    assert found.said == {}
    assert len(service.asked) < 30


BROKEN = [
    lambda text: "رسوم",
    lambda text: text.replace("[[fee]]", "[[ fee ]]").replace("<x ", "<y ").replace("<span ", "<div "),
    lambda text: re.sub(r"</?a[^>]*>", "", f"ترجمة {text}"),
    lambda text: f"ترجمة {text}<script>alert(1)</script>",
    lambda text: f"ترجمة {text}" + "<b>" * 5000,
    lambda text: "",
]


@pytest.mark.parametrize(
    ("machine", "broken"), one_in(3, [(machine, broken) for broken in BROKEN for machine in MACHINES])
)
def test_a_broken_text_is_asked_for_in_another_way(ask, service, machine, broken):
    service.replies = [Reply(say=broken)]
    found = ask(machine, [WITH_TAGS, TEXTS[0]])
    assert found.said[WITH_TAGS] == f"ترجمة {WITH_TAGS}"
    assert found.faults == {}
    assert service.texts[1][0] == 'Se <a id="a1">sidan</a> hos {0}, den kostar {1}.'


@pytest.mark.parametrize("machine", MACHINES)
def test_a_text_that_stays_broken_stays_untranslated_and_is_told(ask, service, machine):
    service.say = lambda text: re.sub(r"</?a[^>]*>", "", f"ترجمة {text}")
    found = ask(machine, [WITH_TAGS, TEXTS[0]])
    assert set(found.said) == {TEXTS[0]}
    assert any("<a id" in fault for fault in found.faults[WITH_TAGS])
    assert [len(texts) for texts in service.texts] == [2, 1, 1]


def test_every_call_that_was_answered_is_paid(ask, service, paying_site):
    service.say = lambda text: ""
    ask("openai", TEXTS[:1])
    assert used(paying_site) == 3 * len(TEXTS[0])


@pytest.mark.parametrize("machine", ["deepl", "google", "libretranslate"])
def test_services_are_not_asked_for_a_variant_of_swedish(settings, monkeypatch, service, machine):
    choose(settings, monkeypatch, service, machine)
    assert chosen.machine_into(Tongue("sv-simple"), Tongue("sv")) is None


def test_large_inputs_go_in_batches(ask, service):
    texts = [f"Text nummer {number} av många." for number in range(120)]
    found = ask("deepl", texts)
    assert len(found.said) == 120
    assert [len(asked) for asked in service.texts] == [50, 50, 20]


@pytest.mark.parametrize(
    ("texts", "together"),
    [
        (["a" * 4, "b" * 4, "c" * 4], [2, 1]),
        (["a" * 50, "b"], [1, 1]),
        (["a", "b" * 50], [1, 1]),
        (["a", "b", "c", "d"], [3, 1]),
        ([], []),
    ],
)
def test_a_batch_is_bounded_by_texts_and_characters(texts, together):
    found = list(batches(texts, 3, 10))
    assert [len(batch) for batch in found] == together
    assert [text for batch in found for text in batch] == texts


def test_pauses_grow_differ_and_end():
    assert all(1 <= pause(1) <= 1.5 and 4 <= pause(3) <= 6 and 30 <= pause(20) <= 45 for _each in range(50))
    assert len({pause(1) for _each in range(50)}) > 1
    assert 7 <= pause(1, wait=7) <= 7.5


def test_markup_as_deep_as_a_well_is_a_broken_text(ask, service):
    long = "Ett ord till. " * 100
    service.replies = [Reply(say=lambda text: "<b>" * 3000 + "ق" + "</b>" * 500)]
    found = ask("libretranslate", [long])
    assert set(found.said) == {long}
    assert len(service.asked) == 2
