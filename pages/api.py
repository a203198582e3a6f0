"""Open data, read only: pages and contacts of a site (Wagtail API v2)."""

from rest_framework.fields import Field
from rest_framework.renderers import JSONRenderer
from wagtail.api.v2.filters import SearchFilter
from wagtail.api.v2.pagination import WagtailPagination
from wagtail.api.v2.router import WagtailAPIRouter
from wagtail.api.v2.serializers import BaseSerializer
from wagtail.api.v2.utils import BadRequestError
from wagtail.api.v2.views import BaseAPIViewSet, PagesAPIViewSet
from wagtail.models import Site

from contacts.choices import VisibleTo
from contacts.models import Contact

#: More than any site has; the database refuses numbers it cannot hold.
LAST = 1_000_000


class Pagination(WagtailPagination):
    """Wagtail's, with a clear answer to an offset no list can have."""

    def paginate_queryset(self, queryset, request, view=None):
        offset = request.GET.get("offset", "")
        if offset.isdecimal() and int(offset) > LAST:
            raise BadRequestError(f"offset must be at most {LAST}")
        return super().paginate_queryset(queryset, request, view)


class WithoutNul:
    """Refuses parameters that hold NUL, which PostgreSQL cannot be asked about."""

    def check_query_parameters(self, queryset):
        if any("\0" in value for value in self.request.GET.values()):  # type: ignore[attr-defined]
            raise BadRequestError("parameters must not hold NUL")
        return super().check_query_parameters(queryset)  # type: ignore[misc]


class PagesViewSet(WithoutNul, PagesAPIViewSet):
    """The live pages of the site that is asked; they are searched on the site itself, not here."""

    pagination_class = Pagination
    renderer_classes = [JSONRenderer]
    filter_backends = [each for each in PagesAPIViewSet.filter_backends if each is not SearchFilter]
    known_query_parameters = PagesAPIViewSet.known_query_parameters - {"search", "search_operator", "site"}

    def get_base_queryset(self):
        if "site" in self.request.GET:
            raise BadRequestError("each site answers for itself, at its own address")
        return super().get_base_queryset()

    def get_queryset(self):
        return super().get_queryset().select_related("locale", "alias_of")


class Listed(Field):
    """A field that holds a list."""

    def to_representation(self, value):
        return list(value)


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
    languages = Listed(read_only=True)
    helps_with = Listed(read_only=True)
    access = Listed(read_only=True)


class ContactsViewSet(WithoutNul, BaseAPIViewSet):
    """The contacts of the site that newcomers may see, national ones among them."""

    model = Contact
    pagination_class = Pagination
    renderer_classes = [JSONRenderer]
    filter_backends = PagesViewSet.filter_backends[:2]
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
        "helps_with",
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
router.register_endpoint("pages", PagesViewSet)
router.register_endpoint("contacts", ContactsViewSet)
