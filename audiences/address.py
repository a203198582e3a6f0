"""The audience is in the address and only there (laws 1 and 5): `/<language>/[<audience>/]<rest>`."""

from collections.abc import Collection

#: Below the address of a page: where answers to it are sent (`editorial.urls`).
ANSWER = "svar"


def split(path: str, slugs: Collection[str]) -> tuple[str | None, str]:
    """Take the audience out of a path: `/ar/anvisad/steg/` gives `("anvisad", "/ar/steg/")`."""
    parts = path.split("/")
    if len(parts) > 2 and parts[2] in slugs:
        return parts[2], "/".join([*parts[:2], *parts[3:]])
    return None, path


def put(path: str, slug: str | None) -> str:
    """Put an audience into a plain path: `/ar/steg/` and `anvisad` give `/ar/anvisad/steg/`."""
    parts = path.split("/")
    if not slug or len(parts) < 3:
        return path
    return "/".join([*parts[:2], slug, *parts[2:]])
