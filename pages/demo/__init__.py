"""The example content of a site, and its loader; `manage.py load_demo` runs it, and what rooms above add to it.

`seed/` holds one file a kind. A text is a string where it is Swedish only, else `{"sv": …, "en": …}`.
`law_events.json` is checked with the rest and loaded by the room that keeps law events (`editorial.demo`).
"""
