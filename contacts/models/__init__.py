from contacts.models.contacts import Contact, ContactPhone
from contacts.models.imports import Import
from contacts.models.organisations import Organisation, Unit
from contacts.models.places import Place, PlaceHost

__all__ = ["Contact", "ContactPhone", "Import", "Organisation", "Place", "PlaceHost", "Unit"]
