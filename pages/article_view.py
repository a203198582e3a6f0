from pages import pairs
from pages.reader import Reader


def context(request, page) -> dict:
    """An article in the reader's language, and in the one it is read beside (`?med=`)."""
    reader = Reader.of(request, page)
    article = tell(page, reader)
    return {**article, "description": article["summary"], **pairs.context(reader, page, article, tell, parts)}


def tell(page, reader: Reader) -> dict:
    """An article in one language."""
    speech = reader.speech(page)
    return {"title": speech.field("title"), "summary": speech.field("summary"), "body": speech.stream("body")}


def parts(article: dict) -> list[pairs.Part]:
    return [*pairs.title(article["title"]), *pairs.text(article["summary"]), *pairs.blocks(article["body"])]
