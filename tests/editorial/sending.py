"""Posting as the forms of a page do."""

from urllib.parse import urlencode

FORM = "application/x-www-form-urlencoded"


def post(client, path: str, headers: dict | None = None, **fields):
    """A form as a browser sends it from our own page."""
    own = {"origin": "http://testserver", "sec-fetch-site": "same-origin"}
    return client.post(path, urlencode(fields), content_type=FORM, headers=own if headers is None else headers)


def fields_of(form) -> dict[str, str]:
    """What a form sends as it stands."""
    boxes = {box["name"]: box.get("value", "") for box in form.select("input[name]")}
    return boxes | {box["name"]: box.text for box in form.select("textarea")}
