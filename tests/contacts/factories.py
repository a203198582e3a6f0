import factory
from wagtail.models import Locale, Page, Site

from contacts import models
from contacts.choices import OrganisationKind


def site(hostname: str = "laholm.example") -> Site:
    return Site.objects.get_or_create(hostname=hostname, defaults={"root_page": Page.get_first_root_node()})[0]


class OrganisationFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = models.Organisation

    key = factory.Sequence(lambda number: f"organisation-{number}")
    name = factory.Sequence(lambda number: f"Organisation {number}")
    kind = OrganisationKind.KOMMUN


class UnitFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = models.Unit
        skip_postgeneration_save = True

    name = factory.Sequence(lambda number: f"Enhet {number}")
    organisation = factory.SubFactory(OrganisationFactory)

    @factory.post_generation
    def members(self, create, users):
        self.members.set(users or [])


class PlaceFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = models.Place

    key = factory.Sequence(lambda number: f"plats-{number}")
    name = factory.Sequence(lambda number: f"Plats {number}")
    street = "Demogatan 1"
    postcode = "312 00"
    locality = "Exempelstad"


class ContactFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = models.Contact
        skip_postgeneration_save = True

    key = factory.Sequence(lambda number: f"kontakt-{number}")
    title = factory.Sequence(lambda number: f"Kontakt {number}")
    organisation = factory.SubFactory(OrganisationFactory)
    locale = factory.LazyFunction(lambda: Locale.objects.get(language_code="sv"))

    @factory.post_generation
    def phones(self, create, numbers):
        for number in numbers or []:
            ContactPhoneFactory(contact=self, number=number)

    @factory.post_generation
    def audiences(self, create, audiences):
        self.audiences.set(audiences or [])
        self.save()


class ContactPhoneFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = models.ContactPhone

    contact = factory.SubFactory(ContactFactory)
    number = "08-465 004 01"
