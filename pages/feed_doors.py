"""What is followed of a list beside its page."""

from django.http import Http404, HttpResponse
from django.views.decorators.http import conditional_page, require_safe

from pages import models
from pages.posting import page_at


@require_safe
@conditional_page
def atom(request, path: str) -> HttpResponse:
    """`<address of a list>atom.xml`: what it holds, for who wants to be told of news; 404 for other pages."""
    page = page_at(request, path)
    if not isinstance(page, models.FollowedPage):
        raise Http404
    return page.feed(request)
