from django.conf import settings
from django.utils import translation

from languages import declared


def test_every_tag_is_in_the_case_bcp_47_recommends():
    assert declared.tag("fa-af") == "fa-AF"
    assert declared.tag("sv-simple") == "sv-simple"
    assert declared.tag("zh-hans") == "zh-Hans"
    assert declared.tag("ar") == "ar"


def test_every_declared_language_is_known_to_django():
    for code in declared.DECLARED:
        info = translation.get_language_info(code)
        assert info["bidi"] == (code in declared.RIGHT_TO_LEFT), code


def test_pashto_is_written_from_right_to_left():
    with translation.override("ps"):
        assert translation.get_language_bidi()


def test_twelve_languages_have_an_interface_of_their_own():
    assert len(declared.INTERFACE) == 12
    assert settings.LANGUAGE_CODE == declared.SOURCE
