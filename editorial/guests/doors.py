"""What a guest reaches by her link: one draft, as readers would see it, and a box for what she thinks of it.

It is Swedish, sets no cookie, is stored nowhere and leads to nothing else that is not public.
"""

from dataclasses import dataclass
from functools import cached_property, partial
from urllib.parse import urlencode

from django.conf import settings
from django.db import transaction
from django.http import Http404, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import get_language
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe
from wagtail.models import Site

from audiences.models import Offered
from editorial import letters
from editorial.guests.forms import GuestCommentForm
from editorial.guests.models import MOST_COMMENTS, Guest, GuestComment
from languages import declared
from languages.open import Language, languages_of
from pages import errors, previews
from pages.choices import Refusal
from pages.posting import public_post

#: What an address asks of a draft: for whom it is told, and beside which language.
AUDIENCE, BESIDE = "for", "med"


@dataclass(frozen=True)
class Visit:
    """A guest at a draft, as the templates of pages want it (`base.html`)."""

    site: Site
    guest: Guest
    token: str
    mode: previews.Mode
    form: GuestCommentForm
    sent: bool = False

    @property
    def address(self) -> str:
        return reverse("guest", args=[self.token])

    @property
    def query(self) -> str:
        asked = {AUDIENCE: self.mode.audience, BESIDE: self.mode.language}
        return f"?{urlencode(asked)}"

    @cached_property
    def audiences(self) -> list[Offered]:
        return previews.audiences_of(self.site)

    @cached_property
    def languages(self) -> list[Language]:
        return previews.languages_beside(self.guest.draft, self.site)


@never_cache
@require_safe
def look(request, token: str) -> HttpResponse:
    """The draft; or one sentence, if the link works no more."""
    guest = guest_of(request, token)
    if not guest.is_open:
        return closed(request, guest)
    return shown(request, guest, token, GuestCommentForm(guest), sent="tack" in request.GET)


@public_post
def comment(request, token: str) -> HttpResponse:
    """Keep what she writes; words that are not taken stand in the form again."""
    guest = guest_of(request, token)
    if not guest.is_open:
        return closed(request, guest)
    if guest.comments.count() >= MOST_COMMENTS:
        return errors.refused(request, Refusal.TOO_OFTEN)
    form = GuestCommentForm(guest, request.POST)
    if not form.is_valid():
        return shown(request, guest, token, form, status=422)
    kept = form.save()
    transaction.on_commit(partial(tell, kept))
    asked = {name: request.GET.get(name, "") for name in (AUDIENCE, BESIDE)}
    return HttpResponseRedirect(f"{reverse('guest', args=[token])}?{urlencode({**asked, 'tack': 1})}#kommentera")


def guest_of(request, token: str) -> Guest:
    """Whose link it is, on the site of her page and no other."""
    guest = Guest.objects.of_token(token)
    site = Site.find_for_request(request)
    if get_language() != declared.SOURCE or guest is None or site != guest.page.get_site():
        raise Http404
    return guest


def shown(request, guest: Guest, token: str, form, *, sent=False, status: int = 200) -> HttpResponse:
    """The draft as a reader would get it: asked for without the cookies and the rights of who looks."""
    beside = request.GET.get(BESIDE, "")
    mode = previews.Mode(request.GET.get(AUDIENCE, ""), beside, bool(beside))
    visit = Visit(Site.find_for_request(request), guest, token, mode, form, sent)
    page = guest.draft.make_preview_request(preview_mode=str(mode), extra_request_attrs={"guest": visit})
    return unlisted(HttpResponse(page.content, status=status))


def closed(request, guest: Guest) -> HttpResponse:
    language = next(one for one in languages_of(request) if one.code == declared.SOURCE)
    context = {**errors.frame(request, language, Site.find_for_request(request)), "guest": guest}
    return unlisted(render(request, "editorial/admin/guests/closed.html", context, status=Refusal.TOO_OLD))


def unlisted(response: HttpResponse) -> HttpResponse:
    response.headers["X-Robots-Tag"] = "noindex, nofollow"
    return response


def tell(kept: GuestComment) -> None:
    """Write to who asked, once until she has seen what the guest says."""
    guest, asker = kept.guest, kept.guest.asked_by
    unseen = guest.comments.filter(seen_at=None, pk__lt=kept.pk)
    if asker and asker.is_active and asker.email and not unseen.exists():
        where = settings.WAGTAILADMIN_BASE_URL + reverse("guests", args=[guest.page_id])
        template = "editorial/admin/guests/commented.txt"
        letters.write(guest.page.get_site(), asker.email, template, comment=kept, where=where)
