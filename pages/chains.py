"""The chains of a site, as the pages of steps know them."""

from collections import defaultdict

from pages import models
from pages.known import Known
from pages.reader import Reader


def meetings_of(step, reader: Reader) -> list[dict]:
    """The meetings at which a step is done, as links, of the chains that are for the reader's audience."""
    found = [one for one in _meetings(reader.known).get(step.pk, []) if one[0].is_for(reader.audience)]
    titles = reader.titles(chain for chain, _number in found)
    return [
        {"number": number, "title": titles[chain.pk], "url": f"{reader.as_read(reader.url(chain))}#mote-{number}"}
        for chain, number in found
    ]


def _meetings(known: Known) -> dict[int, list[tuple]]:
    """The Swedish chains with the number of the meeting, by the key of each step that is done at one (one query, once).

    Read from the stream as it is stored: the steps themselves are known.
    """

    def asked() -> dict[int, list[tuple]]:
        found = defaultdict(list)
        for chain in models.ChainPage.objects.live().descendant_of(known.site.root_page).order_by("path"):
            for number, block in enumerate(chain.meetings.raw_data if known.is_public(chain) else (), 1):
                for item in block["value"].get("steps", []):
                    found[item["value"]].append((chain, number))
        return found

    return known.once(("meetings of steps",), asked)
