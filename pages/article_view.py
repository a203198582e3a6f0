from pages.reader import Reader


def context(request, page) -> dict:
    """An article in the reader's language."""
    speech = Reader.of(request, page).speech(page)
    return {"title": speech.field("title"), "summary": speech.field("summary"), "body": speech.stream("body")}
