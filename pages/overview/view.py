from pages.reader import Reader


def context(request, page) -> dict:
    """The page by its own words."""
    speech = Reader.of(request, page).speech(page)
    return {"title": speech.field("title"), "lead": speech.field("lead")}
