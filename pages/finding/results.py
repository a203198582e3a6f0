"""What was found as the reader sees it: in her language and situation, with the facts and the number to call."""

from collections import defaultdict
from collections.abc import Iterable
from functools import cached_property
from typing import Any

from wagtail.models import Page

from contacts.directory import find
from contacts.models import Contact
from knowledge import tokens
from knowledge.models import GlossaryTerm
from languages import declared
from languages.lexicon import Lexicon
from languages.said import Said, swedish
from pages import cards, models
from pages.finding.telling import TOLD
from pages.questions import WITHIN_PAGE
from pages.reader import Reader
from search.asking import Found
from search.choices import Kind

#: How many steps of a page of results tell the facts and whom to call.
IN_FULL = 3
#: Pictograms of what is found.
ICONS = {Kind.PAGE: "document", Kind.WORD: "sfi", Kind.PLACE: "pin"}

#: The tables of the kinds of pages that can be found.
TABLES = [label.split(".")[1].lower() for label in TOLD]

Result = dict[str, Any]


class Results:
    """A page of results; what they show is fetched a kind at a time, however many there are."""

    def __init__(self, found: Iterable[Found], reader: Reader):
        self.found, self.reader = list(found), reader

    def told(self) -> list[Result]:
        """What readers can see of what was found, in order; the answer to a question stands with its page."""
        results: dict[str, Result] = {}
        for one in self.found:
            key, _hash, block = one.key.partition(WITHIN_PAGE)
            kind = self._kind_of_page(key) if block else one.kind
            result = results.get(f"{kind}{key}") or self._tell[kind](key)
            if result:
                results[f"{kind}{key}"] = result
                if block and not result["question"]:
                    result["question"] = self._question(key, block)
        return list(results.values())

    @cached_property
    def _tell(self):
        return {
            Kind.STEP: self._step,
            Kind.PAGE: self._page,
            Kind.CONTACT: self._contact,
            Kind.PLACE: self._place,
            Kind.WORD: self._word,
        }

    def _keys(self, *kinds: Kind) -> list[str]:
        return [one.key.partition(WITHIN_PAGE)[0] for one in self.found if one.kind in kinds]

    @staticmethod
    def _result(kind: Kind, icon: str, url: str, title: Said, text: Said | None = None, **more) -> Result:
        empty = {"swedish": None, "facts": [], "contact": None, "question": None, "step": None, "applies": True}
        return {
            "kind": kind,
            "label": kind.label,
            "icon": icon,
            "url": url,
            "title": title,
            "text": text,
            **empty,
            **more,
        }

    @cached_property
    def _steps(self) -> dict[str, "models.StepPage"]:
        return {str(key): step for key, step in self.reader.known.steps_by_key.items()}

    def _kind_of_page(self, key: str) -> Kind:
        return Kind.STEP if key in self._steps else Kind.PAGE

    def _step(self, key: str) -> Result | None:
        step, reader = self._steps.get(key), self.reader
        if step is None:
            return None
        rows = [row for row in reader.known.rows.get(step.pk, []) if row.audience.slug == reader.audience]
        in_full = step.pk in self._whom_to_call
        return self._result(
            Kind.STEP,
            step.icon,
            reader.url(step),
            reader.words.of_page(step, "title"),
            reader.words.of_page(step, "summary"),
            swedish=reader.words.swedish_title(step),
            facts=reader.words.in_short(step, rows[0] if rows else None) if in_full else [],
            contact=self._contacts.get(self._whom_to_call[step.pk]) if in_full else None,
            applies=not rows or any(row.applies for row in rows),
        )

    @cached_property
    def _whom_to_call(self) -> dict[int, str]:
        """The key of the contact that each of the first steps tells of, by the key of the row."""
        asked = dict.fromkeys(self._keys(Kind.STEP, Kind.QUESTION))
        steps = [self._steps[key].pk for key in asked if key in self._steps][:IN_FULL]
        of_steps = cards.first_of_steps(self.reader)
        return {step: of_steps.get(step, "") for step in steps}

    @cached_property
    def _pages(self) -> dict[str, Page]:
        """The pages that are told of, or that questions stand in, in the reader's language."""
        question = ("pages found", self.reader.language)
        return self.reader.known.each(question, self._keys(Kind.PAGE, Kind.QUESTION), self._find_pages)

    def _find_pages(self, keys: list[str]) -> dict[str, Page]:
        """Pages of all kinds by their keys, the Swedish page with each (one query)."""
        wanted = {declared.SOURCE, self.reader.language}
        rows = Page.objects.live().filter(translation_key__in=keys, locale__language_code__in=wanted)
        rows = rows.select_related("locale", *TABLES).order_by()
        found: dict[str, dict[str, Page]] = defaultdict(dict)
        for row in rows:
            table = row.cached_content_type.model
            if table in TABLES and self.reader.known.is_public(row):
                page = getattr(row, table)
                page.locale = row.locale
                found[str(row.translation_key)][row.locale.language_code] = page
        told = {}
        for key, in_languages in found.items():
            source = in_languages.get(declared.SOURCE)
            if source and source.is_descendant_of(self.reader.site.root_page):
                told[key] = in_languages.get(self.reader.language, source)
                told[key].source = source
        return told

    def _page(self, key: str) -> Result | None:
        page = self._pages.get(key)
        if page is None:
            return None
        speech = self.reader.speech(page)
        text = next((speech.field(name) for name in TOLD[page._meta.label]), None)
        title = speech.field("title")
        own = swedish(page.source.title) if title.language != declared.SOURCE else None
        return self._result(Kind.PAGE, ICONS[Kind.PAGE], self.reader.url(page.source), title, text, swedish=own)

    def _question(self, key: str, block: str) -> dict | None:
        """A question of a page and its answer, in the reader's language."""
        page = self._pages.get(key)
        blocks = self.reader.speech(page).stream("body") if page else []
        return next((one.value for one in blocks if one.id == block), None)

    @cached_property
    def _contacts(self) -> dict[str, dict]:
        """The cards of all contacts that are told of, by their keys."""
        keys = filter(None, [*self._keys(Kind.CONTACT), *self._whom_to_call.values()])
        rows = self.reader.known.each(("contacts found",), keys, self._find_contacts)
        return dict(zip(rows, cards.cards(rows.values(), self.reader), strict=True))

    def _find_contacts(self, keys: list[str]) -> dict[str, Contact]:
        return {str(row.translation_key): row for row in find(self.reader.site).filter(translation_key__in=keys)}

    def _contact(self, key: str) -> Result | None:
        card = self._contacts.get(key)
        if card is None:
            return None
        url = self.reader.inside(f"kontakter/{card['key']}/")
        title, own = card["title"], card["swedish_title"]
        return self._result(Kind.CONTACT, card["icon"], url, title, card["role"], swedish=own, contact=card)

    def _place(self, key: str) -> Result | None:
        place = self.reader.known.places.get(int(key))
        if place is None:
            return None
        url = self.reader.inside(f"kontakter/{cards.PLACE}/{place.key}/")
        return self._result(Kind.PLACE, ICONS[Kind.PLACE], url, swedish(place.name), swedish(place.address))

    @cached_property
    def _terms(self) -> tuple[dict[str, GlossaryTerm], Lexicon]:
        """All words worth knowing, gathered once a language."""
        known, language = self.reader.known, self.reader.language

        def gathered() -> tuple[dict[str, GlossaryTerm], Lexicon]:
            rows = list(GlossaryTerm.objects.identities())
            lexicon = Lexicon(language)
            lexicon.learn(rows)
            return {str(row.translation_key): row for row in rows}, lexicon

        return known.once(("terms", language), gathered)

    def _word(self, key: str) -> Result | None:
        terms, lexicon = self._terms
        term = terms.get(key)
        if term is None:
            return None
        word = lexicon.say(term, "word")
        meaning = tokens.fill(lexicon.say(term, "definition"), self.reader.known.facts)
        own = swedish(term.word) if word.language != declared.SOURCE else None
        url = f"{self.reader.inside('ord/')}#{term.slug}"
        step = self._step_of_term(term.pk)
        return self._result(Kind.WORD, ICONS[Kind.WORD], url, word, meaning, swedish=own, step=step)

    def _step_of_term(self, term: int) -> dict | None:
        """The step that a word is most about: the first, in the order of the tree, that has it among its words."""
        known = self.reader.known

        def gathered() -> dict[int, int]:
            rows = models.GlossaryRow.objects.filter(step__in=known.steps).values_list("term", "step")
            order = {step: place for place, step in enumerate(known.steps)}
            return dict(sorted(rows, key=lambda row: -order[row[1]]))

        step = known.once(("steps of terms",), gathered).get(term)
        return self.reader.line(known.steps[step]) if step else None
