import pytest

from audiences import address

SLUGS = {"anvisad", "massflykt"}


@pytest.mark.parametrize(
    ("path", "expected"),
    [
        ("/ar/anvisad/steg/sfi/", ("anvisad", "/ar/steg/sfi/")),
        ("/ar/anvisad/", ("anvisad", "/ar/")),
        ("/ar/steg/anvisad/", (None, "/ar/steg/anvisad/")),
        ("/ar/", (None, "/ar/")),
        ("/", (None, "/")),
        ("", (None, "")),
    ],
)
def test_the_audience_is_the_part_after_the_language(path, expected):
    assert address.split(path, SLUGS) == expected


def test_what_was_taken_out_can_be_put_back():
    for path in ["/ar/anvisad/steg/sfi/", "/fa-af/massflykt/"]:
        slug, plain = address.split(path, SLUGS)
        assert address.put(plain, slug) == path


def test_no_audience_leaves_the_address_as_it_is():
    assert address.put("/ar/steg/", None) == "/ar/steg/"
