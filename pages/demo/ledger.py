"""What the loader has written, kept in Wagtail's own log, so that it never overwrites a person's work."""

import json
from collections import Counter, defaultdict
from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.core.serializers.json import DjangoJSONEncoder
from django.db.models import Model
from modelcluster.models import ClusterableModel, get_serializable_data_for_fields
from wagtail.log_actions import log, registry
from wagtail.models import Page

from pages.demo.words import digest

MARK = "load_demo"

#: What changes in a page without anybody changing its content.
VOLATILE = {
    *["path", "depth", "numchild", "url_path", "has_unpublished_changes", "draft_title", "wagtail_admin_comments"],
    *["live_revision", "latest_revision", "latest_revision_created_at", "first_published_at", "last_published_at"],
}


def content_of(instance: Model) -> str:
    """A sum of what is stored of a row, and of the latest draft where it is a page."""
    fresh = type(instance)._default_manager.get(pk=instance.pk)
    if isinstance(fresh, ClusterableModel):
        stored = fresh.serializable_data()
    else:
        stored = get_serializable_data_for_fields(fresh)
    kept = {name: value for name, value in stored.items() if name not in VOLATILE}
    draft = fresh.latest_revision_id if isinstance(fresh, Page) else None
    return digest([json.dumps(kept, cls=DjangoJSONEncoder, sort_keys=True), draft])


class Ledger:
    """Decides what is to be written, and counts what was done."""

    def __init__(self, *, force: bool = False):
        self.force = force
        self.counts: dict[str, Counter] = defaultdict(Counter)
        self.edited: list[str] = []
        self.kept: list[Model] = []
        self.written: list[Model] = []
        self.entries = _entries()

    def is_due(self, kind: str, instance: Model, seed: Any, content: str | None = None, part: str = "") -> bool:
        """Whether the seed of a row, or of a part of it, is to be written; what a person has changed is left alone."""
        entry = self.entries.get((ContentType.objects.get_for_model(instance).pk, str(instance.pk), part))
        if instance.pk is None or (part and not content and entry is None):
            self.counts[kind]["new"] += 1
            return True
        untouched = entry is not None and entry["content"] == (content or content_of(instance))
        if entry and untouched and entry["seed"] == digest(seed):
            self.counts[kind]["unchanged"] += 1
            return False
        if untouched or self.force:
            self.counts[kind]["updated"] += 1
            return True
        self.counts[kind]["kept"] += 1
        self.kept.append(instance)
        self.edited.append(f"{kind}: {instance}{f' ({part})' if part else ''}")
        return False

    def wrote(self, instance: Model, seed: Any, content: str | None = None, part: str = "") -> None:
        """Remember what was written, and how it looked then."""
        entry = {"part": part, "seed": digest(seed), "content": content or content_of(instance)}
        log(instance, "wagtail.edit", data={MARK: entry})
        if not part:
            self.written.append(instance)


def _entries() -> dict[tuple[int, str, str], dict]:
    """The latest entry of each row and part."""
    found = {}
    for model in registry.get_log_entry_models():
        subject = "page_id" if hasattr(model, "page_id") else "object_id"
        rows = model.objects.filter(data__has_key=MARK).order_by("timestamp", "pk")
        for content_type, pk, data in rows.values_list("content_type_id", subject, "data"):
            found[content_type, str(pk), data[MARK]["part"]] = data[MARK]
    return found
