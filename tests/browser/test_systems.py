"""The addresses that `docs/systems.md` names are there in the demo."""

import re
import urllib.request
from pathlib import Path

SECTION = "/sv/for-dig-som-moter-nyanlanda"
LANGUAGE = re.compile(r"^/(?:sv|ar|api)/")


def test_every_address_that_is_named_answers(base_url):
    named = re.findall(r"`((?:/|…/)[^`]*)`", Path("docs/systems.md").read_text(encoding="utf-8"))
    addresses = {one.replace("…", SECTION) for one in named}
    paths = sorted(one if LANGUAGE.match(one) else f"/sv{one}" for one in addresses)
    assert len(paths) > 30
    for path in paths:
        assert urllib.request.urlopen(base_url + path).status == 200, path
