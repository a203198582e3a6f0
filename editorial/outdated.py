"""Translations of pages that are older than the Swedish, or that a machine made and no person has read."""

from collections import Counter, defaultdict
from dataclasses import dataclass, field

from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from wagtail.models import Page, Site

from languages import declared, names
from languages.state import Kind, Tally, tallies
from translation.coverage import queue_url
from translation.roles import translates


@dataclass
class Outdated:
    """A page with the languages in which sentences are older, or made by a machine, the worst first."""

    title: str
    unit: str
    url: str = ""
    do: str = ""
    worst: list[tuple[int, str]] = field(default_factory=list)
    counts: Counter = field(default_factory=Counter)

    @property
    def about(self) -> str:
        """How much is the matter, and in which languages."""
        older, machine = self.counts[Kind.OLDER], self.counts[Kind.MACHINE]
        told = [ngettext("%(n)d older sentence", "%(n)d older sentences", older) % {"n": older}] if older else []
        if machine:
            told.append(ngettext("%(n)d by machine", "%(n)d by machine", machine) % {"n": machine})
        shown = ", ".join(names.of(code) for _count, code in self.worst)
        return _("%(how_much)s: %(languages)s") % {"how_much": ", ".join(told), "languages": shown}


def pages(user, sites: list[Site], kept: list[Page]) -> list[Outdated]:
    """The live pages among those that are kept, the worst first (one query, and one for what she translates)."""
    rows = {page.translation_key: page for page in kept}
    found: dict = {key: Outdated(page.title, page.keeper) for key, page in rows.items()}
    for (key, code), told in tallies(rows).items():
        if count := _to_do(told):
            found[key].worst.append((count, code))
            found[key].counts += Counter({kind: told.counts[kind] for kind in (Kind.OLDER, Kind.MACHINE)})
    worse = {key: one for key, one in found.items() if one.worst}
    hers = _languages_of(user if worse else None, sites)
    for key, one in worse.items():
        one.worst.sort(reverse=True)
        one.url, one.do = _way(rows[key], one, hers, sites)
    return sorted(worse.values(), key=lambda one: (-one.counts[Kind.OLDER], -one.counts[Kind.MACHINE], one.title))


def _to_do(told: Tally) -> int:
    return told.counts[Kind.OLDER] + told.counts[Kind.MACHINE]


def _languages_of(user, sites: list[Site]) -> dict[int, set[str]]:
    """The languages a user may translate, by site; who oversees translates all."""
    hers: dict[int, set[str]] = defaultdict(set)
    if user is None:
        return hers
    named = user.translates.values_list("site", "locales__language_code") if translates(user) else []
    for site, code in named:
        hers[site].add(code)
    if user.has_perm("translation.oversee"):
        for one in sites:
            hers[one.pk] |= set(declared.DECLARED)
    return hers


def _way(page: Page, one: Outdated, hers: dict[int, set[str]], sites: list[Site]) -> tuple[str, str]:
    """To the queue for who may translate into the worst of the languages; for others to what readers see."""
    site = next((each for each in sites if page.path.startswith(each.root_page.path)), None)
    if site is None:
        return "", ""
    own = next((code for _count, code in one.worst if code in hers[site.pk]), None)
    if own and page.source_id:
        return queue_url(page.source_id, own), _("Translate")
    inside = page.url_path[len(site.root_page.url_path) :]
    return f"/{one.worst[0][1]}/{inside}", _("Look at it")
