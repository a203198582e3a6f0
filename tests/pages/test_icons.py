import re
from pathlib import Path

import pytest
from bs4 import BeautifulSoup
from defusedxml import ElementTree
from django.template import Context, Template, TemplateSyntaxError

from pages.pictograms import PICTOGRAMS
from pages.templatetags.icons import symbols
from tests.html import parse

NAMED = re.compile(r'{% (?:icon|symbol) "([^"]*)"')


def render(source: str, **context) -> BeautifulSoup:
    return parse(Template("{% load icons %}" + source).render(Context(context)))


def test_a_pictogram_is_hidden_from_those_who_listen_and_refers_to_its_symbol():
    drawn = render('{% icon "arrow" "flip" %}').svg

    assert drawn["class"] == ["icon", "flip"]
    assert drawn["aria-hidden"] == "true"
    assert drawn.use["href"] == "/static/img/icons.svg#i-arrow"


def test_the_shore_refers_to_the_same_drawing():
    assert render("{% shore %}").use["href"] == "/static/img/icons.svg#i-shore"


def test_the_mark_of_the_tab_is_what_the_drawing_shows_by_itself(client):
    sheet = ElementTree.parse("static/img/icons.svg").getroot()
    shown = [child for child in sheet if not child.tag.endswith("defs")]

    assert [child.tag.split("}")[1] for child in shown] == ["rect", "use"]
    assert shown[1].attrib["href"] == "#i-mark"
    assert client.get("/favicon.ico").headers["Location"] == "/static/img/icons.svg"


def test_every_pictogram_that_a_template_names_is_drawn():
    written = [path.read_text() for path in Path("templates").rglob("*.html")]
    ours = [text for text in written if re.search(r"{% load[^%]* icons\b", text)]

    assert set(NAMED.findall("".join(ours))) <= symbols()


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
