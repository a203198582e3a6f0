"""A page of the queue, as a translator's browser reads and sends it."""

from bs4 import BeautifulSoup
from django.urls import reverse
from wagtail_localize.models import TranslationSource

from languages.segments import Segment, segments
from languages.sources import refresh
from languages.state import Kind
from tests.html import parse
from tests.pages import factories


def sentences(page, code: str = "ar") -> dict[str, Segment]:
    """The segments of a page by their Swedish, as they are now."""
    return {one.swedish: one for one in segments([refresh(page)], factories.locale(code))}


class Desk:
    """The form of one page, as a browser without scripts sends it."""

    def __init__(self, client, page, site, code="ar"):
        self.client, self.step, self.code = client, page, code
        self.source = TranslationSource.objects.get_for_instance_or_none(page) or refresh(page)
        self.address = reverse("translation:work", args=[site.pk, code, self.source.pk])
        self.read()

    def read(self) -> BeautifulSoup:
        self.page = parse(self.client.get(self.address))
        return self.page

    def row(self, swedish: str):
        rows = self.page.select(".queue-row")
        return next(row for row in rows if row.select_one(".queue-swedish").get_text() == swedish)

    def fields(self) -> dict[str, str]:
        hidden = {field["name"]: field["value"] for field in self.page.select("form input[type=hidden][name^=seen]")}
        return hidden | {area["name"]: area.get_text().removeprefix("\n") for area in self.page.select("textarea")}

    def post(self, words: dict[str, str] | None = None, **more):
        """Type words for Swedish sentences and send the form; what comes back is read."""
        data = self.fields() | {self.row(swedish).textarea["name"]: said for swedish, said in (words or {}).items()}
        response = self.client.post(self.address, data | more, follow=True)
        self.page = parse(response)
        return response

    def piece(self, swedish: str, said: str, **more) -> dict:
        row = self.row(swedish)
        data = {name: value for name, value in self.fields().items() if name.endswith(row["data-key"])}
        data |= {row.textarea["name"]: said, "row": row["data-key"], **more}
        return self.client.post(self.address, data, headers={"Accept": "application/json"}).json()

    def press(self, name: str, swedish: str):
        return self.post(**{name: self.row(swedish)["data-key"]})

    def segment(self, swedish: str) -> Segment:
        found = segments([self.source], factories.locale(self.code))
        return next(one for one in found if one.swedish == swedish)

    def kind(self, swedish: str) -> Kind:
        return self.segment(swedish).kind

    def said(self, swedish: str) -> str:
        return self.segment(swedish).said
