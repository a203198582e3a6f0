from types import SimpleNamespace

import pytest
from django.test import Client

from contacts.models import Contact, ContactPhone
from knowledge.models import GlossaryTerm
from languages import catalogues, declared
from languages.targets import publish
from pages import known
from pages.finding.keeping import rebuild
from pages.models import ContactRow, HomePage, StepIndexPage, StepPage
from tests import replay
from tests.pages import factories
from tests.pages.guard import GuardedClient
from tests.told import tell

AUDIENCES = [
    "anvisad",
    "kvotflykting",
    "egenbosatt",
    "anhorig",
    "asylsokande",
    "massflykt",
    "eu-medborgare",
    "arbetskraft",
]
STEPS = ["folkbokforing", "bankkonto", "bankid"]


@pytest.fixture(scope="session", autouse=True)
def compiled_catalogues():
    """Somali, Tigrinya and Pashto are no languages to Django until their catalogues are compiled."""
    catalogues.compile_all()


@pytest.fixture(autouse=True)
def nothing_known():
    """What is known of a site outlives a transaction that a test rolls back."""
    known.forget()


@pytest.fixture
def client() -> Client:
    """Django's client; a public page that asks the database once a row fails its test."""
    return GuardedClient()


@pytest.fixture
def small_site(db):
    """Three steps, eight audiences, one contact, one word, all told to the search; Swedish and Arabic are open."""
    replay.once("small site", build_small_site)
    steps = [StepPage.objects.get(slug=slug, locale__language_code="sv") for slug in STEPS]
    index = StepIndexPage.objects.get(locale__language_code="sv")
    return SimpleNamespace(home=HomePage.objects.get(locale__language_code="sv"), index=index, steps=steps)


@pytest.fixture
def every_language(small_site):
    """The small site with all twelve interface languages open."""
    codes = [one.code for one in declared.INTERFACE if one.code != "sv"]
    replay.once("every language", lambda: factories.open_languages(small_site.home, *codes))
    return small_site


def build_small_site() -> None:
    home = factories.home()
    index = StepIndexPage.objects.get()
    for order, slug in enumerate(AUDIENCES):
        factories.audience(slug, order=order)
    register = factories.step(index, "folkbokforing", applies=AUDIENCES[:4], not_for=AUDIENCES[4:])
    bank = factories.step(index, "bankkonto", applies=AUDIENCES)
    factories.step(index, "bankid", applies=AUDIENCES[:4], after=[register, bank])
    contact = Contact.objects.create(
        title="Servicekontoret",
        key="servicekontor",
        organisation=factories.organisation(),
        locale=factories.locale(),
        opening_hours="Mo-Fr 10:00-16:00; PH off",
        languages=["sv", "ar"],
    )
    ContactPhone.objects.create(contact=contact, number="0771-451 000")
    ContactRow.objects.create(step=register, contact=contact)
    GlossaryTerm.objects.create(word="sfi", definition="Kurs i svenska.", slug="sfi", locale=factories.locale())
    factories.open_languages(home, "ar")
    rebuild(home.get_site())


@pytest.fixture
def translate(django_capture_on_commit_callbacks):
    """Translate what has no words yet of an object, or only some of its Swedish, into a language, and publish it."""

    def translated(instance, code: str, only: str | None = None, *, machine: bool = False) -> None:
        source = tell(instance, code, only=only, machine=machine)
        with django_capture_on_commit_callbacks(execute=True):
            publish(source, factories.locale(code), unreviewed=machine)

    return translated
