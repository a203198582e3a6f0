import pytest

from pages.links import keep_audience


@pytest.mark.parametrize(
    ("target", "kept"),
    [
        ("/ar/steg/sfi/", "/ar/anvisad/steg/sfi/"),
        ("http://laholm.example/ar/steg/sfi/", "/ar/anvisad/steg/sfi/"),
        ("/ar/anvisad/steg/sfi/", "/ar/anvisad/steg/sfi/"),
        ("/dokument/1/karta.pdf", "/dokument/1/karta.pdf"),
        ("/s/abcde", "/s/abcde"),
        ("https://www.skatteverket.se/", "https://www.skatteverket.se/"),
        ("tel:112", "tel:112"),
    ],
)
def test_links_to_pages_keep_the_audience_and_others_stay_as_they_are(target, kept):
    markup = f'<p><a href="{target}">Läs</a></p>'
    assert keep_audience(markup, "http://laholm.example", "anvisad") == f'<p><a href="{kept}">Läs</a></p>'


def test_without_an_audience_links_stay_plain():
    markup = '<a id="1" href="/ar/steg/sfi/">Läs</a>'
    assert keep_audience(markup, "http://laholm.example", None) == markup
