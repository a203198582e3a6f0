"""Every word of every template, also of branches no test renders, stands in a translation tag."""

import re
from pathlib import Path

import pytest
from django.conf import settings
from django.template.base import Lexer, TokenType

from tests.languages import pseudo

ROOT = Path(settings.BASE_DIR)
TEMPLATES = [*(ROOT / "templates").rglob("*.html"), *(ROOT / "valkomsten" / "templates").rglob("*.html")]
#: The keys of a keyboard are called what stands on them.
KEYS = re.compile(r"<kbd>.*?</kbd>", re.DOTALL)


def bare(source: str) -> str:
    """The template without its tags, and without what they translate."""
    texts, until = [], ""
    for token in Lexer(source).tokenize():
        is_tag = token.token_type == TokenType.BLOCK
        if is_tag and is_without_words(token.contents):
            until = f"end{token.contents.split()[0]}"
        elif is_tag and token.contents.split()[0] == until:
            until = ""
        elif token.token_type == TokenType.TEXT and not until:
            texts.append(token.contents)
    return KEYS.sub("", "".join(texts))


def is_without_words(tag: str) -> bool:
    """Whether the text of a tag is translated, a comment, or the name of a class."""
    name, *arguments = tag.split()
    return name in {"blocktranslate", "comment"} or (name == "block" and arguments[0].endswith("_class"))


@pytest.mark.parametrize("path", TEMPLATES, ids=lambda path: str(path.relative_to(ROOT)))
def test_no_template_holds_a_word_of_its_own(path):
    assert set(pseudo.unmarked(bare(path.read_text()))) <= {"Välkomsten", "WhatsApp"}


def test_a_word_of_its_own_would_be_found():
    source = '{% load i18n %}<p title="Hej">{% if x == "y" %}Hej då{% endif %}{% translate "Hello" %} {{ name }}</p>'
    assert sorted(pseudo.unmarked(bare(source))) == ["Hej", "Hej då"]
