"""What is fetched of a contact beside its page."""

from django.http import Http404, HttpResponse
from django.views.decorators.http import require_safe

from pages import cards
from pages.leaves import ContactLeaf
from pages.posting import page_at
from pages.reader import Reader
from pages.vcards import vcard


@require_safe
def address_book(request, path: str, key: str) -> HttpResponse:
    """`<address of a contact>.vcf`: the contact for the address book of a phone (RFC 6350)."""
    page = page_at(request, f"{path}{key}/")
    if not isinstance(page.leaf, ContactLeaf):
        raise Http404
    reader = Reader.of(request, page)
    contact = page.leaf.contact
    [card] = cards.cards([contact], reader)
    written = vcard(contact, card, reader.site.root_url + card["url"], reader.language)
    answer = HttpResponse(written, content_type="text/vcard; charset=utf-8")
    answer.headers["Content-Disposition"] = f'attachment; filename="{contact.key}.vcf"'
    return answer
