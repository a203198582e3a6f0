"""What the cells of a file may name: what its editor may use, looked up once and not row by row (law 7)."""

from collections import defaultdict
from collections.abc import Iterable

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from wagtail.models import Locale, Site

from audiences.models import Audience
from contacts.exchange.columns import address
from contacts.exchange.words import Options, folded
from contacts.models import Contact, Organisation, Place, Unit
from contacts.ownership import sites_of, units_of
from contacts.scope import belongs
from languages import declared


class Known:
    """What an editor may name, in seven queries. What is another site's is as unknown as what does not exist."""

    def __init__(self, user):
        sites = list(sites_of(user))
        self.may_be_national = user.is_superuser
        self.needs_an_owner = not user.is_superuser
        self.swedish = Locale.objects.get(language_code=declared.SOURCE)
        self.sites = {address(site): site for site in sites}
        self.audiences = Options((each, each.slug) for each in Audience.objects.identities())
        self._organisations = _by(Organisation.objects.for_sites(sites), "key")
        self._places = _by(Place.objects.for_sites(sites), "name")
        self._units = _by(Unit.objects.for_sites(sites), "name")
        self._owners = _by(units_of(user), "name")

    def site(self, cell: str | None) -> Site | None:
        """The site of an address, None where it is empty; without such a column the only site there is."""
        if cell is None and len(self.sites) == 1:
            return next(iter(self.sites.values()))
        if cell is None:
            raise ValidationError(_("Write which site the contact belongs to."))
        if cell and cell not in self.sites:
            raise ValidationError(_("“%(site)s” is none of your sites.") % {"site": cell})
        return self.sites[cell] if cell else None

    def organisation(self, key: str, contact: Contact) -> Organisation:
        found = _of_site(self._organisations[folded(key)], contact)
        if not found:
            raise ValidationError(_("There is no organisation with the identifier “%(key)s”.") % {"key": key})
        return found[0]

    def place(self, name: str, contact: Contact) -> Place:
        found = _of_site(self._places[folded(name)], contact)
        if not found:
            raise ValidationError(_("There is no place called “%(name)s”.") % {"name": name})
        return found[0]

    def unit(self, name: str, contact: Contact) -> Unit | None:
        """A unit of the organisation; none where that is unknown, which is said already."""
        if contact.organisation_id is None:
            return None
        found = _of_site(self._units[folded(name)], contact)
        within = [unit for unit in found if unit.organisation_id == contact.organisation_id]
        if not within:
            raise ValidationError(_("The organisation has no unit called “%(name)s”.") % {"name": name})
        return within[0]

    def owner(self, name: str, contact: Contact) -> Unit:
        """A unit that the editor acts for, of whatever organisation; that of the contact is meant first."""
        found = _of_site(self._owners[folded(name)], contact)
        found = [unit for unit in found if unit.organisation_id == contact.organisation_id] or found
        if not found:
            raise ValidationError(_("You belong to no unit called “%(name)s”.") % {"name": name})
        if len(found) > 1:
            raise ValidationError(_("There are several units called “%(name)s”.") % {"name": name})
        return found[0]


def _by(rows: Iterable, name: str) -> dict[str, list]:
    found = defaultdict(list)
    for row in rows:
        found[folded(getattr(row, name))].append(row)
    return found


def _of_site(rows: list, contact: Contact) -> list:
    """The rows that a contact may point at, those of its own site before the national ones."""
    usable = [row for row in rows if belongs(row, contact.site_id)]
    return sorted(usable, key=lambda row: row.site_id is None)
