from django.http import HttpResponsePermanentRedirect, HttpResponseRedirect
from wagtail.contrib.redirects.middleware import RedirectMiddleware, get_redirect
from wagtail.contrib.redirects.models import Redirect
from wagtail.models import Site

from audiences import address
from audiences.models import offered


class AudienceRedirectMiddleware(RedirectMiddleware):
    """Wagtail's redirects, also for addresses told for an audience: taken out, looked up, put back."""

    def process_response(self, request, response):
        response = super().process_response(request, response)
        site = Site.find_for_request(request) if response.status_code == 404 else None
        if site is None:
            return response
        slug, plain = address.split(request.path, {choice.slug for choice in offered(site)})
        found = get_redirect(request, Redirect.normalise_path(plain, decode_unicode=False)) if slug else None
        if found is None or found.link is None:
            return response
        target = address.put(found.link, slug) if found.link.startswith("/") else found.link
        return (HttpResponsePermanentRedirect if found.is_permanent else HttpResponseRedirect)(target)
