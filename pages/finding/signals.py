"""What has changed of what can be found, and what leans on it, is told to the search once the change is committed."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from functools import singledispatch
from typing import Any, NamedTuple

from django.db.models.signals import post_delete, post_save, pre_delete
from django.dispatch import receiver
from wagtail.models import Page, PageViewRestriction, TranslatableMixin
from wagtail.signals import page_published, page_unpublished, post_page_move

from contacts.models import Contact, ContactPhone, Organisation, Place, PlaceHost, Unit
from knowledge.models import GlossaryTerm
from languages import declared
from pages import at_commit, models
from pages.finding.keeping import Thing
from pages.finding.tasks import tell_search
from search.choices import Kind


class Leaning(NamedTuple):
    """All things of a kind that refer to a row: found at the commit, those of many rows at once."""

    kind: Kind
    path: str
    row: Any


#: Where things of a kind are found, and the field that names them.
ROWS = {
    Kind.STEP: (models.StepPage.objects, "translation_key"),
    Kind.CONTACT: (Contact.objects.identities(), "translation_key"),
    Kind.PLACE: (Place.objects, "pk"),
}


class Waiting:
    """What is to be told when the transaction is committed, in one language or in all; all of it at once."""

    def __init__(self, things: set[Thing | Leaning], language: str):
        self.things, self.language = things, language

    def __call__(self) -> None:
        tell_search.enqueue([list(thing) for thing in sorted(settled(self.things))], self.language)


def settled(things: Iterable[Thing | Leaning]) -> set[Thing]:
    """Things, and those that lean on what has changed (a query for each way of leaning)."""
    rows: dict[tuple[Kind, str], set] = defaultdict(set)
    told: set[Thing] = set()
    for thing in things:
        if isinstance(thing, Leaning):
            rows[thing.kind, thing.path].add(thing.row)
        else:
            told.add(thing)
    for (kind, path), values in rows.items():
        found, name = ROWS[kind]
        keys = found.filter(**{f"{path}__in": values}).values_list(name, flat=True)
        told |= {(kind, str(key)) for key in keys}
    return told


def tell(things: Iterable[Thing | Leaning], language: str = "") -> None:
    """Tell the search about things, by kind and key, when this transaction is committed."""
    things = set(things)
    if not things:
        return
    told = at_commit.waiting((Waiting, "")) or at_commit.once((Waiting, language), Waiting(things, language))
    told.things |= things


def language_of(instance) -> str:
    """The language whose words alone a change can change: that of a translation; of all else it is every one."""
    code = instance.locale.language_code if isinstance(instance, TranslatableMixin) else declared.SOURCE
    return "" if code == declared.SOURCE else code


@receiver(post_save)
def row_saved(sender, instance, raw=False, **kwargs):
    """A page that is saved is a draft until it is published."""
    if not raw and not isinstance(instance, Page):
        tell(leaning_on(instance), language_of(instance))


@receiver([page_published, page_unpublished])
def published_or_withdrawn(sender, instance, **kwargs):
    tell(leaning_on(instance), language_of(instance))


@receiver(pre_delete)
def going(sender, instance, **kwargs):
    """What leans on a row is known only while the row is there."""
    tell(settled(leaning_on(instance)), language_of(instance))


@receiver(post_page_move)
def moved(sender, instance, **kwargs):
    """A page brings all that is below it, to another site or out of readers' sight."""
    tell(thing for page in instance.get_descendants(inclusive=True) for thing in leaning_on(page))


@receiver([post_save, post_delete], sender=PageViewRestriction)
def hidden_or_shown(sender, instance, **kwargs):
    """What is below a page that is closed to the public is closed too."""
    moved(sender, instance.page)


@singledispatch
def leaning_on(instance) -> Iterator[Thing | Leaning]:
    """The things that say something else when a row or page changes (no queries)."""
    yield from ()


@leaning_on.register
def _(page: Page) -> Iterator[Thing | Leaning]:
    is_step = issubclass(page.specific_class or Page, models.StepPage)
    yield Kind.STEP if is_step else Kind.PAGE, str(page.translation_key)
    if is_step:
        yield Leaning(Kind.CONTACT, "step_rows__step__translation_key", page.translation_key)


@leaning_on.register
def _(row: models.ContactRow) -> Iterator[Thing | Leaning]:
    yield Leaning(Kind.CONTACT, "pk", row.contact_id)
    yield Leaning(Kind.STEP, "pk", row.step_id)


@leaning_on.register
def _(row: models.GlossaryRow) -> Iterator[Thing | Leaning]:
    yield Leaning(Kind.STEP, "pk", row.step_id)


@leaning_on.register
def _(contact: Contact) -> Iterator[Thing | Leaning]:
    yield Kind.CONTACT, str(contact.translation_key)
    yield Leaning(Kind.STEP, "contact_rows__contact__translation_key", contact.translation_key)


@leaning_on.register
def _(phone: ContactPhone) -> Iterator[Thing | Leaning]:
    yield Leaning(Kind.CONTACT, "pk", phone.contact_id)


@leaning_on.register
def _(organisation: Organisation) -> Iterator[Thing | Leaning]:
    yield Leaning(Kind.CONTACT, "organisation", organisation.pk)
    yield Leaning(Kind.STEP, "responsible", organisation.pk)
    yield Leaning(Kind.PLACE, "hosts__organisation", organisation.pk)


@leaning_on.register
def _(unit: Unit) -> Iterator[Thing | Leaning]:
    yield Leaning(Kind.CONTACT, "unit", unit.pk)


@leaning_on.register
def _(place: Place) -> Iterator[Thing | Leaning]:
    yield Kind.PLACE, str(place.pk)
    yield Leaning(Kind.CONTACT, "place", place.pk)


@leaning_on.register
def _(host: PlaceHost) -> Iterator[Thing | Leaning]:
    yield Kind.PLACE, str(host.place_id)


@leaning_on.register
def _(term: GlossaryTerm) -> Iterator[Thing | Leaning]:
    yield Kind.WORD, str(term.translation_key)
    yield Leaning(Kind.STEP, "glossary_rows__term__translation_key", term.translation_key)


@leaning_on.register
def _(theme: models.Theme) -> Iterator[Thing | Leaning]:
    yield Leaning(Kind.STEP, "theme__translation_key", theme.translation_key)
