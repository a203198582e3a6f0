from wagtail.models import Page

from languages import declared


def companion_of(request, page: Page):
    """The same page in the language of `?med=`, for reading side by side; none for an unknown language or its own."""
    code = request.GET.get("med", "").lower()
    if code not in declared.DECLARED or code == page.locale.language_code:
        return None
    found = type(page).objects.live().select_related("locale")
    companion = found.filter(translation_key=page.translation_key, locale__language_code=code).first()
    if companion:
        companion.source = page.source
    return companion
