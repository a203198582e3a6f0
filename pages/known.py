"""What is known of a site between two changes of its content, gathered once and shared by all readers.

Everything here is small, read on every page and seldom changed: the kommun, the audiences, the headings, the facts
that hold today, and the bones of all steps. It is thrown away as soon as anything changes (`ContentVersion`) or a day
ends. Nobody may change what it holds. What a transaction has changed is known to itself alone until it is committed,
and forgotten if it is rolled back.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from datetime import date
from functools import cached_property, partial
from typing import Any, TypeVar
from uuid import UUID

from django.db import transaction
from django.utils import timezone
from wagtail.models import Page, PageViewRestriction, Site, TranslatableMixin

from audiences.models import Audience, Offered, offered
from contacts.models import Place, Unit
from contacts.scope import belongs
from knowledge.models import Fact, GlossaryTerm
from languages import declared
from languages.lexicon import Lexicon
from languages.state import NOTHING, Tally, told_in, words_in
from pages import at_commit, journey, models
from pages.step_words import StepWords

T = TypeVar("T")
Row = TypeVar("Row", bound=TranslatableMixin)

#: How many answers of a kind are kept that there may be very many of.
MOST_KEPT = 300


class Known:
    """One site on one day at one version of its content; each part is fetched when first asked for."""

    def __init__(self, site: Site, day: date, version: int):
        self.site, self.day, self.version = site, day, version
        self._found: dict[tuple, Any] = {}

    @cached_property
    def kommun(self) -> "models.Kommun":
        """The settings of the kommun; reading them never saves them."""
        return models.Kommun.objects.filter(site=self.site).first() or models.Kommun(site=self.site)

    @cached_property
    def facts(self) -> dict[str, Fact]:
        return Fact.objects.for_site(self.site, on=self.day)

    @cached_property
    def offered(self) -> list[Offered]:
        return offered(self.site, self.day, self.audiences.values())

    @cached_property
    def audiences(self) -> dict[int, Audience]:
        """Every audience, hidden ones too: rows of steps name them all."""
        return {row.pk: row for row in self.named(Audience, declared.SOURCE)}

    @cached_property
    def themes(self) -> list["models.Theme"]:
        return self.named(models.Theme, declared.SOURCE)

    @cached_property
    def phases(self) -> list["models.Phase"]:
        return self.named(models.Phase, declared.SOURCE)

    def named(self, model: type[Row], language: str) -> list[Row]:
        """The rows of a model in a language, in its own order; of all languages together there are some hundred."""
        rows = self.once(("named", model), lambda: list(model._default_manager.select_related("locale")))
        return [row for row in rows if row.locale.language_code == language]

    @cached_property
    def private(self) -> list[str]:
        """The places in the tree below which not everybody may see the pages."""
        return list(PageViewRestriction.objects.values_list("page__path", flat=True))

    def is_public(self, page: Page) -> bool:
        return not any(page.path.startswith(path) for path in self.private)

    @cached_property
    def section(self) -> "models.SectionPage | None":
        """The Swedish page of the section for those who meet newcomers, where there is one."""
        page = models.SectionPage.objects.live().descendant_of(self.site.root_page).first()
        return page if page and self.is_public(page) else None

    @cached_property
    def places(self) -> dict[int, Place]:
        """The places of the site and the nation, by their keys."""
        return Place.objects.for_site(self.site).in_bulk()

    @cached_property
    def units(self) -> dict[int | None, str]:
        """The names of the units of the site and the nation, by their keys."""
        return dict(Unit.objects.for_site(self.site).values_list("pk", "name"))

    @cached_property
    def steps(self) -> dict[int, "models.StepPage"]:
        """The live Swedish steps in the order of the tree, without their texts."""
        pages = (
            models.StepPage.objects.live()
            .descendant_of(self.site.root_page)
            .select_related("phase", "theme", "responsible", "locale", "short_address")
            .defer("body", "bring")
            .order_by("path")
        )
        return {page.pk: self._own(page, "responsible") for page in pages if self.is_public(page)}

    @cached_property
    def steps_by_key(self) -> dict[UUID, "models.StepPage"]:
        """The same steps by what they share with their translations."""
        return {page.translation_key: page for page in self.steps.values()}

    @cached_property
    def rows(self) -> dict[int, list["models.AudienceRow"]]:
        """The audience rows of each step, with their audiences."""
        found = defaultdict(list)
        rows = models.AudienceRow.objects.filter(step__in=self.steps).select_related("responsible")
        for row in rows.order_by("sort_order", "pk"):
            row.audience = self.audiences[row.audience_id]
            found[row.step_id].append(self._own(row, "responsible"))
        return found

    @cached_property
    def laws(self) -> dict[int, list[str]]:
        """The legal basis of each step, by the key of the step."""
        pages = models.StepPage.objects.filter(pk__in=self.steps).only("body")
        return {page.pk: list(_laws(page.body)) for page in pages}

    @cached_property
    def prerequisites(self) -> list["models.PrerequisiteRow"]:
        rows = models.PrerequisiteRow.objects.filter(step__in=self.steps, required__in=self.steps)
        return list(rows.order_by("sort_order", "pk"))

    @cached_property
    def terms(self) -> dict[int, list[GlossaryTerm]]:
        """The words worth knowing of each step, Swedish, in the editors' order."""
        found = defaultdict(list)
        rows = models.GlossaryRow.objects.filter(step__in=self.steps).select_related("term")
        for row in rows.order_by("sort_order", "pk"):
            found[row.step_id].append(row.term)
        return found

    @cached_property
    def recordings(self) -> dict[int, dict[str, "models.Recording"]]:
        """The recordings of each Swedish page, by language."""
        found: dict[int, dict[str, models.Recording]] = defaultdict(dict)
        rows = models.Recording.objects.filter(page__path__startswith=self.site.root_page.path)
        for row in rows.select_related("document"):
            found[row.page_id][row.language] = row
        return found

    def _own(self, row, *names: str):
        """The row without what it names of another site's (law 7)."""
        for name in names:
            if not belongs(getattr(row, name), self.site.pk):
                setattr(row, name, None)
        return row

    def journey(self, audience: Audience | None) -> journey.Journey:
        """The path of an audience; of none, all steps in order."""
        return self.once(("journey", audience and audience.slug), lambda: journey.chart(self, audience))

    def lexicon(self, language: str) -> Lexicon:
        """What audiences and headings are called."""
        return self.once(("lexicon", language), lambda: self._lexicon(language))

    def glossary(self, language: str) -> Lexicon:
        """What the words worth knowing of steps are called, and what they mean."""

        def learnt() -> Lexicon:
            lexicon = Lexicon(language)
            lexicon.learn({term.pk: term for terms in self.terms.values() for term in terms}.values())
            return lexicon

        return self.once(("glossary", language), learnt)

    def _lexicon(self, language: str) -> Lexicon:
        lexicon = Lexicon(language)
        for model in (Audience, models.Theme, models.Phase):
            lexicon.take(self.named(model, language))
        return lexicon

    def once(self, question: tuple, ask: Callable[[], T]) -> T:
        """The answer to a question that holds until something changes; asked the first time."""
        if question not in self._found:
            self._found[question] = ask()
        return self._found[question]

    def each(self, question: tuple, keys: Iterable[str], ask: Callable[[list[str]], dict[str, T]]) -> dict[str, T]:
        """The answers about some keys, of those that have one; those not asked for of late are asked for together."""
        kept: dict[str, T] = self.once(question, dict)
        wanted = list(dict.fromkeys(keys))
        found = {key: answer for key in wanted if (answer := kept.get(key)) is not None}
        missing = [key for key in wanted if key not in found]
        if missing:
            new = ask(missing)
            if len(kept) + len(new) > MOST_KEPT:
                kept.clear()
            kept |= new
            found |= new
        return found

    def told_in(self, key: UUID) -> dict[str, Tally]:
        """The languages a page has words in, Swedish with them, and how it is translated into each."""
        return self.once(("told in", key), lambda: _with_swedish(told_in([key])[key]))

    def row_told_in(self, key: UUID) -> dict[str, Tally]:
        """The same of a row of words that is no page."""
        return self.once(("row told in", key), lambda: _with_swedish(words_in(key)))

    def learn_told_in(self, keys: Iterable[UUID]) -> None:
        """Ask the same of many pages at once."""
        new = [key for key in keys if ("told in", key) not in self._found]
        for key, told in told_in(new).items() if new else ():
            self.once(("told in", key), partial(_with_swedish, told))

    def words(self, language: str) -> StepWords:
        """Titles, summaries and notes of all steps."""
        return self.once(("words", language), lambda: self._step_words(language))

    def _step_words(self, language: str) -> StepWords:
        rows = [row for rows in self.rows.values() for row in rows]
        return StepWords(language, self.facts, self.steps.values(), rows)


def _with_swedish(told: dict[str, Tally]) -> dict[str, Tally]:
    return {declared.SOURCE: NOTHING, **told}


def _laws(body) -> Iterator[str]:
    """The paragraphs of law that the notes for professionals name; no other block of a text is looked up."""
    for place, raw in enumerate(body.raw_data):
        if raw["type"] == "professional":
            yield from body[place].value["legal_basis"]


_shelf: dict[int, tuple[tuple, Known]] = {}
_changes = 0


def known(site: Site) -> Known:
    """What is known of a site now (one query for the version, the rest when first asked for)."""
    day = timezone.localdate()
    edition = (models.ContentVersion.current(), uncommitted(), day)
    kept = _shelf.get(site.pk)
    if kept is None or kept[0] != edition:
        kept = (edition, Known(site, day, edition[0]))
        _shelf[site.pk] = kept
    return kept[1]


def uncommitted() -> tuple | None:
    """What sets apart a transaction that sees changes of its own, which may yet be rolled back; None where it has none.

    Django drops the waiting rise of the version with what is rolled back, the whole or a savepoint of it.
    """
    if not at_commit.waiting(models.ContentVersion):
        return None
    connection = transaction.get_connection()
    return id(connection), _changes, *connection.savepoint_ids


def known_to(request, site: Site) -> Known:
    """What is known of the site of a request, looked up once a request."""
    if not hasattr(request, "known"):
        request.known = known(site)
    return request.known


def forget() -> None:
    """Throw away what this process knows, at once: a change need not be committed to be seen by who made it."""
    global _changes
    _changes += 1
    _shelf.clear()
