"""What an editor types into the form of a step."""

from django.urls import reverse
from wagtail.models import Page
from wagtail.test.utils.form_data import nested_form_data, querydict_from_html, rich_text, streamfield


def typed(client, page: Page, paragraph: str = "", **changes) -> dict:
    """The form of a step as it stands in the editor, with a paragraph in its body and other changes.

    What the editor's scripts draw, streams of blocks, is not in its markup.
    """
    response = client.get(reverse("wagtailadmin_pages:edit", args=[page.pk]))
    form = querydict_from_html(response.content.decode(), form_id="page-edit-form", exclude_csrf=False).dict()
    text = {"heading": "", "text": rich_text(f"<p>{paragraph}</p>")}
    streams = {"bring": streamfield([]), "body": streamfield([("text", text)] if paragraph else [])}
    return {**form, **nested_form_data(streams), **changes}
