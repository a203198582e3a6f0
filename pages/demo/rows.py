"""Writing one row of the seed."""

from contextlib import contextmanager
from typing import Any

from django.core.exceptions import ValidationError
from django.db.models import Model

from pages.demo.ledger import Ledger
from pages.demo.read import SeedError


@contextmanager
def named(kind: str, name: Any):
    """Turn what a model refuses into a sentence about the row of the seed."""
    try:
        yield
    except ValidationError as error:
        parts = error.message_dict.items() if hasattr(error, "error_dict") else [("", error.messages)]
        raise SeedError(*(f"{kind}.json, {name}: {key} {' '.join(messages)}" for key, messages in parts)) from error


def put(ledger: Ledger, kind: str, model: type[Model], seed: dict, found_by: dict, values: dict) -> Model:
    """The row of a model that `found_by` names, written with `values` if the seed of it is due."""
    row = model._default_manager.filter(**found_by).first() or model(**found_by)
    if not ledger.is_due(kind, row, seed):
        return row
    for name, value in values.items():
        setattr(row, name, value)
    with named(kind, " ".join(str(value) for value in found_by.values() if isinstance(value, str)) or kind):
        row.full_clean()
    row.save()
    ledger.wrote(row, seed)
    return row
