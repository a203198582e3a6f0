"""What a list of contacts would change, worked out from the site as it is now; nothing is written."""

from collections import Counter
from dataclasses import dataclass, field
from functools import cached_property
from hashlib import sha256

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.permissions import policy_registry

from contacts.exchange.columns import MOST_PHONES, Column, columns
from contacts.exchange.drafts import Draft, with_all
from contacts.exchange.known import Known
from contacts.exchange.sheet import Sheet
from contacts.exchange.words import EXCEL_ERRORS, UNSEEN
from contacts.models import Contact
from contacts.models.contacts import key_of

#: Contacts fetched at a time.
CHUNK = 500
#: Contacts saved at a time: while they are, on SQLite nobody else can save anything.
MOST_SAVED = 1_000
#: What a contact cannot be without, besides its title.
NEEDED = ["organisation", "owner"]


class Outcome(models.TextChoices):
    """What becomes of a row."""

    NEW = "new", gettext_lazy("New contacts")
    CHANGED = "changed", gettext_lazy("Changed contacts")
    SAME = "same", gettext_lazy("As before")
    FAULTY = "faulty", gettext_lazy("Rows with errors")


@dataclass(frozen=True)
class Change:
    """What stands in a column today, and what would stand there."""

    heading: str
    old: str
    new: str


@dataclass(frozen=True)
class Fault:
    """What is wrong in a column of a row."""

    heading: str
    text: str


@dataclass
class Verdict:
    """One row judged; `contact` is what would be saved, where something would."""

    line: int
    key: str
    title: str
    outcome: Outcome
    changes: list[Change] = field(default_factory=list)
    faults: list[Fault] = field(default_factory=list)
    contact: Contact | None = None


@dataclass
class Plan:
    """What a list would do; all of it or, with an obstacle, nothing."""

    verdicts: list[Verdict]

    @cached_property
    def counts(self) -> Counter:
        return Counter(verdict.outcome for verdict in self.verdicts)

    def of(self, outcome: Outcome) -> list[Verdict]:
        return [verdict for verdict in self.verdicts if verdict.outcome == outcome]

    @property
    def saves(self) -> list[tuple[Verdict, Contact]]:
        """The rows that say something new, with what would be saved."""
        return [(verdict, verdict.contact) for verdict in self.verdicts if verdict.contact]

    @property
    def obstacle(self) -> str:
        """Why nothing can be saved; empty if something can."""
        if self.counts[Outcome.FAULTY]:
            return _("Nothing can be saved: some rows have errors. Correct them in the file and upload it again.")
        if len(self.saves) > MOST_SAVED:
            message = _("At most %(most)s contacts can be saved at a time. Divide the file into several.")
            return message % {"most": MOST_SAVED}
        return "" if self.saves else _("The file says what stands here already. There is nothing to save.")

    @cached_property
    def digest(self) -> str:
        """Says whether a plan is the one that was looked at."""
        told = sha256()
        for each in self.verdicts:
            told.update(repr((each.line, each.key, each.outcome, each.changes, each.faults)).encode())
        return told.hexdigest()


@dataclass
class _Row:
    """A row on its way to a verdict; `site_id` and `key` find the contact."""

    line: int
    cells: dict[str, str]
    key: str = ""
    site_id: int | None = None
    faults: dict[str, list[str]] = field(default_factory=dict)
    contact: Contact | None = None
    may_change: bool = False

    def fault(self, name: str, text: str) -> None:
        self.faults.setdefault(name, []).append(text)


def plan(sheet: Sheet, user) -> Plan:
    """Judge every row, in ten queries and five more for every `CHUNK` rows."""
    return _Planner(user).plan(sheet)


class _Planner:
    def __init__(self, user):
        self.known = Known(user)
        self.user = user
        self.policy = policy_registry.get_by_type(Contact)
        self.may_add = self.policy.user_has_permission(user, "add")
        self.columns = columns(MOST_PHONES)
        self.headings = {column.name: column.heading for column in self.columns}

    def plan(self, sheet: Sheet) -> Plan:
        used = [column for column in self.columns if column.name in sheet.names]
        rows = [self._row(line, cells) for line, cells in sheet.cells()]
        _mark_twins(rows)
        verdicts = []
        for start in range(0, len(rows), CHUNK):
            chunk = rows[start : start + CHUNK]
            self._find(chunk)
            verdicts += [self._judge(row, used) for row in chunk]
        return Plan(verdicts)

    def _row(self, line: int, cells: dict[str, str]) -> _Row:
        """A row with what finds its contact, and what can be seen to be wrong before that is found."""
        row = _Row(line, cells, cells["key"] or key_of(cells.get("title", "")))
        for name, cell in cells.items():
            if cell in EXCEL_ERRORS:
                row.fault(name, _("“%(error)s” is an error in the sheet, and no value.") % {"error": cell})
            if UNSEEN.search(cell):
                row.fault(name, _("There is a character here that cannot be shown."))
        try:
            site = self.known.site(cells.get("site"))
            row.site_id = site and site.pk
        except ValidationError as error:
            row.fault("site", " ".join(error.messages))
        if not row.key:
            row.fault("key", _("Write an identifier."))
        return row

    def _find(self, rows: list[_Row]) -> None:
        """Give the rows their contacts, if there are any; those of other sites are not even looked at."""
        sites = [site.pk for site in self.known.sites.values()]
        keys = {row.key for row in rows if not row.faults}
        found = Contact.objects.identities().for_sites(sites).filter(key__in=keys)
        contacts = {(each.site_id, each.key): each for each in with_all(found)}
        hers = self.policy.instances_user_has_permission_for(self.user, "change")
        changeable = set(hers.filter(pk__in=[each.pk for each in contacts.values()]).values_list("pk", flat=True))
        for row in rows:
            row.contact = contacts.get((row.site_id, row.key)) if not row.faults else None
            if row.contact is None and "site" not in row.cells:
                row.contact = contacts.get((None, row.key))
            row.may_change = row.contact is not None and row.contact.pk in changeable

    def _judge(self, row: _Row, used: list[Column]) -> Verdict:
        is_new = row.contact is None
        if not row.faults:
            self._refuse(row)
        if row.faults:
            return self._faulty(row)
        draft = Draft(row.contact or self._new(row))
        changes = self._taken(row, draft, used)
        if row.faults or changes or is_new:
            self._check(row, draft)
        if row.faults:
            return self._faulty(row)
        if not (changes or is_new):
            return Verdict(row.line, row.key, draft.contact.title, Outcome.SAME)
        draft.settle()
        outcome = Outcome.NEW if is_new else Outcome.CHANGED
        return Verdict(row.line, row.key, draft.contact.title, outcome, changes, contact=draft.contact)

    def _refuse(self, row: _Row) -> None:
        """Note what the editor may not do, and what she cannot have meant."""
        if row.contact is None and not self.may_add:
            row.fault("key", _("There is no such contact, and you may not make new ones."))
        elif row.contact is None and row.site_id is None and not self.known.may_be_national:
            row.fault("site", _("Write the address of your site here. Only administrators make national contacts."))
        elif row.contact is not None and not row.may_change:
            row.fault("key", _("There is such a contact, but you may not change it."))
        elif row.contact is not None and not row.cells["key"]:
            message = _("There is already a contact “%(key)s”. Write that here to change it, or something else.")
            row.fault("key", message % {"key": row.key})

    def _new(self, row: _Row) -> Contact:
        return Contact(key=row.key, site_id=row.site_id, locale=self.known.swedish)

    def _taken(self, row: _Row, draft: Draft, used: list[Column]) -> list[Change]:
        """Let the contact be what the row says; a cell that says what stands there already is not even read."""
        changes = []
        for column in used:
            old, cell = column.written(draft), row.cells[column.name]
            if cell == old:
                continue
            try:
                column.take(draft, cell, self.known)
            except ValidationError as error:
                row.fault(column.name, " ".join(error.messages))
                continue
            if (new := column.written(draft)) != old:
                changes.append(Change(column.heading, old, new))
        return changes

    def _check(self, row: _Row, draft: Draft) -> None:
        needed = NEEDED if self.known.needs_an_owner else NEEDED[:1]
        for name in needed:
            if getattr(draft.contact, f"{name}_id") is None and name not in row.faults:
                row.fault(name, _("This must be filled in."))
        row.faults = draft.faults() | row.faults

    def _faulty(self, row: _Row) -> Verdict:
        faults = [Fault(self.headings[name], text) for name, texts in row.faults.items() for text in texts]
        return Verdict(row.line, row.key, row.cells.get("title", ""), Outcome.FAULTY, faults=faults)


def _mark_twins(rows: list[_Row]) -> None:
    """Two rows about one contact cannot both be right."""
    seen: dict[tuple, int] = {}
    for row in rows:
        if row.faults:
            continue
        first = seen.setdefault((row.site_id, row.key), row.line)
        if first != row.line:
            row.fault("key", _("The same contact is in row %(line)s too.") % {"line": first})
