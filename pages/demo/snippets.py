"""What pages refer to: audiences, headings, facts, words, organisations, places and contacts."""

from collections import Counter

from django.db.models import Model
from wagtail.models import Locale, Site

from audiences.models import Audience, AudienceOnSite
from contacts.models import Contact, ContactPhone, Organisation, Place, PlaceHost, Unit
from knowledge.models import Fact, GlossaryTerm
from pages.demo.ledger import Ledger
from pages.demo.read import Seed
from pages.demo.rows import named, put
from pages.demo.words import swedish
from pages.models import Kommun, Phase, Theme
from search.models import SearchWords

Known = dict[str, dict[str, Model]]


class Snippets:
    """Writes the rows of the seed that are no pages, and knows them by kind and name."""

    def __init__(self, seed: Seed, site: Site, locale: Locale, ledger: Ledger):
        self.seed, self.site, self.locale, self.ledger = seed, site, locale, ledger
        self.known: Known = {}

    def write(self) -> Known:
        self._kommun()
        self._words("audiences", Audience, ["title", "recognise", "icon", "status", "settlement", "order"])
        self._audiences_on_site()
        self._words("phases", Phase, ["title", "order"])
        self._words("themes", Theme, ["title", "icon", "order"])
        self._words("glossary", GlossaryTerm, ["word", "definition", "also_known_as"])
        self._organisations()
        self._units()
        self._facts()
        self._places()
        self._contacts()
        self._search_words()
        return self.known

    def _kommun(self) -> None:
        row = self.seed["site"]["kommun"]
        put(self.ledger, "site", Kommun, row, {"site": self.site}, row)

    def _words(self, kind: str, model: type[Model], fields: list[str]) -> None:
        self.known[kind] = {}
        for row in map(swedish, self.seed[kind]):
            found_by = {"slug": row["slug"], "locale": self.locale}
            values = {name: row[name] for name in fields}
            self.known[kind][row["slug"]] = put(self.ledger, kind, model, row, found_by, values)

    def _audiences_on_site(self) -> None:
        for row in self.seed["audiences"]:
            if last := row.get("valid_to"):
                found_by = {"site": self.site, "audience": self.known["audiences"][row["slug"]]}
                put(self.ledger, "audiences", AudienceOnSite, {"valid_to": last}, found_by, {"valid_to": last})

    def _facts(self) -> None:
        for row in self.seed["facts"]:
            found_by = {"key": row["key"], "site": None, "valid_from": row["valid_from"]}
            owned = {**row, "owner": self.known["units"][row["owner"]]}
            put(self.ledger, "facts", Fact, row, found_by, owned)

    def _organisations(self) -> None:
        self.known["organisations"] = {}
        for row in self.seed["organisations"]:
            found_by = {"key": row["key"], "site": self._site_of(row)}
            values = {name: row[name] for name in ["name", "kind", "website"]}
            organisation = put(self.ledger, "organisations", Organisation, row, found_by, values)
            self.known["organisations"][row["key"]] = organisation

    def _units(self) -> None:
        self.known["units"] = {}
        for row in self.seed["units"]:
            organisation = self.known["organisations"][row["organisation"]]
            found_by = {"organisation": organisation, "name": row["name"], "site": self._site_of(row)}
            self.known["units"][row["key"]] = put(self.ledger, "units", Unit, row, found_by, {})

    def _places(self) -> None:
        self.known["places"] = {}
        for row in self.seed["places"]:
            fields = ["key", "street", "postcode", "locality", "bus_stop", "access", "opening_hours", "checked_on"]
            values = {**{name: row[name] for name in fields}, "hosts": [self._host(host) for host in row["hosts"]]}
            values["owner"] = self.known["units"][row["owner"]]
            found_by = {"name": row["name"], "site": self.site}
            self.known["places"][row["key"]] = put(self.ledger, "places", Place, row, found_by, values)

    def _host(self, row: dict) -> PlaceHost:
        organisation = self.known["organisations"][row["organisation"]]
        host = PlaceHost(organisation=organisation, hours=row.get("hours", ""), note=row.get("note", ""))
        with named("places", row["organisation"]):
            host.full_clean(exclude=["place"])
        return host

    def _contacts(self) -> None:
        self.known["contacts"] = {}
        for row in map(swedish, self.seed["contacts"]):
            found_by = {"key": row["key"], "site": self._site_of(row), "locale": self.locale}
            contact = put(self.ledger, "contacts", Contact, row, found_by, self._contact(row))
            self.known["contacts"][row["key"]] = contact

    def _search_words(self) -> None:
        """Write what people search for, a row for each language; rows that are there are left as they are."""
        present = set(SearchWords.objects.filter(site=None).values_list("language", "means"))
        rows = [
            SearchWords(language=row["language"], means=row["means"], words=", ".join(row["words"]))
            for row in self.seed["search_words"]
        ]
        new = [row for row in rows if (row.language, row.means) not in present]
        SearchWords.objects.bulk_create(new)
        self.ledger.counts["search_words"] += Counter(new=len(new), unchanged=len(rows) - len(new))

    def _contact(self, row: dict) -> dict:
        related = {"organisation": "organisations", "unit": "units", "place": "places", "owner": "units"}
        values = {name: value for name, value in row.items() if name not in ["key", "local", *related]}
        return {
            **values,
            **{name: self.known[kind].get(row[name]) for name, kind in related.items()},
            "phones": [self._phone(phone, row["key"]) for phone in row["phones"]],
            "audiences": [self.known["audiences"][slug] for slug in row["audiences"]],
        }

    def _phone(self, row: dict, contact: str) -> ContactPhone:
        phone = ContactPhone(number=row["number"], opening_hours=row["hours"])
        with named("contacts", contact):
            phone.full_clean(exclude=["contact"])
        return phone

    def _site_of(self, row: dict) -> Site | None:
        """The site a row belongs to; none where it is national."""
        return self.site if row["local"] else None
