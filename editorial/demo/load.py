"""Loading the whole seed: the site, the changes of the law, and the work with one of them; all or nothing."""

import json
from pathlib import Path
from typing import cast

from django.db import transaction
from django.utils import timezone
from django.utils.html import escape
from wagtail.models import Locale, Site
from wagtail.rich_text import RichText
from wagtail_localize.models import TranslationSource

from editorial.law.work import schedule, start
from editorial.models import ChangeSet, LawEvent, LawTask
from languages.segments import coming_segments
from pages.demo import load as below
from pages.demo.ledger import Ledger
from pages.demo.read import Seed
from pages.demo.rows import put
from pages.demo.translations import content_of
from pages.demo.words import swedish, translations
from pages.models import StepPage
from translation.words import store

WORK = json.loads((Path(__file__).parent / "seed" / "law_work.json").read_text(encoding="utf-8"))
#: What the seed says of a change of the law, by its first word.
STATUS = {
    "gäller": LawEvent.Status.IN_FORCE,
    "känt": LawEvent.Status.DECIDED,
    "föreslaget": LawEvent.Status.PROPOSED,
    "utredning": LawEvent.Status.PROPOSED,
}


@transaction.atomic
def load(seed: Seed, *, force: bool = False) -> Ledger:
    """Write what is due of the seed into the default site. Raises SeedError, and then has written nothing."""
    ledger = below.load(seed, force=force)
    events = {row["title"]: _event(ledger, row) for row in seed["law_events"]}
    _Example(seed, ledger, events[WORK["event"]]).write()
    return ledger


def _event(ledger: Ledger, row: dict) -> LawEvent:
    words = row["status"].replace(";", " ").split()
    values = {
        "date": row["date"],
        "status": STATUS[words[0]],
        "status_note": row["status"] if len(words) > 1 else "",
        "changes": row["note"],
        **{name: row[name] for name in ("source_url", "steps", "audiences")},
    }
    return cast(LawEvent, put(ledger, "law_events", LawEvent, row, {"title": row["title"]}, values))


class _Example:
    """The work of the example kommun with a change of the law: once made it is left to its editors."""

    def __init__(self, seed: Seed, ledger: Ledger, event: LawEvent):
        self.ledger, self.event = ledger, event
        self.steps = {row["slug"]: row for row in seed["steps"]}
        self.site = Site.objects.get(is_default_site=True)

    def write(self) -> None:
        is_new = not ChangeSet.objects.filter(event=self.event, site=self.site).exists()
        self.ledger.counts["law_work"]["new" if is_new else "unchanged"] += 1
        if is_new:
            for task in start(self.event, self.site).tasks.filter(page__isnull=False):
                step = StepPage.objects.get(pk=task.page_id)
                self._task(task, step, WORK["tasks"].get(step.slug, {}))

    def _task(self, task: LawTask, step: StepPage, row: dict) -> None:
        if "draft" in row and step not in self.ledger.kept:
            self._draft(step, row["draft"])
            if row["state"] == LawTask.State.READY and not task.is_late(timezone.localdate()):
                schedule(task)
                self._translate_ahead(step, row["draft"])
            self.ledger.wrote(step, swedish(self.steps[step.slug]))
        task.what, task.state = row.get("what", task.what), row.get("state", task.state)
        task.why = row.get("why", "")
        task.save()

    def _draft(self, step: StepPage, row: dict) -> None:
        """A draft of a step with one more text at its end; what readers see stays as it is."""
        words = swedish(row)
        text = "".join(f"<p>{escape(paragraph)}</p>" for paragraph in words["text"])
        step.body.append(("text", {"heading": words["heading"], "text": RichText(text)}))
        step.save_revision()

    def _translate_ahead(self, step: StepPage, row: dict) -> None:
        for language, texts in translations(row).items():
            locale = Locale.objects.get(language_code=language)
            source = TranslationSource.objects.get(object_id=step.translation_key, locale=step.locale_id)
            segments = coming_segments(source, locale)
            store({one: texts[one.swedish] for one in segments if one.swedish in texts}, locale)
            whole = self.steps[step.slug]
            seed = [swedish(whole), translations(whole)[language]]
            self.ledger.wrote(step, seed, content_of(step, locale), language)
