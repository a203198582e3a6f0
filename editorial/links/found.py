"""Which addresses of others a site's pages, contacts and facts lead to, and where each stands."""

import json
import re
from collections import defaultdict
from collections.abc import Iterator

from django.db.models import Model
from wagtail.fields import StreamField
from wagtail.models import Site, get_page_models

from contacts.directory import find
from contacts.models import Organisation
from knowledge.models import Fact
from languages import declared
from pages.models import BasePage

#: An address within the stored blocks of a page: what ends it cannot stand in one.
ADDRESS = re.compile(r"https?://[^\s\"'<>\\]+")


def links(site: Site) -> dict[str, list[Model]]:
    """The addresses that a site leads to, with the Swedish rows that do (a query for each kind of row)."""
    found: dict[str, list[Model]] = defaultdict(list)
    for row, addresses in [*_of_pages(site), *_of_rows(site)]:
        for address in dict.fromkeys(addresses):
            if not address.startswith(site.root_url):
                found[address].append(row)
    return found


def _of_pages(site: Site) -> Iterator[tuple[Model, list[str]]]:
    for model in get_page_models():
        streams = [field for field in model._meta.get_fields() if isinstance(field, StreamField)]
        if not issubclass(model, BasePage) or not streams:
            continue
        live = model.objects.live().descendant_of(site.root_page).filter(locale__language_code=declared.SOURCE)
        for page in live.order_by("path"):
            stored = "".join(json.dumps(getattr(page, field.name).get_prep_value()) for field in streams)
            yield page, ADDRESS.findall(stored)


def _of_rows(site: Site) -> Iterator[tuple[Model, list[str]]]:
    for contact in find(site, professional=True):
        yield contact, [url for url in (contact.website, contact.booking_url) if url]
    for organisation in Organisation.objects.for_site(site).exclude(website=""):
        yield organisation, [organisation.website]
    for fact in Fact.objects.for_site(site).values():
        yield fact, [fact.source_url] if fact.source_url else []
