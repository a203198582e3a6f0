"""What a revision refers to, asked for at once: the library asks for every reference of every row by itself."""

from collections import defaultdict
from collections.abc import Iterator

from django.db.models import Field, ForeignKey, Model
from modelcluster.models import get_all_child_relations


def all_there(model: type[Model], content: dict) -> bool:
    """Whether everything exists that a page and its rows refer to, as they are kept in a revision."""
    named: dict[Field, set] = defaultdict(set)
    for target, key in _references(model, content):
        named[target].add(key)
    return all(
        target.model._default_manager.filter(**{f"{target.name}__in": keys}).count() == len(keys)
        for target, keys in named.items()
    )


def _references(model: type[Model], content: dict) -> Iterator[tuple[Field, object]]:
    for field in model._meta.concrete_fields:
        if isinstance(field, ForeignKey) and content.get(field.name) is not None:
            yield field.target_field, field.target_field.to_python(content[field.name])
    for relation in get_all_child_relations(model):
        for row in content.get(relation.get_accessor_name(), []):
            yield from _references(relation.related_model, row)
