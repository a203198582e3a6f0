"""A file to begin with: one invented contact, of a site of the editor and an organisation that is there."""

from django.http import FileResponse

from contacts.exchange.columns import address, columns
from contacts.exchange.download import answer
from contacts.models import Organisation
from contacts.ownership import sites_of, units_of

#: The invented contact, by columns.
ROW = {
    "key": "exempel-vaxeln",
    "title": "Kommunens växel",
    "role": "Kopplar dig till rätt person",
    "number_1": "08-465 004 01",
    "label_1": "Telefon",
    "opening_hours_1": "Mo-Fr 08:00-16:30; PH off",
    "email": "exempel@example.se",
    "opening_hours": "Mo-Th 10:00-15:00; PH off",
    "website": "https://www.example.se/",
    "visit": "drop_in",
    "languages": "svenska, engelska, arabiska",
    "interpreter": "ask_when_calling",
    "checked_on": "2026-05-01",
    "next_review": "2026-11-01",
    "is_demo": "Ja",
}


def example(user) -> FileResponse:
    """The file as an Excel workbook."""
    used = columns(1)
    site, owner = sites_of(user).first(), units_of(user).first()
    organisation = Organisation.objects.for_site(site).order_by("-site", "key").first()
    hers = {
        "site": address(site) if site else "",
        "owner": owner.name if owner else "",
        "organisation": organisation.key if organisation else "",
    }
    row = {**ROW, **hers}
    return answer(used, [[row.get(column.name, "") for column in used]], "xlsx", "kontakter-exempel")
