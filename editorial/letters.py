"""Letters to one person, from the kommun whose site they are about."""

import logging
from email.utils import formataddr

from django.core.mail import EmailMessage
from django.template.loader import render_to_string
from django.utils.translation import override
from wagtail.models import Site

from languages import declared
from pages.models import Kommun

logger = logging.getLogger(__name__)


def write(site: Site, to: str, template: str, **context) -> bool:
    """Send a letter, the first line of its template being the subject; whether the mail server took it.

    A mail server that is down costs the letter alone, never what it is about.
    """
    kommun = Kommun.objects.filter(site=site).first() or Kommun(site=site)
    with override(declared.SOURCE):
        text = render_to_string(template, {**context, "kommun": kommun}).strip()
    subject, _newline, body = text.partition("\n")
    sender = formataddr((kommun.sender_name or kommun.name, kommun.sender_address)) if kommun.sender_address else None
    letter = EmailMessage(subject, body.strip(), sender, [to], headers={"Auto-Submitted": "auto-generated"})
    try:
        return bool(letter.send())
    except OSError:
        logger.exception("A letter about %s was not sent.", site)
        return False
