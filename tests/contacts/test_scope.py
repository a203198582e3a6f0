import pytest
from django.db import IntegrityError, transaction

from tests.contacts.factories import ContactFactory, OrganisationFactory, PlaceFactory, UnitFactory, site

FACTORIES = [OrganisationFactory, UnitFactory, PlaceFactory, ContactFactory]
pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("factory", FACTORIES)
def test_a_site_sees_its_own_rows_and_the_national_but_never_another_s(factory):
    own, other = site(), site("varberg.example")
    ours, national, _theirs = factory(site=own), factory(site=None), factory(site=other)
    assert set(type(ours).objects.for_site(own)) == {ours, national}
    assert set(type(ours).objects.for_site(None)) == {national}


@pytest.mark.parametrize("site_of", [lambda: None, site])
def test_an_identifier_is_given_once_a_site(site_of):
    OrganisationFactory(key="kommunen", site=site_of())
    OrganisationFactory(key="kommunen", site=site("varberg.example"))
    with pytest.raises(IntegrityError), transaction.atomic():
        OrganisationFactory(key="kommunen", site=site_of())


@pytest.mark.parametrize("site_of", [lambda: None, site])
def test_the_identifier_of_a_contact_is_given_once_a_site_and_language(site_of):
    ContactFactory(key="sfi", site=site_of())
    ContactFactory(key="sfi", site=site("varberg.example"))
    with pytest.raises(IntegrityError), transaction.atomic():
        ContactFactory(key="sfi", site=site_of())


def test_a_place_has_both_coordinates_or_none():
    PlaceFactory(latitude=56.51, longitude=13.04)
    with pytest.raises(IntegrityError), transaction.atomic():
        PlaceFactory(latitude=56.51)
