"""Drafts by machine of all that a site says, for a language that has just been added."""

from django.utils.translation import gettext as _
from wagtail.models import Locale, Site
from wagtail_localize.machine_translators import get_machine_translator

from languages import declared
from translation.jobs import selection
from translation.jobs.steer import start
from translation.models import JobKind, TranslationJob


def machine_into(locale: Locale) -> bool:
    """Whether the settings name a machine that translates into a language."""
    machine = get_machine_translator()
    swedish = Locale.objects.get(language_code=declared.SOURCE)
    return machine is not None and machine.can_translate(swedish, locale)


def order_drafts(locale: Locale, site: Site, user=None) -> TranslationJob:
    """Have a machine translate a site into a language, the most important first."""
    name = declared.DECLARED[locale.language_code].swedish
    told = _("Everything, for the new language %(language)s") % {"language": name}
    sources = selection.everything(site, user)
    return start(JobKind.MACHINE, sources, [locale], site=site, selection=told, user=user)
