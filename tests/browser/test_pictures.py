"""The style guide looks as it was accepted. What differs on purpose is accepted by `make accept-pictures`."""

import json
import os
from functools import partial

import pytest
from PIL import Image

from tests.browser import pictures


@pytest.fixture(scope="session")
def same_machine(everything, browser) -> None:
    if not everything:
        pytest.skip("pictures are compared by make test-all")
    if os.environ.get("ACCEPT_PICTURES"):
        return
    accepted = json.loads(pictures.MADE_WITH.read_text())
    if accepted != pictures.made_with(browser):
        pytest.skip(f"the pictures were made with {accepted}, this is {pictures.made_with(browser)}")


@pytest.fixture
def guide(same_machine, browser, base_url, session_of_the_admin):
    """Opens the guide in a language and a look."""
    return partial(pictures.open_guide, browser, base_url, session_of_the_admin)


@pytest.mark.parametrize(("code", "look"), pictures.CASES)
def test_the_style_guide_looks_as_it_was_accepted(guide, browser, shared, code, look):
    page = guide(code, look)
    picture = pictures.picture_of(page)
    if os.environ.get("ACCEPT_PICTURES"):
        pictures.accept(browser, code, look, picture)
    seen = shared / f"{code}-{look}.png"
    picture.save(seen)
    assert pictures.changed(page, picture, Image.open(pictures.path_of(code, look))) == [], f"now: {seen}"


def test_a_change_of_one_component_is_seen_and_named(guide):
    page = guide("sv", "phone")
    before = pictures.picture_of(page)
    page.evaluate("document.querySelector('.facts .icon').remove()")
    assert [name.split(" ")[0] for name in pictures.changed(page, pictures.picture_of(page), before)] == ["facts"]
