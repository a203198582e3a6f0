"""The example content of a site, and the loader that `manage.py load_demo` runs.

`seed/` holds one file a kind. A text is a string where it is Swedish only, else `{"sv": …, "en": …}`.
`law_events.json` is checked with the rest and is for the room that keeps law events.
"""
