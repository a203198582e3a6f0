"""What pages, questions, contacts, places and words say of themselves to the search, in every language they speak."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping
from functools import cached_property

from django.apps import apps
from django.db.models import Prefetch, QuerySet
from django.utils.html import strip_tags
from wagtail.models import Site

from contacts.choices import VisibleTo
from contacts.models import Contact, Place
from knowledge.models import GlossaryTerm
from languages import declared
from languages.open import open_languages
from pages import models
from pages.known import Known, known
from pages.pairs import words_in
from pages.questions import WITHIN_PAGE
from pages.speech import Speech
from search.choices import Kind
from search.filling import Document

#: Page types that say something by themselves, with the fields that say it beside title and text.
TOLD = {
    "pages.StepPage": ("summary", "responsible_words", "deadline", "duration", "fee"),
    "pages.ArticlePage": ("summary",),
    "pages.AccessibilityStatementPage": (),
    "pages.StepIndexPage": (),
    "pages.ContactIndexPage": ("lead",),
    "pages.SectionPage": ("lead",),
    "pages.OverviewPage": ("lead",),
    "pages.MaterialPage": ("lead",),
    "pages.QuestionsPage": ("lead",),
    "pages.LatestPage": ("lead",),
    "pages.ChainPage": ("summary",),
    "pages.GuidePage": ("summary",),
    "pages.GlossaryPage": ("lead",),
}
STREAMS = ("bring", "meetings", "body")

Things = Mapping[str, Collection[str]]


class Telling:
    """Tells one site's things, in one language or in all; what many of them share is fetched once."""

    def __init__(self, site: Site, language: str = ""):
        self.site, self.language = site, language
        self._gathered: dict[type, dict[str, dict]] = {}

    @cached_property
    def known(self) -> Known:
        return known(self.site)

    @cached_property
    def languages(self) -> list[str]:
        codes = [language.code for language in open_languages(self.site)]
        return [code for code in codes if code == self.language] if self.language else codes

    def batches(self, things: Things | None = None) -> Iterator[list[Document]]:
        """What some things say, by kind and key, or all things of the site, some hundred whole things at a time.

        What readers cannot see says nothing.
        """
        yield from self._pages(things)
        yield from self._contacts(_keys(things, Kind.CONTACT))
        if not self.language:  # names of places are Swedish
            yield from self._places(_keys(things, Kind.PLACE))
        yield from self._words(_keys(things, Kind.WORD))

    def _pages(self, things: Things | None) -> Iterator[list[Document]]:
        for label, fields in TOLD.items():
            model = apps.get_model(label)
            keys = _keys(things, Kind.STEP if model is models.StepPage else Kind.PAGE)
            if keys is not None and not keys:
                continue
            pages = model.objects.live().public().descendant_of(self.site.root_page).select_related("locale")
            swedish = pages.filter(locale__language_code=declared.SOURCE).order_by("path")
            if keys is not None:
                swedish = swedish.filter(translation_key__in=keys)
            swedish = swedish.prefetch_related(*_relations(model))
            for batch in _batches(swedish):
                told = self._other_pages(model, batch)
                yield [one for page in batch for one in self._page(page, told[page.translation_key], fields)]

    def _page(self, page, others: list, fields: tuple[str, ...]) -> Iterator[Document]:
        kind = Kind.STEP if isinstance(page, models.StepPage) else Kind.PAGE
        by_language = {declared.SOURCE: page, **{other.locale.language_code: other for other in others}}
        audiences = self._audiences(page) if kind == Kind.STEP else []
        for language in self.languages:
            told = by_language.get(language)
            related = self._related(page, language) if kind == Kind.STEP else ""
            if told is None:
                if related:
                    yield Document(kind, str(page.translation_key), language, "", related=related, audiences=audiences)
                continue
            told.source = page
            speech = Speech(told, self.known.facts)
            yield Document(
                kind,
                str(page.translation_key),
                language,
                in_language(speech.field("title"), language),
                names=page.slug if language == declared.SOURCE else "",
                summary=" ".join(in_language(speech.field(name), language) for name in fields),
                related=related,
                text=" ".join(in_language(speech.stream(name), language) for name in STREAMS if hasattr(page, name)),
                audiences=audiences,
            )
            yield from self._questions(page, speech, language, audiences)

    def _questions(self, page, speech: Speech, language: str, audiences: list[str]) -> Iterator[Document]:
        for block in speech.stream("body", only="question") if hasattr(page, "body") else ():
            question, answer = (in_language(block.value[name], language) for name in ("question", "answer"))
            if question:
                key = f"{page.translation_key}{WITHIN_PAGE}{block.id}"
                yield Document(Kind.QUESTION, key, language, question, summary=answer, audiences=audiences)

    def _audiences(self, step) -> list[str]:
        """The slugs of the audiences that a step concerns."""
        rows = step.audience_rows.all()
        return sorted({self.known.audiences[row.audience_id].slug for row in rows if row.applies})

    def _related(self, step, language: str) -> str:
        """The words of a step's glossary, its contacts, its theme and who is responsible."""
        words = [row.term for row in step.glossary_rows.all()]
        contacts = [row.contact for row in step.contact_rows.all() if row.contact.site_id in (None, self.site.pk)]
        titles = [self._title(row, language) for row in [*words, *contacts, step.theme]]
        if language == declared.SOURCE:
            titles += [word.also_known_as for word in words]
            titles += [step.responsible.name] if step.responsible else []
        return " ".join(filter(None, titles))

    def _title(self, row, language: str) -> str:
        """What a row that is no page is called in a language; nothing where it is not translated."""
        if language == declared.SOURCE:
            return _called(row)
        return self._titles(type(row))[language].get(row.translation_key, "")

    def _titles(self, model) -> dict[str, dict]:
        """What all rows of a model are called in other languages than Swedish, by language and key (one query)."""
        if model not in self._gathered:
            found: dict[str, dict] = defaultdict(dict)
            for row in self._others(model):
                found[row.locale.language_code][row.translation_key] = _called(row)
            self._gathered[model] = found
        return self._gathered[model]

    def _contacts(self, keys: Collection[str] | None) -> Iterator[list[Document]]:
        contacts = Contact.objects.identities().for_site(self.site).filter(visible_to__has=VisibleTo.NYANLAND)
        if keys is not None:
            contacts = contacts.filter(translation_key__in=keys)
        steps = Prefetch("step_rows", models.ContactRow.objects.filter(step__in=self.known.steps))
        contacts = contacts.select_related("organisation", "unit", "place").prefetch_related(
            "phones", "audiences", steps
        )
        for batch in _batches(contacts.order_by("pk")):
            others = self._other_rows(Contact, batch)
            yield [one for contact in batch for one in self._contact(contact, others[contact.translation_key])]

    def _contact(self, contact: Contact, others: dict[str, Contact]) -> Iterator[Document]:
        audiences = [audience.slug for audience in contact.audiences.all()]
        steps = [self.known.steps[row.step_id] for row in contact.step_rows.all()]
        numbers = [part for phone in contact.phones.all() for part in (phone.number, phone.number.replace(" ", ""))]
        names = [contact.organisation.name, contact.unit and contact.unit.name, contact.place and contact.place.name]
        spoken = [f"{language.swedish} {language.endonym}" for language in contact.spoken]
        for language in self.languages:
            row = contact if language == declared.SOURCE else others.get(language)
            of_steps = in_language([self.known.words(language).of_page(step, "title") for step in steps], language)
            swedish = language == declared.SOURCE
            document = Document(
                Kind.CONTACT,
                str(contact.translation_key),
                language,
                own(row, contact, "title"),
                names=" ".join(filter(None, [*names, *numbers])) if swedish else "",
                summary=own(row, contact, "role"),
                related=of_steps,
                text=" ".join([*spoken, contact.place.locality if contact.place else ""]) if swedish else "",
                audiences=audiences,
            )
            if document.title or document.related:
                yield document

    def _places(self, keys: Collection[str] | None) -> Iterator[list[Document]]:
        places = Place.objects.for_site(self.site).prefetch_related("hosts__organisation")
        if keys is not None:
            places = places.filter(pk__in=keys)
        for batch in _batches(places.order_by("pk")):
            yield [self._place(place) for place in batch]

    def _place(self, place: Place) -> Document:
        hosts = " ".join(host.organisation.name for host in place.hosts.all())
        address = f"{place.street} {place.locality} {place.bus_stop}"
        return Document(Kind.PLACE, str(place.pk), declared.SOURCE, place.name, summary=address, related=hosts)

    def _words(self, keys: Collection[str] | None) -> Iterator[list[Document]]:
        terms = GlossaryTerm.objects.identities().order_by("pk")
        if keys is not None:
            terms = terms.filter(translation_key__in=keys)
        for batch in _batches(terms):
            others = self._other_rows(GlossaryTerm, batch)
            yield [one for term in batch for one in self._word(term, others[term.translation_key])]

    def _word(self, term: GlossaryTerm, others: dict[str, GlossaryTerm]) -> Iterator[Document]:
        for language in self.languages:
            row = term if language == declared.SOURCE else others.get(language)
            if row is not None:
                names = term.also_known_as if row is term else ""
                word, meaning = own(row, term, "word"), own(row, term, "definition")
                yield Document(Kind.WORD, str(term.translation_key), language, word, names, meaning)

    def _others(self, model) -> QuerySet:
        """The rows of a model in other languages than Swedish, as far as they are asked for."""
        rows = model.objects.exclude(locale__language_code=declared.SOURCE).select_related("locale")
        return rows.filter(locale__language_code=self.language) if self.language else rows

    def _other_pages(self, model, pages: Iterable) -> dict:
        """The translations that readers get of Swedish pages, by key; aliases say nothing of their own (one query)."""
        found = defaultdict(list)
        rows = self._others(model).filter(translation_key__in=[page.translation_key for page in pages])
        for row in rows.filter(live=True, alias_of=None):
            found[row.translation_key].append(row)
        return found

    def _other_rows(self, model, rows: Iterable) -> dict:
        """The translations of Swedish rows, by key and language (one query)."""
        found: dict = defaultdict(dict)
        for row in self._others(model).filter(translation_key__in=[row.translation_key for row in rows]):
            found[row.translation_key][row.locale.language_code] = row
        return found


def _keys(things: Things | None, kind: Kind) -> Collection[str] | None:
    return None if things is None else things.get(kind, ())


def _relations(model) -> list:
    if model is not models.StepPage:
        return []
    return ["glossary_rows__term", "contact_rows__contact", "audience_rows", "theme", "responsible"]


def _batches(rows, size: int = 200) -> Iterator[list]:
    """Rows of a queryset a few hundred at a time, with what they prefetch."""
    keys = list(rows.values_list("pk", flat=True))
    for start in range(0, len(keys), size):
        yield list(rows.filter(pk__in=keys[start : start + size]))


def own(row, swedish, name: str) -> str:
    """A field of a row in its language; nothing where it is missing or Swedish still."""
    if row is None:
        return ""
    value = getattr(row, name)
    return value if row is swedish or value != getattr(swedish, name) else ""


def in_language(said, language: str) -> str:
    """The words in one language of what a page says, without markup."""
    return " ".join(strip_tags(text.replace("<", " <")) for text, spoken in words_in(said) if spoken == language)


def _called(row) -> str:
    return row.word if isinstance(row, GlossaryTerm) else row.title
