import pytest
from bs4 import BeautifulSoup
from django.template import Context, Template, TemplateSyntaxError

from pages.pictograms import PICTOGRAMS
from pages.templatetags.icons import symbols


def render(source: str, **context) -> BeautifulSoup:
    return BeautifulSoup(Template("{% load icons %}" + source).render(Context(context)), "html.parser")


def test_a_pictogram_is_hidden_from_those_who_listen_and_refers_to_its_symbol():
    drawn = render('{% icon "arrow" "flip" %}').svg

    assert drawn["class"] == ["icon", "flip"]
    assert drawn["aria-hidden"] == "true"
    assert drawn.use["href"] == "#i-arrow"


def test_a_page_carries_each_symbol_it_uses_once_and_no_other():
    page = render('{% withicons %}{% icon "home" %}{% icon "home" %}{% icon "phone" %}{% endwithicons %}')

    assert [symbol["id"] for symbol in page.find_all("symbol")] == ["i-home", "i-phone"]


def test_the_shore_is_drawn_once_however_often_it_is_used():
    page = render("{% withicons %}{% shore %}{% shore %}{% endwithicons %}")

    assert len(page.find_all("use")) == 2
    assert [symbol["id"] for symbol in page.find_all("symbol")] == ["i-shore"]


def test_a_pictogram_chosen_by_an_editor_cannot_break_out_of_the_markup(settings):
    settings.STRICT_ICONS = False

    assert str(render("{% icon name %}", name='"><script>')) == ""


def test_no_pictogram_chosen_draws_nothing():
    assert str(render("{% icon name %}", name="")) == ""


def test_an_unknown_pictogram_stops_whoever_writes_the_template(settings):
    settings.STRICT_ICONS = True

    with pytest.raises(TemplateSyntaxError, match="no pictogram “harbour”"):
        render('{% icon "harbour" %}')


def test_an_unknown_pictogram_never_takes_a_page_down_in_production(settings, caplog):
    settings.STRICT_ICONS = False

    assert str(render('{% icon "harbour" %}')) == ""
    assert "harbour" in caplog.text


@pytest.mark.parametrize("name", [name for name, _label in PICTOGRAMS])
def test_every_pictogram_an_editor_can_choose_is_drawn(name):
    assert name in symbols()
