"""What can be wrong with one message of a gettext catalogue."""

import re
from collections import Counter
from collections.abc import Iterator
from gettext import c2py

import polib

#: `%(name)s`, `%(ratio).1f`, `%s`, `{}` and `{name}`; `%%` is taken out first.
PLACEHOLDER = re.compile(r"%\(\w+\)[-+# 0-9.]*[a-z]|%\.?[0-9]*[sdif]|\{\w*\}")
NAMED = re.compile(r"%\(|\{\w")
TAG = re.compile(r"</?[a-zA-Z][\w-]*")
MARKUP = re.compile(r"<[^<>]*>")
PLURALS = re.compile(r"nplurals\s*=\s*(\d+)\s*;\s*plural\s*=\s*([^;]+);?")

#: Languages in other letters than the Latin: a message that reads as in English has been forgotten.
NOT_LATIN = {"ar", "fa", "fa-af", "ps", "ru", "ti", "uk"}


def faults(entry: polib.POEntry, code: str, plural_forms: str) -> Iterator[str]:
    """What is wrong with a message in a language; `plural_forms` is the header of that name."""
    if entry.fuzzy:
        yield "fuzzy"
    if not entry.msgid_plural:
        yield from _faults_of_form(entry.msgstr, entry.msgid, code)
        yield from _placeholder_faults(entry.msgstr, entry.msgid, entry.msgid)
        return
    covered = numbers_of_forms(plural_forms)
    if sorted(entry.msgstr_plural) != sorted(covered):
        yield f"{len(entry.msgstr_plural)} plural forms, {len(covered)} needed"
    for index, form in entry.msgstr_plural.items():
        numbers = covered.get(index, set())
        yield from _faults_of_form(form, entry.msgid if numbers == {1} else entry.msgid_plural, code)
        is_one_number = len(numbers) == 1
        yield from _placeholder_faults(form, entry.msgid, entry.msgid_plural, is_one_number=is_one_number)


def numbers_of_forms(plural_forms: str) -> dict[int, set[int]]:
    """Which of the numbers 0 to 200 each plural form is used for (the `Plural-Forms` header of GNU gettext)."""
    header = PLURALS.search(plural_forms)
    if not header:
        return {}
    choose = c2py(header[2].strip())
    covered: dict[int, set[int]] = {index: set() for index in range(int(header[1]))}
    for number in range(201):
        covered.setdefault(choose(number), set()).add(number)
    return covered


def _faults_of_form(said: str, english: str, code: str) -> Iterator[str]:
    if not said.strip():
        yield "not translated"
        return
    if _edges(said) != _edges(english):
        yield "other space at the beginning or the end"
    if said.strip().count("\n") != english.strip().count("\n"):
        yield "other line breaks"
    if Counter(TAG.findall(said)) != Counter(TAG.findall(english)):
        yield "other HTML tags"
    if any(letter.isdigit() and not letter.isascii() for letter in said):
        yield "digits other than 0–9"
    if code in NOT_LATIN and said == english and _has_words(english):
        yield "left in English"


def _placeholder_faults(said: str, singular: str, plural: str, *, is_one_number: bool = False) -> Iterator[str]:
    """Placeholders lost or invented; a form for one number alone may say the number in words."""
    if not said.strip():
        return
    given, wanted = _placeholders(said), _placeholders(plural)
    lost = wanted - given
    if is_one_number:
        lost -= wanted - _placeholders(singular)
        lost = Counter() if lost.total() == 1 else lost
    if lost or given - (wanted | _placeholders(singular)):
        yield "other placeholders"
    if _has_stray_percent(said) and not _has_stray_percent(plural):
        yield "a % that must be written %%"


def _placeholders(text: str) -> Counter[str]:
    """Named placeholders once, since a sentence may say a name twice; the others as often as they stand."""
    found = Counter(PLACEHOLDER.findall(text.replace("%%", "")))
    return Counter({name: 1 if NAMED.match(name) else number for name, number in found.items()})


def _has_stray_percent(text: str) -> bool:
    return "%" in PLACEHOLDER.sub("", text.replace("%%", ""))


def _edges(text: str) -> tuple[str, str]:
    return text[: len(text) - len(text.lstrip())], text[len(text.rstrip()) :]


def _has_words(text: str) -> bool:
    bare = PLACEHOLDER.sub("", MARKUP.sub("", text.replace("%%", "")))
    return any(letter.isalpha() for letter in bare)
