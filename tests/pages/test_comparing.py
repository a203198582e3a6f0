"""A comparison of two versions says what has changed in words an editor knows, and little else."""

from datetime import date

import pytest
from bs4 import BeautifulSoup
from django.contrib.auth.models import User
from django.urls import reverse
from wagtail.blocks import StreamValue
from wagtail.rich_text import RichText

from contacts.models import Contact
from pages.models import AudienceRow, StepPage
from tests.html import parse
from tests.knowledge.factories import FactFactory
from tests.pages import factories

pytestmark = pytest.mark.django_db


def text(words: str) -> tuple:
    return "text", {"heading": "Så gör du", "text": RichText(f"<p>{words}</p>")}


def compared(client, step: StepPage, first, second) -> dict[str, BeautifulSoup]:
    """The cells of the comparison of two revisions by what they are about."""
    client.force_login(User.objects.create_superuser("admin"))
    address = reverse("wagtailadmin_pages:revisions_compare", args=[step.pk, first.pk, second.pk])
    table = parse(client.get(address)).select_one("table.listing")
    return {row.td.text.strip().rstrip(":"): row.select_one("td.comparison") for row in table.select("tbody tr")}


def changes(cell: BeautifulSoup) -> list[tuple[str, str]]:
    """What is struck out and what is added in a cell."""
    marked = cell.select(".deletion, .addition")
    return [(kind, " ".join(one.text.split())) for one in marked for kind in one["class"] if kind.endswith("tion")]


def test_what_differs_is_told_by_block_row_and_field(client, small_site):
    step = small_site.steps[0]
    FactFactory(key="avgift", value="400", label="Avgift")
    FactFactory(key="ny_avgift", value="500", label="Ny avgift")
    contact = Contact.objects.identities().get()
    draft = step.get_latest_revision_as_object()
    draft.body = [text("Gå dit."), ("contact", contact), ("fact", {"fact": "avgift", "text": "Det kostar"})]
    first = draft.save_revision()
    draft = StepPage.objects.get(pk=step.pk).get_latest_revision_as_object()
    told, _contact, fact = [block.id for block in draft.body]
    dearer = {"fact": "ny_avgift", "text": "Det kostar"}
    draft.body = StreamValue(draft.body.stream_block, [(*text("Gå till banken."), told), ("fact", dearer, fact)])
    row = draft.audience_rows.first()
    row.application, row.note = "skiljer", "Annat."
    draft.audience_rows.add(AudienceRow(audience=factories.audience("ny"), note="Nytt"))
    draft.next_review = date(2027, 1, 1)
    cells = compared(client, step, first, draft.save_revision())
    words, rows, review = list(cells.values())
    assert changes(words)[:3] == [("deletion", "dit."), ("addition", "till banken."), ("deletion", contact.title)]
    assert changes(words)[3:] == [("deletion", "Avgift (avgift)"), ("addition", "Ny avgift (ny_avgift)")]
    assert changes(review) == [("addition", "1 januari 2027")]
    changed, added = rows.select(".comparison__child-object")
    assert row.audience.title in changed.text
    said = ["Gäller dig", "Gäller, men på ett annat sätt", "Not anvisad", "Annat."]
    assert [word for _kind, word in changes(changed)] == said
    assert "addition" in added["class"]
    assert "Nytt" in added.text


def test_of_two_versions_that_say_the_same_it_says_so(client, small_site):
    step = small_site.steps[0]
    client.force_login(User.objects.create_superuser("admin"))
    first, second = step.save_revision(), step.save_revision()
    address = reverse("wagtailadmin_pages:revisions_compare", args=[step.pk, first.pk, second.pk])
    table = parse(client.get(address)).select_one("table.listing")
    assert len(table.select("tbody tr")) == 1
    assert table.tbody.text.strip()
