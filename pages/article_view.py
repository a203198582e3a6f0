from pages.reader import Reader


def context(request, page) -> dict:
    """An article in the reader's language."""
    speech = Reader.of(request, page).speech(page)
    summary = speech.field("summary")
    return {"title": speech.field("title"), "summary": summary, "description": summary, "body": speech.stream("body")}
