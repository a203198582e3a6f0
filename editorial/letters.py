"""Letters to one person, from the kommun whose site they are about."""

import logging
from email.utils import formataddr

from django.conf import settings
from django.core.mail import EmailMessage
from django.template.loader import render_to_string
from django.utils.translation import override
from wagtail.models import Site

from languages import declared
from pages.models import Kommun

logger = logging.getLogger(__name__)

#: That no person wrote it (RFC 3834).
AUTOMATIC = {"Auto-Submitted": "auto-generated"}


def kommun_of(site: Site) -> Kommun:
    """The kommun of a site, with what it is called until somebody has said."""
    return Kommun.objects.filter(site=site).first() or Kommun(site=site)


def sender(kommun: Kommun) -> str:
    """Who a letter is from: the kommun's own address, else that of the installation."""
    if not kommun.sender_address:
        return settings.DEFAULT_FROM_EMAIL
    return formataddr((kommun.sender_name or kommun.name, kommun.sender_address))


def write(site: Site, to: str, template: str, **context) -> bool:
    """Send a letter, the first line of its template being the subject; whether the mail server took it.

    A mail server that is down costs the letter alone, never what it is about.
    """
    kommun = kommun_of(site)
    with override(declared.SOURCE):
        text = render_to_string(template, {**context, "kommun": kommun}).strip()
    subject, _newline, body = text.partition("\n")
    letter = EmailMessage(subject, body.strip(), sender(kommun), [to], headers=AUTOMATIC)
    try:
        return bool(letter.send())
    except OSError:
        logger.exception("A letter about %s was not sent.", site)
        return False
