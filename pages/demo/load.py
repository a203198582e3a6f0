"""Loading the seed into a site, all or nothing."""

from django.db import transaction
from wagtail.models import Locale, Site

from languages import declared
from pages.demo.ledger import Ledger
from pages.demo.read import Seed
from pages.demo.snippets import Snippets
from pages.demo.translations import Translator
from pages.demo.tree import Tree
from pages.demo.validate import validate

TRANSLATED = ["audiences", "phases", "themes", "glossary", "contacts"]


def load(seed: Seed, *, force: bool = False) -> Ledger:
    """Write what is due of the seed into the default site. Raises SeedError, and then has written nothing."""
    validate(seed)
    with transaction.atomic():
        return _load(seed, Ledger(force=force))


def _load(seed: Seed, ledger: Ledger) -> Ledger:
    locales = {code.code: Locale.objects.get_or_create(language_code=code.code)[0] for code in declared.INTERFACE}
    swedish, site = locales[declared.SOURCE], Site.objects.get(is_default_site=True)
    known = Snippets(seed, site, swedish, ledger).write()
    tree = Tree(seed, site, swedish, known, ledger)
    tree.write()
    translator = Translator(ledger)
    written = {**{kind: known[kind] for kind in TRANSLATED}, "pages": tree.pages, "steps": tree.steps}
    for kind, rows in written.items():
        for row in seed[kind]:
            translator.write(kind, rows[row.get("slug") or row["key"]], row)
    return ledger
