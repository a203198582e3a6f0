"""An editor's first ten minutes: a short list on the desk that ticks itself off by what she has done."""

from dataclasses import dataclass

from allauth.mfa.utils import is_mfa_enabled
from django.db import models
from django.db.models import Value
from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST
from wagtail.admin.ui.components import Component
from wagtail.models import ModelLogEntry, PageLogEntry

from contacts.models import Contact
from editorial.review import CONFIRM

#: What Wagtail's log calls it that a page is changed, and that it is published or sent on.
CHANGED, LET_OUT = "wagtail.edit", {"wagtail.publish", "wagtail.workflow.start"}


class FirstSteps(models.Model):
    """That an editor wants to see the list no more."""

    user = models.OneToOneField("auth.User", models.CASCADE, related_name="first_steps")

    wagtail_reference_index_ignore = True

    def __str__(self) -> str:
        return str(self.user)


@dataclass(frozen=True)
class Step:
    """One thing to do for the first time."""

    what: str
    why: str
    url: str
    done: bool


def steps_of(user) -> list[Step]:
    """What a new editor does first, in order, with what she has done by the log (two queries)."""
    of_pages = PageLogEntry.objects.filter(user=user).annotate(of=Value("page")).order_by()
    of_contacts = ModelLogEntry.objects.filter(user=user, content_type__model="contact").annotate(of=Value("contact"))
    done = set(of_pages.values_list("of", "action").union(of_contacts.order_by().values_list("of", "action")))
    on_pages = {action for of, action in done if of == "page"}
    seen_to = {("contact", CHANGED), ("contact", CONFIRM)} & done
    contacts = reverse(Contact.snippet_viewset.get_url_name("list"))
    pages = reverse("wagtailadmin_explore_root")
    return [
        Step(
            _("Protect your account"),
            _("Add a second step to your login: a code in the phone, or a passkey. It takes two minutes."),
            reverse("mfa_index"),
            is_mfa_enabled(user),
        ),
        Step(
            _("Look at a contact"),
            _("Open one that your unit keeps. Is the number right? Change it, or confirm on the desk that it is true."),
            contacts,
            bool(seen_to),
        ),
        Step(
            _("Change a sentence"),
            _("Open a step, change a sentence, and see it in the preview as a newcomer sees it on her phone."),
            pages,
            CHANGED in on_pages,
        ),
        Step(
            _("Publish, or send on"),
            _("Publish the page, or send it on for approval. Translators see at once which sentence is new."),
            pages,
            bool(on_pages & LET_OUT),
        ),
    ]


class FirstStepsPanel(Component):
    """The list, until all of it is done or the editor puts it away."""

    name = "first_steps"
    template_name = "editorial/admin/first_steps.html"
    order = 5

    def __init__(self, steps: list[Step]):
        self.steps = steps

    @classmethod
    def of(cls, user) -> "list[FirstStepsPanel]":
        """The panel, where there is something left for the user to do."""
        steps = [] if FirstSteps.objects.filter(user=user).exists() else steps_of(user)
        return [cls(steps)] if any(not step.done for step in steps) else []

    def get_context_data(self, parent_context):
        return {"csrf_token": parent_context.get("csrf_token"), "steps": self.steps}


@require_POST
def put_away(request) -> HttpResponse:
    FirstSteps.objects.get_or_create(user=request.user)
    return redirect("wagtailadmin_home")
