"""The search page: results by GET, and suggestions as she types."""

from django.http import JsonResponse
from django.utils.html import format_html
from django.utils.http import urlencode

from languages import declared
from pages import cards
from pages.finding.asking import search
from pages.finding.results import Results
from pages.reader import Reader
from search import missing
from search.asking import Answer
from search.choices import Kind
from search.letters import fold
from search.understanding import LONGEST_QUERY

#: Results on a page, and suggestions at a time.
PAGE, SUGGESTED = 10, 6


def asked(request) -> str:
    """What is searched for, without what no keyboard writes."""
    return " ".join(request.GET.get("q", "").replace("\0", " ").split())[:LONGEST_QUERY]


def context(request, page) -> dict:
    """What was found, ten at a time."""
    reader, text = Reader.of(request, page), asked(request)
    speech = reader.speech(page)
    answer = search(reader, text) if text else Answer([])
    if text and not answer.found and request.method == "GET" and not getattr(request, "is_preview", False):
        missing.count(reader.site, reader.language, text)
    sought = request.GET.get("sida", "")
    pages = max(1, -(-len(answer.found) // PAGE))
    number = min(max(1, int(sought) if sought.isdecimal() and len(sought) < 6 else 1), pages)
    shown = answer.found[(number - 1) * PAGE : number * PAGE]
    results = Results(shown, reader).told()
    results.sort(key=lambda one: fold(str(one["title"])) != fold(text))
    return {
        "title": speech.field("title"),
        "lead": speech.field("lead"),
        "description": speech.field("lead"),
        "q": text,
        "results": results,
        "urgent": any(one["kind"] == Kind.CONTACT and one["contact"]["is_emergency"] for one in results[:1]),
        "count": len(answer.found),
        "meant": answer.meant,
        "meant_link": format_html('<a href="?{}"><bdi>{}</bdi></a>', urlencode({"q": answer.meant}), answer.meant),
        "words_address": reader.inside("ord/"),
        "emergency": cards.for_emergency(reader),
        "number": number,
        "pages": pages,
        "earlier": _address(text, number - 1) if number > 1 else "",
        "later": _address(text, number + 1) if number < pages else "",
    }


def _address(text: str, number: int) -> str:
    return f"?{urlencode({'q': text, 'sida': str(number)})}"


def suggestions(request, page) -> JsonResponse:
    """What may be meant by what is typed so far: titles with their addresses, in the reader's language."""
    reader, text = Reader.of(request, page), asked(request)
    answer = search(reader, text, unfinished=True) if text else Answer([])
    told = Results(answer.found[:SUGGESTED], reader).told()
    return JsonResponse(
        {
            "suggestions": [
                {
                    "title": one["title"],
                    "lang": declared.tag(one["title"].language),
                    "dir": declared.direction(one["title"].language),
                    "kind": str(one["label"]),
                    "url": one["url"],
                }
                for one in told
            ]
        }
    )
