import pytest
from babel.messages.catalog import Catalog
from babel.messages.mofile import write_mo
from django.utils.translation import trans_real

WEEKS = ("%(number)s week", "%(number)s weeks")
WORDS = {
    "sv": {
        WEEKS: ("%(number)s vecka", "%(number)s veckor"),
        ("%(number)s krona", "%(number)s kronor"): ("%(number)s krona", "%(number)s kronor"),
        ("%(number)s krona per day", "%(number)s kronor per day"): (
            "%(number)s krona per dag",
            "%(number)s kronor per dag",
        ),
        ("%(number)s year old", "%(number)s years old"): ("%(number)s år", "%(number)s år"),
        "%(number)s%%": "%(number)s procent",
    },
    "ar": {
        WEEKS: (
            "%(number)s أسبوع", "أسبوع واحد", "أسبوعان", "%(number)s أسابيع", "%(number)s أسبوع", "%(number)s أسبوعًا"
        )
    },
    "uk": {WEEKS: ("%(number)s тиждень", "%(number)s тижні", "%(number)s тижнів")},
}  # fmt: skip


@pytest.fixture
def unit_words(settings, tmp_path):
    """Catalogues with some unit words, so that the tests do not lean on how the site's own are worded."""
    for language, words in WORDS.items():
        catalogue = Catalog(locale=language)
        for message, said in words.items():
            catalogue.add(message, said)
        folder = tmp_path / language / "LC_MESSAGES"
        folder.mkdir(parents=True)
        with (folder / "django.mo").open("wb") as file:
            write_mo(file, catalogue)
    settings.LOCALE_PATHS = [tmp_path]
    _forget_catalogues()
    yield
    _forget_catalogues()


def _forget_catalogues():
    trans_real._translations = {}
    trans_real._default = None
