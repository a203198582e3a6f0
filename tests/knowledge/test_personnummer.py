"""The examples are those Skatteverket writes itself (121212-1212, 701063-2391), written as people write them."""

import pytest

from knowledge.personnummer import looks_like_personnummer

NUMBERS = [
    "121212-1212",
    "191212121212",
    "1212121212",
    "19121212-1212",
    "19 12 12 12 - 1212",
    "1912-12-12-1212",
    "121212+1212",
    "121212 1212",
    "121212–1212",
    "121212‑1212",
    "(121212-1212)",
    "Jag heter A, 121212-1212, och bor i Laholm.",
    "nr:19121212-1212.",
    "١٢١٢١٢-١٢١٢",
    "۱۹۱۲۱۲۱۲-۱۲۱۲",
    "१२१२१२-१२१२",
    "\u202a121212\u202c-\u202a1212\u202c",
    "701063-2391",
    "197010632391",
    "7010632391",
    "850229-1234 är ingen dag, men 840229-1234 är en",
    "121212-1213",
]
OTHERS = [
    "",
    "Jag är född 1985-01-01.",
    "070-123 45 67",
    "0701234567",
    "+46 70 123 45 67",
    "0046701234567",
    "0771-451 000",
    "0430-150 00",
    "556677-8899",
    "850229-1234",
    "851332-1234",
    "850100-1234",
    "850192-1234",
    "1212121213",
    "211212121212",
    "1912121212120",
    "12121212129",
    "SE45 5000 0000 0583 9825 7466",
    "Rum 12, 12 mars 2026, klockan 10.30 till 12",
    "112 1177 114 14",
]


@pytest.mark.parametrize("text", NUMBERS)
def test_a_number_that_says_who_somebody_is_is_seen(text):
    assert looks_like_personnummer(text)


@pytest.mark.parametrize("text", OTHERS)
def test_other_numbers_pass(text):
    assert not looks_like_personnummer(text)


def test_a_long_text_is_read_at_once():
    assert not looks_like_personnummer("12 " * 50_000)
    assert not looks_like_personnummer("1" * 100_000)
