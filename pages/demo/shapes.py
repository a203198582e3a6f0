"""What each file of the seed holds: what names a row, what a row must have and may have, what it refers to."""

from typing import NamedTuple


class Shape(NamedTuple):
    name: str
    required: str
    optional: str = ""


SHAPES = {
    "audiences": Shape("slug", "slug title recognise icon status settlement order", "valid_to"),
    "phases": Shape("slug", "slug title order"),
    "themes": Shape("slug", "slug title icon order"),
    "facts": Shape("key", "key label value unit valid_from valid_to source_url confidence checked_on owner"),
    "glossary": Shape("slug", "slug word definition also_known_as"),
    "organisations": Shape("key", "key name kind website local"),
    "units": Shape("key", "key organisation name local"),
    "places": Shape("key", "key name street postcode locality bus_stop access opening_hours hosts owner checked_on"),
    "contacts": Shape(
        "key",
        "key local organisation unit place title role phones email website booking_url opening_hours visit languages"
        " interpreter audiences visible_to owner checked_on check_note is_demo",
        "helps_with",
    ),
    "steps": Shape(
        "slug",
        "slug order phase theme level icon unit reviewed_on next_review title summary responsible deadline duration"
        " fee bring body audiences prerequisites contacts glossary",
        "responsible_words",
    ),
    "pages": Shape(
        "slug",
        "slug type title",
        "parent lead summary body unit status shortcomings assessor assessed_on updated_on published_on"
        " kind readers icon audiences meetings reviewed_on",
    ),
    "law_events": Shape("title", "date title status steps audiences note source_url"),
}

#: Parts of a row that are lists of small rows.
ROWS = {
    ("steps", "audiences"): Shape(
        "audience", "audience application note", "condition deadline responsible legal_basis"
    ),
    ("steps", "prerequisites"): Shape("step", "step kind audiences"),
    ("places", "hosts"): Shape("organisation", "organisation", "hours note"),
    ("contacts", "phones"): Shape("number", "number hours"),
    ("pages", "shortcomings"): Shape("what", "what reason", "why instead"),
}

#: What a key refers to, in a row of a file or in a row of one of its parts.
REFERENCES = {
    ("steps", "phase"): "phases",
    ("steps", "theme"): "themes",
    ("steps", "unit"): "units",
    ("steps", "responsible"): "organisations",
    ("steps", "contacts"): "contacts",
    ("steps", "glossary"): "glossary",
    ("steps", "audiences", "audience"): "audiences",
    ("steps", "audiences", "responsible"): "organisations",
    ("steps", "prerequisites", "step"): "steps",
    ("steps", "prerequisites", "audiences"): "audiences",
    ("units", "organisation"): "organisations",
    ("places", "hosts", "organisation"): "organisations",
    ("places", "owner"): "units",
    ("facts", "owner"): "units",
    ("contacts", "organisation"): "organisations",
    ("contacts", "unit"): "units",
    ("contacts", "place"): "places",
    ("contacts", "owner"): "units",
    ("contacts", "audiences"): "audiences",
    ("pages", "parent"): "pages",
    ("pages", "unit"): "units",
    ("pages", "audiences"): "audiences",
    ("law_events", "steps"): "steps",
    ("law_events", "audiences"): "audiences",
}
