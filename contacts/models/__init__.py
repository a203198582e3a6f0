from contacts.models.contacts import Contact, ContactPhone
from contacts.models.organisations import Organisation, Unit
from contacts.models.places import Place, PlaceHost

__all__ = ["Contact", "ContactPhone", "Organisation", "Place", "PlaceHost", "Unit"]
