"""Loading the seed into a site, all or nothing."""

from collections.abc import Iterable

from django.db import transaction
from django.db.models import Model
from wagtail.models import Locale, Page, ReferenceIndex, Site
from wagtail.signal_handlers import disable_reference_index_auto_update

from languages import declared
from languages.add_language import grow, open_locale
from languages.aliases import ensure_aliases
from pages.demo.ledger import Ledger
from pages.demo.read import Seed, SeedError
from pages.demo.snippets import Snippets
from pages.demo.translations import Translator
from pages.demo.tree import Tree
from pages.demo.validate import validate

TRANSLATED = ["audiences", "phases", "themes", "glossary", "contacts"]


def load(seed: Seed, *, force: bool = False) -> Ledger:
    """Write what is due of the seed into the default site. Raises SeedError, and then has written nothing."""
    validate(seed)
    with transaction.atomic(), disable_reference_index_auto_update():
        return _load(seed, Ledger(force=force))


def _load(seed: Seed, ledger: Ledger) -> Ledger:
    site = Site.objects.filter(is_default_site=True).first()
    if site is None:
        raise SeedError("There is no default site to load into.")
    swedish = Locale.objects.get_or_create(language_code=declared.SOURCE)[0]
    known = Snippets(seed, site, swedish, ledger).write()
    tree = Tree(seed, site, swedish, known, ledger)
    tree.write()
    _open_languages(site, [*tree.pages.values(), *tree.steps.values()])
    translator = Translator(ledger)
    written: dict[str, dict] = {**{kind: known[kind] for kind in TRANSLATED}, "pages": tree.pages, "steps": tree.steps}
    for kind, rows in written.items():
        for row in seed[kind]:
            translator.write(kind, rows[row.get("slug") or row["key"]], row)
    _note_references([*ledger.written, *translator.written])
    return ledger


def _open_languages(site: Site, pages: Iterable[Page]) -> None:
    """Open the languages of the interface once the Swedish pages stand, so that each alias is made once."""
    for language in declared.INTERFACE:
        if language.code != declared.SOURCE:
            grow(open_locale(language.code), [site], homes_alone=True)
    for page in pages:
        ensure_aliases(page)


def _note_references(instances: Iterable[Model]) -> None:
    """Bring Wagtail's index of what refers to what up to date, once for each row and not at every save."""
    for instance in instances:
        if ReferenceIndex.model_is_indexable(type(instance)):
            ReferenceIndex.create_or_update_for_object(instance)
