"""What no test renders: messages of errors, and what is said after a form is saved, come from a catalogue too."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest
from django.conf import settings

from languages.catalogues import ROOMS

ROOT = Path(settings.BASE_DIR)
#: Arguments and attributes that an editor reads.
SEEN = {"error_message", "heading", "help_text", "label", "menu_label", "page_title", "success_message"}
SEEN |= {"verbose_name", "verbose_name_plural", "violation_error_message"}
SAYING = {"ValidationError", "StructBlockValidationError", "PermissionDenied", "add_error"}


@pytest.mark.parametrize("room", ROOMS)
def test_no_word_for_editors_stands_bare_in_the_code(room):
    paths = [path for path in (ROOT / room).rglob("*.py") if not {"management", "migrations"} & set(path.parts)]
    assert not [f"{path}:{line}" for path in paths for line in bare_lines(path.read_text())]


def bare_lines(source: str) -> Iterator[int]:
    for node in ast.walk(ast.parse(source)):
        if any(is_bare(text) for text in said_by(node)):
            yield node.lineno


def said_by(node: ast.AST) -> list[ast.expr]:
    """The expressions of a statement or a call that an editor reads."""
    match node:
        case ast.Call(func=ast.Name(id=name) | ast.Attribute(attr=name), args=args, keywords=keywords):
            given = [keyword.value for keyword in keywords if keyword.arg in SEEN]
            is_message = isinstance(node.func, ast.Attribute) and getattr(node.func.value, "id", "") == "messages"
            said = args[1:2] if is_message or name == "add_error" else args[:1] if name in SAYING else []
            return [*given, *(one for text in said for one in (text.values if isinstance(text, ast.Dict) else [text]))]
        case ast.Assign(targets=[ast.Name(id=name) | ast.Attribute(attr=name)]) if name in SEEN:
            return [node.value]
    return []


def is_bare(text: ast.expr) -> bool:
    is_words = isinstance(text, ast.Constant) and isinstance(text.value, str) and any(map(str.isalpha, text.value))
    return is_words or isinstance(text, ast.JoinedStr)


@pytest.mark.parametrize(
    "source",
    [
        'x = CharField(verbose_name="namn")',
        'raise ValidationError("Fel")',
        'raise ValidationError({"name": "Fel"})',
        'raise ValidationError(f"{x} är fel")',
        'messages.success(request, "Sparat")',
        'form.add_error("name", "Fel")',
        'class View:\n    page_title = "Kö"',
    ],
)
def test_a_bare_word_would_be_found(source):
    assert list(bare_lines(source))


@pytest.mark.parametrize(
    "source", ['raise ValidationError(_("Fel"))', 'form.add_error("name", _("Fel"))', 'logger.warning("Fel")']
)
def test_a_word_from_a_catalogue_is_not_bare(source):
    assert not list(bare_lines(source))
