"""Counts and advice beside the text, while it is written: what is posted is counted and kept nowhere."""

from django.apps import apps
from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_POST

from editorial.plain_language.advice import look_over
from editorial.plain_language.passages import Passage, Typed, passages
from editorial.plain_language.targets import TARGETS
from knowledge.models import GlossaryTerm
from languages import declared
from pages.models import BasePage


@require_POST
def beside_the_text(request, model: str) -> HttpResponse:
    """What to do about the Swedish words of a page's form as it stands, half filled or not."""
    try:
        page_type = apps.get_model("pages", model)
    except LookupError as error:
        raise Http404 from error
    if not issubclass(page_type, BasePage) or page_type._meta.abstract:
        raise Http404
    form_class = page_type.get_edit_handler().get_form_class()
    typed = passages(page_type, Typed(form_class, request.POST))
    looked = look_over(typed, TARGETS[declared.SOURCE], explained())
    return render(request, "editorial/admin/plain_language.html", {"looked": looked})


@require_POST
def of_words(request, language: str) -> HttpResponse:
    """What to do about some words of a translation while they are written."""
    if language not in TARGETS:
        raise Http404
    lines = [Passage("", "", line) for line in request.POST.get("words", "").splitlines()]
    looked = look_over(lines, TARGETS[language], explained())
    return render(request, "editorial/admin/plain_language_advice.html", {"looked": looked})


def explained() -> set[str]:
    """The Swedish words that the glossary explains, with their synonyms; one query."""
    return {word for term in GlossaryTerm.objects.identities() for word in [term.word, *term.synonyms]}
