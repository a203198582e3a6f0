"""The filters of the admin lists; they name only what the editor may see."""

from django.utils.translation import gettext_lazy as _
from django_filters import ModelChoiceFilter
from wagtail.admin.filters import WagtailFilterSet

from contacts.models import Contact, Organisation, Place, Unit
from contacts.ownership import sites_of, units_of


def organisations(request):
    return Organisation.objects.for_sites(sites_of(request.user))


def owners(request):
    return units_of(request.user)


def sites(request):
    return sites_of(request.user)


class ContactFilterSet(WagtailFilterSet):
    organisation = ModelChoiceFilter(label=_("organisation"), queryset=organisations)
    owner = ModelChoiceFilter(label=_("owner"), queryset=owners)
    site = ModelChoiceFilter(label=_("site"), queryset=sites)

    class Meta:
        model = Contact
        fields = ["organisation", "owner", "site", "is_demo"]


class OrganisationFilterSet(WagtailFilterSet):
    site = ModelChoiceFilter(label=_("site"), queryset=sites)

    class Meta:
        model = Organisation
        fields = ["kind", "site"]


class UnitFilterSet(WagtailFilterSet):
    organisation = ModelChoiceFilter(label=_("organisation"), queryset=organisations)
    site = ModelChoiceFilter(label=_("site"), queryset=sites)

    class Meta:
        model = Unit
        fields = ["organisation", "site"]


class PlaceFilterSet(WagtailFilterSet):
    site = ModelChoiceFilter(label=_("site"), queryset=sites)

    class Meta:
        model = Place
        fields = ["site"]
