"""Answers that are not pages of the tree: the choice of language, short addresses, and what machines ask for."""

from collections.abc import Container
from datetime import timedelta

from django.http import Http404, HttpResponse, HttpResponsePermanentRedirect, HttpResponseRedirect
from django.shortcuts import get_object_or_404, render
from django.templatetags.static import static
from django.utils import timezone
from django.utils.translation import override
from django.views.decorators.cache import cache_control
from django.views.decorators.http import require_safe
from django.views.decorators.vary import vary_on_headers
from wagtail.models import Site

from audiences import address
from languages import declared
from languages.open import languages_of, preferred
from languages.state import told_in
from pages import leaves, models
from pages.context import NOT_IN_HREFLANG
from pages.known import known_to


def site_of(request) -> Site:
    """The site of the request; 404 where no site answers to the host."""
    site = Site.find_for_request(request)
    if site is None:
        raise Http404
    return site


@require_safe
@vary_on_headers("Accept-Language")
def choose_language(request):
    """Every open language by its own name, the browser's first; nothing is decided for the reader (law 5)."""
    site, languages = site_of(request), languages_of(request)
    if not languages:
        raise Http404
    own = preferred(request)
    first = own or languages[0]
    ordered = sorted(languages, key=lambda language: language != own)
    with override(first.code):
        return render(
            request,
            "pages/choose_language.html",
            {
                "choices": [{"language": language, "url": f"/{language.code}/"} for language in ordered],
                "language": first,
                "kommun": known_to(request, site).kommun,
                "canonical": site.root_url + "/",
                "root": site.root_url,
            },
        )


@require_safe
def short_address(request, code: str, rest: str | None = None):
    """`/s/<code>[-<language>[-<audience>]]` leads to the page; unknown suffixes are left out rather than refused."""
    site = site_of(request)
    short = get_object_or_404(
        models.ShortAddress.objects.select_related("page").filter(
            page__path__startswith=site.root_page.path, page__live=True
        ),
        code=code,
    )
    language, audience = _suffix(rest or "", languages_of(request), known_to(request, site).offered)
    path = f"/{language}/" + short.page.url_path[len(site.root_page.url_path) :]
    return HttpResponsePermanentRedirect(address.put(path, audience))


def _suffix(rest: str, languages, audiences) -> tuple[str, str | None]:
    """Language and audience of a suffix; language codes may hold a hyphen themselves."""
    for language in sorted((language.code for language in languages), key=len, reverse=True):
        if rest == language or rest.startswith(f"{language}-"):
            slug = rest[len(language) + 1 :]
            return language, slug if slug in {choice.slug for choice in audiences} else None
    return declared.SOURCE, None


@require_safe
@cache_control(public=True, max_age=3600)
def kommun_colours(request):
    """The kommun's own colour, as a stylesheet: the pages' policy allows no style in the markup."""
    kommun = known_to(request, site_of(request)).kommun
    return render(request, "pages/kommun.css", {"kommun": kommun}, content_type="text/css")


@require_safe
@cache_control(public=True, max_age=86400)
def favicon(request):
    """Where browsers look for a mark when an answer is not a page and names none."""
    return HttpResponseRedirect(static("img/icons.svg"))


@require_safe
def robots(request):
    lines = [
        "User-agent: *",
        "Disallow: /admin/",
        "Disallow: /konto/",
        f"Sitemap: {site_of(request).root_url}/sitemap.xml",
    ]
    return HttpResponse("\n".join(lines) + "\n", content_type="text/plain; charset=utf-8")


@require_safe
def security(request):
    """Where to report a security hole (RFC 9116); 404 until the kommun has said where."""
    site = site_of(request)
    contact = known_to(request, site).kommun.security_contact
    if not contact:
        raise Http404
    expires = (timezone.now() + timedelta(days=180)).strftime("%Y-%m-%dT00:00:00Z")
    lines = [
        f"Contact: mailto:{contact}",
        f"Expires: {expires}",
        "Preferred-Languages: sv, en",
        f"Canonical: {site.root_url}/.well-known/security.txt",
    ]
    return HttpResponse("\n".join(lines) + "\n", content_type="text/plain; charset=utf-8")


@require_safe
def sitemap(request):
    """Every public page, path, contact and place in every language it has words in (sitemaps.org, xhtml:link)."""
    site = site_of(request)
    pages = list(models_of_site(site))
    told = told_in([page.translation_key for page in pages])
    home = site.root_page.url_path
    entries = [_mapped(page.url_path[len(home) :], told[page.translation_key], page, request) for page in pages]
    paths = [choice.slug for choice in known_to(request, site).offered if not choice.archived]
    entries += [_mapped(f"{slug}/", told[site.root_page.translation_key], site.root_page, request) for slug in paths]
    entries += [
        {"rest": f"kontakter/{rest}", "lastmod": None, "languages": _in_order(codes, request)}
        for rest, codes in leaves.of_site(site).items()
    ]
    context = {"entries": entries, "root": site.root_url}
    return render(request, "pages/sitemap.xml", context, content_type="application/xml")


def _mapped(rest: str, told, page, request) -> dict:
    """An address with the languages it has words in, Swedish always."""
    return {"rest": rest, "lastmod": page.last_published_at, "languages": _in_order(told, request)}


def _in_order(told: Container[str], request) -> list[dict]:
    """The open languages that something is told in, Swedish always."""
    codes = [one.code for one in languages_of(request) if one.code in told or one.code == declared.SOURCE]
    return [{"code": code, "tag": declared.tag(code), "registered": code not in NOT_IN_HREFLANG} for code in codes]


def models_of_site(site: Site):
    """The live Swedish pages of a site, in tree order."""
    return site.root_page.get_descendants(inclusive=True).live().public().order_by("path")
