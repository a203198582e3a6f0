"""Where readers' answers come in: a tap on yes or no, some words about it, and what somebody could not use."""

from django.core import signing
from django.http import HttpResponse, QueryDict
from django.shortcuts import render

from editorial.forms import WordsForm
from editorial.models import Feedback
from pages import errors
from pages.choices import Refusal
from pages.context import own_path, reader_context
from pages.models import AccessibilityStatementPage, BasePage
from pages.posting import page_at, public_post
from pages.reader import Reader

HELPFUL = {"ja": True, "nej": False}
#: How long words can be added to an answer, in seconds.
OPEN_FOR = 24 * 60 * 60
SALT = "editorial.feedback"


@public_post
def answer(request, path: str) -> HttpResponse:
    """Keep an answer to a page, or the words that follow it, and thank her in a page of her language."""
    page = page_at(request, path)
    if "hjalpte" in request.POST:
        return tapped(request, page)
    try:
        feedback = asked_about(request.POST, page) or new(request, page)
    except signing.SignatureExpired:
        return errors.refused(request, Refusal.TOO_OLD)
    except (signing.BadSignature, Feedback.DoesNotExist):
        return errors.refused(request, Refusal.NOT_UNDERSTOOD)
    return written(request, page, feedback)


def tapped(request, page: BasePage) -> HttpResponse:
    """Yes or no; then she may say more."""
    helpful = HELPFUL.get(request.POST["hjalpte"])
    if helpful is None or isinstance(page, AccessibilityStatementPage):
        return errors.refused(request, Refusal.NOT_UNDERSTOOD)
    feedback = new(request, page)
    feedback.helpful = helpful
    feedback.save()
    return thank(request, page, form=WordsForm(), reference=signing.dumps(feedback.pk, salt=SALT))


def written(request, page: BasePage, feedback: Feedback) -> HttpResponse:
    """Words; refused words stand in the form again."""
    form = WordsForm(request.POST)
    if not form.is_valid():
        return thank(request, page, form=form, reference=request.POST.get("svar", ""), status=422)
    feedback.text = form.cleaned_data["text"]
    feedback.save()
    return thank(request, page)


def new(request, page: BasePage) -> Feedback:
    reader = Reader.of(request, page)
    return Feedback(
        site=reader.site,
        page_id=page.source.pk,
        path=own_path(page, reader),
        language=reader.language,
        audience=reader.audience or "",
        kind=kind_of(page),
    )


def kind_of(page: BasePage) -> Feedback.Kind:
    is_statement = isinstance(page, AccessibilityStatementPage)
    return Feedback.Kind.ACCESSIBILITY if is_statement else Feedback.Kind.PAGE


def asked_about(posted: QueryDict, page: BasePage) -> Feedback | None:
    """The answer that words are about, by its signed reference; none where they are a report of their own.

    Raises BadSignature for a reference that is not ours, SignatureExpired for an old one, and DoesNotExist for one to
    another page. Only a statement of accessibility takes reports.
    """
    if isinstance(page, AccessibilityStatementPage):
        return None
    pk = signing.loads(posted.get("svar", ""), salt=SALT, max_age=OPEN_FOR)
    return Feedback.objects.get(pk=pk, page=page.source.pk)


def thank(request, page: BasePage, *, form=None, reference: str = "", status: int = 200) -> HttpResponse:
    """The page after an answer, with a box for words where `form` is given."""
    context = {
        **reader_context(request, page),
        "notices": [],
        "form": form,
        "reference": reference,
        "is_report": isinstance(page, AccessibilityStatementPage),
    }
    return render(request, "editorial/answered.html", context, status=status)
