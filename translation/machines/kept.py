"""Words that stay Swedish in every language: names, and what the glossary leaves as it is."""

import re
from collections.abc import Iterable

from django.utils.translation import gettext as _
from wagtail.models import Site

from contacts.models import Organisation
from translation.machines import masks
from translation.terms import Term

#: What newcomers meet under this name only, whatever language they read.
ALWAYS = [
    "1177",
    "BankID",
    "Bankgirot",
    "Freja eID+",
    "Kivra",
    "LMA",
    "Mina meddelanden",
    "Mina sidor",
    "Platsbanken",
    "Plusgirot",
    "SFI",
    "Swish",
    "Systembolaget",
    "sfi",
]
REMARK = re.compile(r"\s*\([^)]*\)\s*$")


def names(site: Site | None, terms: Iterable[Term] = ()) -> set[str]:
    """The names of organisations that a site knows, the words above, and terms whose agreed word is the Swedish."""
    organisations = Organisation.objects.for_site(site).values_list("name", flat=True)
    own = {REMARK.sub("", name) for name in organisations}
    terms_kept = {name for term in terms if term.stays_swedish for name in (term.agreed, *term.names)}
    return {name for name in own | terms_kept | set(ALWAYS) if name.strip()}


def faults(swedish: str, said: str, pattern: re.Pattern[str]) -> list[str]:
    """Each piece of the Swedish that its translation has lost, in words for the editor."""
    lost = dict.fromkeys(piece for piece in masks.found(swedish, pattern) if piece not in said)
    return [_("“%(name)s” must stand as it is, and is missing.") % {"name": name} for name in lost]
