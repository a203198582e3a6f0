"""Where facts are used: every live text that names a key, found in Wagtail's reference index.

Pages say themselves which keys they name when they are saved (`knowledge.fields`, `pages.blocks.words`); an index that
was there before is filled by `manage.py rebuild_references_index`.
"""

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.db.models import CharField, Q, QuerySet
from django.db.models.functions import Cast
from django.urls import reverse
from django.utils import timezone
from django.utils.text import capfirst
from wagtail.models import Page, ReferenceIndex, Site

from knowledge import tokens
from knowledge.models import Fact
from languages import declared


@dataclass(frozen=True)
class Use:
    """A page or a row of words that names a fact, as editors see it; `places` are the fields it stands in."""

    title: str
    kind: str
    language: str
    url: str
    places: str


def pages_of(sites: Iterable[Site]) -> QuerySet:
    """The pages of some sites in every language, without those that only show another's words."""
    keys = {site.pk for site in sites}
    below = [Q(url_path__startswith=root.root_path) for root in Site.get_site_root_paths() if root.site_id in keys]
    mine = Q(*below, _connector=Q.OR) if below else Q(pk=None)
    return Page.objects.filter(mine, alias_of=None)


def _references(keys: Collection[str], sites: Iterable[Site]) -> QuerySet:
    """What names the keys: pages of the sites, and words that are nobody's own."""
    pages = pages_of(sites).annotate(text=Cast("pk", CharField())).values("text")
    of_pages = Q(base_content_type=ContentType.objects.get_for_model(Page))
    return ReferenceIndex.objects.filter(
        ~of_pages | Q(of_pages, object_id__in=pages),
        to_content_type=ContentType.objects.get_for_model(Fact),
        to_object_id__in=[tokens.token(key) for key in keys],
    )


def counted(keys: Collection[str], sites: Iterable[Site]) -> Counter[str]:
    """How many things of some sites name each key (two queries)."""
    rows = _references(keys, sites).values_list("to_object_id", "base_content_type", "object_id").distinct()
    return Counter(named[2:-2] for named, _kind, _row in rows)


def uses(key: str, sites: Iterable[Site]) -> list[Use]:
    """Everything of some sites that names a key, Swedish first (a query for each kind of thing)."""
    places: dict[tuple[int, int], set[str]] = defaultdict(set)
    for reference in _references([key], sites):
        named = reference.base_content_type_id, int(reference.object_id)
        places[named].add(reference.describe_source_field())
    by_kind: dict[int, list[int]] = defaultdict(list)
    for kind, pk in places:
        by_kind[kind].append(pk)
    found = []
    for kind, rows in by_kind.items():
        model: Any = ContentType.objects.get_for_id(kind).model_class()
        for row in model._base_manager.select_related("locale").filter(pk__in=rows):
            found.append((row.locale.language_code, _use(row, places[kind, row.pk])))
    swedish_first = sorted(found, key=lambda one: (one[0] != declared.SOURCE, one[1].title, one[0]))
    return [use for _code, use in swedish_first]


def _use(row, places: set[str]) -> Use:
    is_page = isinstance(row, Page)
    kind = row.cached_content_type.model_class() if is_page else type(row)
    edit = "wagtailadmin_pages:edit" if is_page else kind.snippet_viewset.get_url_name("edit")
    language = declared.DECLARED[row.locale.language_code].swedish
    title = row.get_admin_display_title() if is_page else str(row)
    listed = ", ".join(sorted(str(capfirst(place)) for place in places))
    return Use(title, capfirst(kind._meta.verbose_name), capfirst(language), reverse(edit, args=[row.pk]), listed)


def leaves_a_gap(facts: Collection[Fact]) -> bool:
    """Whether some text would have no value for a key it names, were the facts not there."""
    others = Fact.objects.exclude(pk__in=[fact.pk for fact in facts]).begun(timezone.localdate())
    return any(_only_value(fact, others.filter(key=fact.key)) for fact in facts)


def _only_value(fact: Fact, others: QuerySet) -> bool:
    if fact.first_day > timezone.localdate() or others.filter(site=None).exists():
        return False
    sites = Site.objects.exclude(pk__in=others.exclude(site=None).values("site"))
    if fact.site_id:
        sites = sites.filter(pk=fact.site_id)
    return bool(sites and counted([fact.key], sites))
