"""The pages of the site: home, its indexes and articles, and the steps with their rows."""

from django.core.exceptions import ValidationError
from wagtail import blocks
from wagtail.models import Locale, Page, Site

from pages.demo import bodies
from pages.demo.ledger import Ledger
from pages.demo.read import Seed, SeedError
from pages.demo.rows import named
from pages.demo.snippets import Known
from pages.demo.words import swedish
from pages.models import (
    AccessibilityStatementPage,
    ArticlePage,
    AudienceRow,
    BasePage,
    ChainPage,
    ContactIndexPage,
    ContactRow,
    GlossaryPage,
    GlossaryRow,
    GuidePage,
    HomePage,
    LatestPage,
    MaterialPage,
    OverviewPage,
    PrerequisiteRow,
    QuestionsPage,
    SearchPage,
    SectionPage,
    StepIndexPage,
    StepPage,
)

TYPES = {
    "home": HomePage,
    "steps": StepIndexPage,
    "contacts": ContactIndexPage,
    "glossary": GlossaryPage,
    "search": SearchPage,
    "article": ArticlePage,
    "section": SectionPage,
    "overview": OverviewPage,
    "material": MaterialPage,
    "questions": QuestionsPage,
    "latest": LatestPage,
    "chain": ChainPage,
    "guide": GuidePage,
    "statement": AccessibilityStatementPage,
}
PAGE_FACTS = ["title", "lead", "summary", "kind", "readers", "icon", "audiences", "reviewed_on"]
STATEMENT_FACTS = ["status", "assessor", "assessed_on", "updated_on", "published_on"]
#: Types of page that refer to steps, so they are written after these.
AFTER_STEPS = ["chain", "guide"]
STEP_WORDS = ["title", "summary", "level", "icon", "deadline", "duration", "fee", "reviewed_on", "next_review"]


class Tree:
    """Writes the Swedish pages of the seed; publishing them gives every other language its alias."""

    def __init__(self, seed: Seed, site: Site, locale: Locale, known: Known, ledger: Ledger):
        self.seed, self.site, self.locale, self.known, self.ledger = seed, site, locale, known, ledger
        self.pages: dict[str, BasePage] = {}
        self.steps: dict[str, StepPage] = {}

    def write(self) -> None:
        pages = [swedish(row) for row in self.seed["pages"]]
        for row in pages:
            if row["type"] not in AFTER_STEPS:
                self._page(row)
        due = [row for row in map(swedish, self.seed["steps"]) if self._step(row)]
        for row in due:
            self._relate(row)
        for row in pages:
            if row["type"] in AFTER_STEPS:
                self._page(row)

    def _page(self, row: dict) -> None:
        values = {name: row[name] for name in [*PAGE_FACTS, *STATEMENT_FACTS] if name in row}
        for name in bodies.STREAMS:
            if name in row:
                values[name] = bodies.stream(row["slug"], name, row[name], {**self.known, "steps": self.steps})
        if "shortcomings" in row:
            values["shortcomings"] = bodies.shortcomings(row["slug"], row["shortcomings"])
        if "unit" in row:
            values["unit"] = self.known["units"][row["unit"]]
        parent = self.pages[row["parent"]] if "parent" in row else Page.get_first_root_node()
        model = TYPES[row["type"]]
        page = self._find(parent, model, row["slug"])
        if self.ledger.is_due("pages", page, row):
            page = self._of_type(model, page)
            page = self._save(parent, page, values, "pages")
            if row["type"] == "home":
                self._be_home(page)
            _publish(page, "pages")
            self.ledger.wrote(page, row)
        self.pages[row["slug"]] = page

    def _be_home(self, home: BasePage) -> None:
        """Make a page the home of the site, and remove the page that Wagtail came with."""
        former = self.site.root_page
        if former.pk != home.pk and former.specific_class is HomePage:
            raise SeedError(f"The default site has a home of its own, “{former}”: example content is for a new site.")
        self.site.root_page, self.site.site_name = home, self.seed["site"]["site_name"]
        self.site.save()
        if former.pk != home.pk and former.specific_class is Page and not former.get_children().exists():
            Page.objects.get(pk=former.pk).delete()

    def _step(self, row: dict) -> bool:
        """Write a step with its audiences as a draft, if it is due."""
        index = next(page for page in self.pages.values() if isinstance(page, StepIndexPage))
        step = self._find(index, StepPage, row["slug"])
        due = self.ledger.is_due("steps", step, row)
        if due:
            step = self._save(index, step, self._step_values(row, step), "steps")
        self.steps[row["slug"]] = step
        return due

    def _step_values(self, row: dict, step: StepPage) -> dict:
        return {
            **{name: row[name] for name in STEP_WORDS},
            "responsible_words": row.get("responsible_words", ""),
            "phase": self.known["phases"][row["phase"]],
            "theme": self.known["themes"][row["theme"]],
            "unit": self.known["units"][row["unit"]],
            "responsible": self.known["organisations"].get(row["responsible"]),
            "bring": bodies.bring(row["slug"], row["bring"]),
            "body": bodies.stream(row["slug"], "body", row["body"], self.known),
            "audience_rows": self._audience_rows(row, step),
        }

    def _audience_rows(self, row: dict, step: StepPage) -> list[AudienceRow]:
        """The rows for the audiences; one that was there keeps its key, which its translations hang on."""
        present = {(old.audience.slug, old.condition): old for old in step.audience_rows.all()} if step.pk else {}
        rows = []
        for place, small in enumerate(row["audiences"]):
            slug, condition = small["audience"], small.get("condition", "")
            written = present.get((slug, condition)) or AudienceRow(condition=condition, locale=self.locale)
            written.audience, written.sort_order = self.known["audiences"][slug], place
            written.application, written.note = small["application"], small["note"]
            written.deadline, written.legal_basis = small.get("deadline", ""), small.get("legal_basis", "")
            written.responsible = self.known["organisations"].get(small.get("responsible"))
            with named("steps", f"{row['slug']}, {slug}"):
                written.full_clean(exclude=["step"])
            rows.append(written)
        return rows

    def _relate(self, row: dict) -> None:
        """Write what a step refers to, now that all steps are there, and publish it."""
        step = self.steps[row["slug"]]
        step.prerequisites = [
            PrerequisiteRow(
                required=self.steps[small["step"]], kind=small["kind"], audiences=small["audiences"], sort_order=place
            )
            for place, small in enumerate(row["prerequisites"])
        ]
        step.contact_rows = [
            ContactRow(contact=self.known["contacts"][key], sort_order=place)
            for place, key in enumerate(row["contacts"])
        ]
        step.glossary_rows = [
            GlossaryRow(term=self.known["glossary"][slug], sort_order=place)
            for place, slug in enumerate(row["glossary"])
        ]
        _publish(step, "steps")
        self.ledger.wrote(step, row)

    def _find(self, parent: Page, model: type[BasePage], slug: str) -> BasePage:
        """The page that stands at an address, of whatever type, or a new one."""
        found = Page.objects.child_of(parent).filter(slug=slug, locale=self.locale).first()
        return found.specific if found else model(slug=slug, locale=self.locale, live=False)

    def _of_type(self, model: type[BasePage], page: BasePage) -> BasePage:
        """The page, or a new one in its place where the seed has come to say that it is of another type."""
        if isinstance(page, model):
            return page
        page.delete()
        return model(slug=page.slug, locale=self.locale, live=False)

    def _save(self, parent: Page, page: BasePage, values: dict, kind: str) -> BasePage:
        for name, value in values.items():
            setattr(page, name, value)
        with named(kind, page.slug):
            _check_blocks(page)
            if page.pk is None:
                parent.refresh_from_db()
                parent.add_child(instance=page)
            else:
                page.full_clean()
        return page


def _check_blocks(page: BasePage) -> None:
    for name in ["bring", "body", "shortcomings", "meetings"]:
        value = getattr(page, name, None)
        try:
            if value:
                value.stream_block.clean(value)
        except blocks.StreamBlockValidationError as error:
            raise ValidationError({name: str(error.as_json_data())}) from error


def _publish(page: BasePage, kind: str) -> None:
    with named(kind, page.slug):
        page.save_revision().publish()
    page.refresh_from_db()
