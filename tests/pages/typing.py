"""What an editor types into the form of a step."""

from django.urls import reverse
from lxml.html import document_fromstring
from wagtail.models import Page
from wagtail.test.utils.form_data import nested_form_data, rich_text, streamfield


def typed(client, page: Page, paragraph: str = "", **changes) -> dict:
    """The form of a step as it stands in the editor, with a paragraph in its body and other changes.

    What the editor's scripts draw, streams of blocks, is not in its markup.
    """
    response = client.get(reverse("wagtailadmin_pages:edit", args=[page.pk]))
    form = document_fromstring(response.text).get_element_by_id("page-edit-form")
    empty = dict.fromkeys(form.xpath(".//input[not(@value)][not(@type='checkbox')]/@name"), "")
    text = {"heading": "", "text": rich_text(f"<p>{paragraph}</p>")}
    streams = {"bring": streamfield([]), "body": streamfield([("text", text)] if paragraph else [])}
    return {**empty, **dict(form.form_values()), **nested_form_data(streams), **changes}
