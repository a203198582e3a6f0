"""Open data, read only: pages and contacts of a site (Wagtail API v2)."""

from rest_framework.fields import Field
from wagtail.api.v2.router import WagtailAPIRouter
from wagtail.api.v2.serializers import BaseSerializer
from wagtail.api.v2.views import BaseAPIViewSet, PagesAPIViewSet
from wagtail.models import Site

from contacts.choices import VisibleTo
from contacts.models import Contact


class ContactPhones(Field):
    def get_attribute(self, contact):
        return contact

    def to_representation(self, contact):
        return [
            {"number": phone.number, "uri": phone.uri, "hours": phone.opening_hours} for phone in contact.phones.all()
        ]


class OrganisationName(Field):
    def get_attribute(self, contact):
        return contact.organisation

    def to_representation(self, organisation):
        return {"name": organisation.name, "kind": organisation.kind}


class ContactSerializer(BaseSerializer):
    phones = ContactPhones(read_only=True)
    organisation = OrganisationName(read_only=True)


class ContactsViewSet(BaseAPIViewSet):
    """The contacts of the site that newcomers may see, national ones among them."""

    model = Contact
    base_serializer_class = ContactSerializer
    body_fields = [
        *BaseAPIViewSet.body_fields,
        "key",
        "title",
        "role",
        "organisation",
        "phones",
        "email",
        "website",
        "booking_url",
        "opening_hours",
        "visit",
        "languages",
        "interpreter",
        "access",
        "checked_on",
        "is_demo",
    ]
    listing_default_fields = [*body_fields]
    name = "contacts"

    def get_queryset(self):
        contacts = Contact.objects.identities().for_site(Site.find_for_request(self.request))
        return (
            contacts.filter(visible_to__has=VisibleTo.NYANLAND)
            .select_related("organisation", "place")
            .prefetch_related("phones")
            .order_by("pk")
        )


router = WagtailAPIRouter("wagtailapi")
router.register_endpoint("pages", PagesAPIViewSet)
router.register_endpoint("contacts", ContactsViewSet)
