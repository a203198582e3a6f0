from django.utils.html import format_html

from languages import declared
from languages.said import Said, swedish
from pages import pairs
from pages.choices import LAW, Assessor, Compliance, Exemption, StatementDate
from pages.reader import Reader


def context(request, page) -> dict:
    """A statement of accessibility in the reader's language, and in the one it is read beside (`?med=`)."""
    reader = Reader.of(request, page)
    statement = tell(page, reader)
    source = page.source
    return {
        **statement,
        "description": statement["summary"],
        "dates": [{"label": day.label, "day": getattr(source, day)} for day in StatementDate],
        "supervisor": swedish(source.supervisor),
        "supervisor_url": source.supervisor_url,
        **pairs.context(reader, page, statement, tell, parts),
    }


def tell(page, reader: Reader) -> dict:
    """A statement in one language; what it says of the website is read from the Swedish page."""
    speech, source = reader.speech(page), page.source
    shortcomings = [block.value for block in speech.stream("shortcomings")]
    return {
        "title": speech.field("title"),
        "summary": speech.field("summary"),
        "law": _law(reader),
        "status": reader.written(Compliance(source.status).label),
        "shortcomings": [
            {"heading": reader.written(reason.label), "rows": rows}
            for reason in Exemption
            if (rows := [row for row in shortcomings if row["reason"] == reason])
        ],
        "assessor": reader.written(Assessor(source.assessor).label),
        "body": speech.stream("body"),
    }


def _law(reader: Reader) -> Said:
    """Who answers for the website, what it is called, and by which law and standard."""
    service = swedish(reader.site.site_name or reader.site.hostname)
    sentence = format_html(str(LAW), owner=swedish(reader.known.kommun.name), service=service)
    return Said(sentence, declared.interface_of(reader.language), html=True)


def parts(statement: dict) -> list[pairs.Part]:
    return [
        *pairs.title(statement["title"]),
        *pairs.text(statement["summary"]),
        *pairs.text(statement["law"]),
        *pairs.text(statement["status"]),
        *(("components/shortcomings.html", group) for group in statement["shortcomings"]),
        *pairs.text(statement["assessor"]),
        *pairs.blocks(statement["body"]),
    ]
