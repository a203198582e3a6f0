"""What the installed packages say to editors in English alone, and the Swedish for it in `locale/upstream/`.

The catalogue holds every message that a package has no Swedish for, and those whose Swedish we word better.
It is the packages' own list of English messages that says what there is: an upgrade brings what is new, and takes
away what is gone.
"""

from collections.abc import Iterator
from pathlib import Path

import polib
from django.apps import apps

from languages.catalogues import UPSTREAM, Message, catalogue_path, key

#: The words of templates and code, and those of scripts.
DOMAINS = ("django", "djangojs")

#: Packages whose words no editor meets: programmers' messages of the programming interface, and forms not used here.
UNSEEN = {"rest_framework", "taggit"}


def wanted(domain: str) -> dict[Message, list[tuple[str, int]]]:
    """What our catalogue must hold, with the packages that say it: what lacks Swedish, and what we word ourselves."""
    path = catalogue_path(UPSTREAM, "sv", domain)
    ours = {key(entry) for entry in polib.pofile(str(path))} if path.exists() else set()
    found: dict[Message, list[tuple[str, int]]] = {}
    for package, messages in _packages(domain):
        for message, has_swedish in messages.items():
            if message in ours or not has_swedish:
                found.setdefault(message, []).append((package, 0))
    return found


def _packages(domain: str) -> Iterator[tuple[str, dict[Message, bool]]]:
    """Each installed package with its English messages, and whether it has Swedish for them."""
    for app in apps.get_app_configs():
        folder = Path(app.path) / "locale"
        path = catalogue_path(folder, "en", domain)
        if app.label not in UNSEEN and path.exists():
            swedish = _compiled(catalogue_path(folder, "sv", domain).with_suffix(".mo"))
            english = (entry for entry in polib.pofile(str(path)) if not entry.obsolete)
            yield app.name, {key(entry): (entry.msgctxt, entry.msgid) in swedish for entry in english}


def _compiled(path: Path) -> set[tuple[str | None, str]]:
    """The messages, with their contexts, that a compiled catalogue has words for; none where there is no such file."""
    return {(entry.msgctxt, entry.msgid) for entry in polib.mofile(str(path))} if path.exists() else set()
