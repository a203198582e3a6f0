"""Where a segment stands in its object: as an editor knows the place, and how long the text there may be."""

from collections import Counter
from collections.abc import Iterable, Iterator
from typing import Any

from django.db import models
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from wagtail.blocks import StreamValue, StructValue


def field_of(model: type[models.Model], path: str) -> Any:
    """The field that a segment's path leads to: `title`, `body.<block>…`, `audience_rows.<row>.note`."""
    name, *rest = path.split(".")
    field = model._meta.get_field(name)
    related: Any = field.related_model
    return related._meta.get_field(rest[-1]) if field.one_to_many else field


def labels(instance: models.Model, paths: Iterable[str]) -> Iterator[str]:
    """Where each segment of an object stands, in its order: “Sammanfattning”, “Vad man ska ta med: rad 2”.

    Paragraphs of one text have the same path, and are numbered.
    """
    paths = list(paths)
    times, seen = Counter(paths), Counter[str]()
    for path in paths:
        seen[path] += 1
        place = _place(instance, path)
        paragraph = {"place": place, "number": seen[path]}
        yield _("%(place)s: paragraph %(number)d") % paragraph if times[path] > 1 else place


def _place(instance: models.Model, path: str) -> str:
    name, *rest = path.split(".")
    called = capfirst(str(field_of(type(instance), path).verbose_name))
    stream = getattr(instance, name)
    if not isinstance(stream, StreamValue):
        return called
    ids = [child.id for child in stream]
    if rest[0] not in ids:
        return called
    number = ids.index(rest[0])
    child = stream[number]
    if isinstance(child.value, StructValue):
        return _in_struct(child, *rest[1:])
    return _line(called, number)


def _in_struct(block: Any, name: str, *item: str) -> str:
    """A part of a block, which is known by its heading, or else by what kind of block it is."""
    title = block.value.get("heading") or str(block.block.label)
    part = str(block.block.child_blocks[name].label)
    if item:
        ids = [one.id for one in block.value[name].bound_blocks]
        return _line(title, ids.index(item[0])) if item[0] in ids else title
    return title if part == title else f"{title}: {part.lower()}"


def _line(place: str, index: int) -> str:
    return _("%(place)s: line %(number)d") % {"place": place, "number": index + 1}


def limit(model: type[models.Model], path: str) -> int | None:
    """How many letters the field holds; None where there is no limit."""
    field = field_of(model, path)
    return field.max_length if isinstance(field, models.CharField) else None
