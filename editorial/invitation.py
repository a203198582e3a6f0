"""The first letter to a new colleague."""

from allauth.account.adapter import get_adapter
from allauth.account.forms import default_token_generator
from allauth.account.utils import user_pk_to_url_str
from wagtail.models import Site

from editorial import letters
from editorial.people import Person

TEMPLATE = "editorial/admin/mail/invitation.txt"


def invite(person: Person, request) -> bool:
    """Send a link to choose a password, in the name of the kommun; whether the mail server took it."""
    key = f"{user_pk_to_url_str(person)}-{default_token_generator.make_token(person)}"
    link = request.build_absolute_uri(get_adapter(request).get_reset_password_from_key_url(key))
    unit = person.units.exclude(site=None).select_related("site").first()
    site = unit.site if unit else Site.find_for_request(request)
    return letters.write(site, person.email, TEMPLATE, person=person, link=link, by=request.user)
