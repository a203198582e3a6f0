"""Two views of wagtail-localize that ask a machine, made to ask as we do: with care, and within the site's budget."""

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST
from wagtail.admin import messages
from wagtail.admin.views.pages.utils import get_valid_next_url_from_request
from wagtail.models import Page, Site
from wagtail_localize.models import Translation
from wagtail_localize.views import update_translations
from wagtail_localize.views.edit_translation import user_can_edit_instance

from translation import machines


@require_POST
def machine_translate(request: HttpRequest, translation_id: int) -> HttpResponse:
    """Translate what is missing of an object, as the button in its editor asks."""
    translation = get_object_or_404(Translation, pk=translation_id)
    target = translation.get_target_instance()
    if not user_can_edit_instance(request.user, target):
        raise PermissionDenied
    site = (isinstance(target, Page) and target.get_site()) or Site.find_for_request(request)
    outcome = machines.translate(translation.source, translation.target_locale, site=site, user=request.user)
    tell(request, outcome)
    return redirect(get_valid_next_url_from_request(request) or reverse("wagtailadmin_home"))


def tell(request: HttpRequest, outcome: machines.Outcome) -> None:
    """Say to an editor what came of a translation."""
    if outcome.stored:
        sentence = ngettext("%(n)s text was translated.", "%(n)s texts were translated.", outcome.stored)
        messages.success(request, sentence % {"n": outcome.stored})
    elif not outcome.error and not outcome.faults:
        messages.info(request, _("There is nothing left to translate."))
    for segment, found in outcome.faults.items():
        told = {"text": segment.swedish[:80], "faults": " ".join(found)}
        messages.warning(request, _("“%(text)s” was not translated: %(faults)s") % told)
    for segment, found in outcome.remarks.items():
        told = {"text": segment.swedish[:80], "remarks": " ".join(found)}
        messages.info(request, _("Look at the translation of “%(text)s”: %(remarks)s") % told)
    if outcome.error:
        messages.error(request, outcome.error)


class UpdateTranslationsView(update_translations.UpdateTranslationsView):
    """The library's form without its box for machine translation, which knows no budget."""

    def get_form(self):
        form = super().get_form()
        form.fields.pop("use_machine_translation", None)
        return form
