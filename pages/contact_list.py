"""The contact directory: every filter is a GET parameter, every state of the filters an address to share."""

from contacts.choices import OrganisationKind
from contacts.directory import find
from languages.open import languages_of
from pages import cards, models, pairs, step_list
from pages.reader import Reader

#: The longest free text that is searched for; what is longer is cut.
LONGEST_QUERY = 100


def context(request, page) -> dict:
    """The contacts that fit, and the filters as they are set."""
    reader = Reader.of(request, page)
    asked = Asked(request.GET, reader)
    contacts = find(
        reader.site,
        kind=asked.kind or None,
        theme_contact_ids=asked.contact_ids(),
        audience=asked.audience or None,
        language=asked.language or None,
        q=asked.q,
    )
    rows = list(contacts.prefetch_related(None).prefetch_related("phones"))

    def tell(page, reader: Reader) -> dict:
        """The directory in one language."""
        speech = reader.speech(page)
        return {
            "title": speech.field("title"),
            "lead": speech.field("lead"),
            "contacts": cards.cards(rows, reader),
        }

    told = tell(page, reader)
    return {
        **told,
        "description": told["lead"],
        "count": len(rows),
        "emergency": [card for card in told["contacts"] if card["is_emergency"]],
        "asked": asked,
        "filters": _filters(request, reader),
        **pairs.context(reader, page, told, tell, parts),
    }


def parts(told: dict) -> list[pairs.Part]:
    return [*pairs.title(told["title"]), *pairs.text(told["lead"]), *pairs.contacts(told["contacts"])]


class Asked:
    """What the address asks for; unknown values find nothing, which the page says."""

    def __init__(self, parameters, reader: Reader):
        def clean(name: str) -> str:
            return parameters.get(name, "").replace("\0", "").strip()[:LONGEST_QUERY]

        self.kind, self.theme, self.language = clean("typ"), clean("tema"), clean("sprak")
        self.step, self.q = clean("steg"), clean("q")
        self.audience = clean("malgrupp") if "malgrupp" in parameters else reader.audience or ""
        self.steps = reader.known.steps

    def contact_ids(self):
        """The contacts of the steps asked for (a subquery), or None where no step or theme is asked for."""
        if not (self.theme or self.step):
            return None
        steps = [
            step.pk
            for step in self.steps.values()
            if self.theme in ("", step.theme.slug) and self.step in ("", step.slug)
        ]
        return models.ContactRow.objects.filter(step__in=steps).values("contact_id")

    @property
    def anything(self) -> bool:
        return any([self.kind, self.theme, self.language, self.step, self.q])


def _filters(request, reader: Reader) -> dict:
    """The choices of each filter, in the reader's language."""
    return {
        "kinds": [(kind.value, kind.label) for kind in OrganisationKind],
        "themes": [{"slug": t.slug, "icon": t.icon, "title": reader.say(t, "title")} for t in reader.known.themes],
        "audiences": [{"slug": a.slug, "title": reader.say(a.audience, "title")} for a in reader.known.offered],
        "languages": languages_of(request),
        "steps": [step_list.step_line(step, reader) for step in reader.known.steps.values()],
    }
