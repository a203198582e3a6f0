import pytest
from django.core.exceptions import ValidationError

from pages.contrast import contrast_ratio
from pages.models import Kommun


def test_contrast_is_what_wcag_defines():
    assert contrast_ratio("#000000", "#ffffff") == pytest.approx(21)
    assert contrast_ratio("#777777", "#ffffff") == pytest.approx(4.48, abs=0.01)


def test_a_colour_white_text_cannot_be_read_on_is_refused_on_its_field():
    with pytest.raises(ValidationError) as refused:
        Kommun(colour="#8ebfbc").clean()
    assert "colour" in refused.value.message_dict


def test_a_deep_colour_is_accepted():
    Kommun(colour="#08363f").clean()
