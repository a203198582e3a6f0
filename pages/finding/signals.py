"""What has changed of what can be found, and what leans on it, is told to the search once the change is committed."""

from collections.abc import Iterable, Iterator
from functools import singledispatch

from django.db import transaction
from django.db.models.signals import post_delete, post_save
from django.dispatch import receiver
from wagtail.models import Page
from wagtail.signals import page_published, page_unpublished, post_page_move

from contacts.models import Contact, ContactPhone, Organisation, Place, PlaceHost, Unit
from knowledge.models import GlossaryTerm
from pages import models
from pages.finding.keeping import Thing
from pages.finding.tasks import tell_search
from search.choices import Kind

#: How far back to look for a telling that already waits for the commit: a large import makes a long queue.
RECENT = 50


class Waiting:
    """What is to be told when the transaction is committed; all of it at once."""

    def __init__(self, things: set[Thing]):
        self.things = things

    def __call__(self) -> None:
        tell_search.enqueue([list(thing) for thing in sorted(self.things)])


def tell(things: Iterable[Thing]) -> None:
    """Tell the search about things, by kind and key, when this transaction is committed."""
    things = set(things)
    if not things:
        return
    hooks = (hook[1] for hook in transaction.get_connection().run_on_commit[-RECENT:])
    if waiting := next((hook for hook in hooks if isinstance(hook, Waiting)), None):
        waiting.things |= things
    else:
        transaction.on_commit(Waiting(things))


@receiver(post_save)
def row_saved(sender, instance, raw=False, **kwargs):
    """A page that is saved is a draft until it is published."""
    if not raw and not isinstance(instance, Page):
        tell(leaning_on(instance))


@receiver([page_published, page_unpublished, post_page_move, post_delete])
def gone_or_published(sender, instance, **kwargs):
    tell(leaning_on(instance))


@singledispatch
def leaning_on(instance) -> Iterator[Thing]:
    """The things that say something else when a row or page changes."""
    yield from ()


@leaning_on.register
def _(page: Page) -> Iterator[Thing]:
    kind = Kind.STEP if issubclass(page.specific_class or Page, models.StepPage) else Kind.PAGE
    yield kind, str(page.translation_key)
    if kind == Kind.STEP:
        yield from _contacts(step_rows__step__translation_key=page.translation_key)


@leaning_on.register
def _(row: models.ContactRow) -> Iterator[Thing]:
    yield from _contacts(pk=row.contact_id)


@leaning_on.register
def _(contact: Contact) -> Iterator[Thing]:
    yield Kind.CONTACT, str(contact.translation_key)
    yield from _steps(contact_rows__contact__translation_key=contact.translation_key)


@leaning_on.register
def _(phone: ContactPhone) -> Iterator[Thing]:
    yield from _contacts(pk=phone.contact_id)


@leaning_on.register
def _(organisation: Organisation) -> Iterator[Thing]:
    yield from _contacts(organisation=organisation)
    yield from _steps(responsible=organisation)
    yield from ((Kind.PLACE, str(key)) for key in organisation.hosted_at.values_list("place", flat=True))


@leaning_on.register
def _(unit: Unit) -> Iterator[Thing]:
    yield from _contacts(unit=unit)


@leaning_on.register
def _(place: Place) -> Iterator[Thing]:
    yield Kind.PLACE, str(place.pk)
    yield from _contacts(place=place)


@leaning_on.register
def _(host: PlaceHost) -> Iterator[Thing]:
    yield Kind.PLACE, str(host.place_id)


@leaning_on.register
def _(term: GlossaryTerm) -> Iterator[Thing]:
    yield Kind.WORD, str(term.translation_key)
    yield from _steps(glossary_rows__term__translation_key=term.translation_key)


@leaning_on.register
def _(theme: models.Theme) -> Iterator[Thing]:
    yield from _steps(theme__translation_key=theme.translation_key)


def _contacts(**asked) -> Iterator[Thing]:
    keys = Contact.objects.identities().filter(**asked).values_list("translation_key", flat=True)
    return ((Kind.CONTACT, str(key)) for key in keys)


def _steps(**asked) -> Iterator[Thing]:
    keys = models.StepPage.objects.filter(**asked).values_list("translation_key", flat=True).distinct()
    return ((Kind.STEP, str(key)) for key in keys)
