"""The loader, on the whole seed: loaded once, and what a test changes is undone."""

import copy
from io import StringIO
from unittest.mock import patch

import pytest
from django.core.management import CommandError, call_command
from django.test import TestCase
from wagtail.models import Locale, Page, Site
from wagtail_localize.models import StringTranslation

from audiences.models import AudienceOnSite
from contacts.models import Contact, Place
from knowledge.models import Fact, GlossaryTerm
from languages import declared
from pages.demo import load as loader
from pages.demo.read import SeedError, read
from pages.models import (
    AccessibilityStatementPage,
    ArticlePage,
    HomePage,
    Kommun,
    PrerequisiteRow,
    SearchPage,
    StepPage,
)
from search.models import Entry, Posting, SearchWords, Term
from tests import demo

SEED = read()
SEARCHED = [Entry, Term, Posting, SearchWords]


def step(slug: str, language: str = "sv") -> StepPage:
    return StepPage.objects.get(slug=slug, locale__language_code=language)


def reload(seed=SEED, **options):
    with TestCase.captureOnCommitCallbacks(execute=True):
        return loader.load(seed, **options)


def run(**options) -> str:
    out = StringIO()
    call_command("load_demo", stdout=out, **options)
    return out.getvalue()


@pytest.mark.one_database
class LoadDemoTests(TestCase):
    @classmethod
    def setUpTestData(cls):
        demo.load_once()

    def setUp(self):
        self.seed = copy.deepcopy(SEED)

    def test_the_site_has_its_home_and_its_twelve_languages(self):
        home = Site.objects.get(is_default_site=True).root_page.specific
        assert isinstance(home, HomePage)
        assert home.locale.language_code == "sv"
        assert {locale.language_code for locale in Locale.objects.all()} == {one.code for one in declared.INTERFACE}
        assert Kommun.for_site(Site.objects.get()).is_demo
        assert not Page.objects.filter(title__startswith="Welcome to your new Wagtail").exists()

    def test_the_tree_is_sound_and_every_page_live_in_every_language(self):
        assert [list(found) for found in Page.find_problems()] == [[]] * 5
        pages = Page.objects.filter(depth__gt=1)
        assert not pages.filter(live=False).exists()
        assert pages.count() == 12 * (len(SEED["pages"]) + len(SEED["steps"]))

    def test_everything_of_the_seed_is_there(self):
        assert Contact.objects.identities().count() == 38
        assert GlossaryTerm.objects.identities().count() == 48
        assert Fact.objects.count() == len(SEED["facts"])
        assert AudienceOnSite.objects.get().valid_to.isoformat() == "2027-03-04"
        assert Place.objects.get(street="Demogatan 9").hosts.count() == 6

    def test_steps_stand_in_the_order_of_the_seed(self):
        steps = StepPage.objects.filter(locale__language_code="sv").order_by("path")
        assert [page.slug for page in steps] == [row["slug"] for row in SEED["steps"]]

    def test_a_step_has_its_rows(self):
        sfi = step("sfi")
        rows = {(row.audience.slug, row.condition): row for row in sfi.audience_rows.all()}
        assert rows["asylsokande", ""].application == "galler-inte"
        assert rows["massflykt", "ej-folkbokford"].note == "Kommunen kan erbjuda sfi. Fråga här."
        bankid = {row.required.slug: row.kind for row in step("bankid").prerequisites.all()}
        assert bankid == {"bankkonto": PrerequisiteRow.Kind.GATE, "id-kort": PrerequisiteRow.Kind.GATE}
        assert step("folkbokforing").contact_rows.first().contact.key == "skatteverket"

    def test_a_translated_step_keeps_the_blocks_and_rows_of_the_swedish(self):
        swedish, arabic = step("folkbokforing"), step("folkbokforing", "ar")
        assert arabic.alias_of is None
        assert arabic.title == "أبلغ بأنك انتقلت إلى السويد"
        assert [block.id for block in arabic.body] == [block.id for block in swedish.body]
        assert arabic.body[0].value["actions"][0].startswith("تملأ الطلب")
        assert arabic.body[1].value["text"].source.startswith("<p>مصلحة الضرائب")
        notes = {row.audience.slug: row.note for row in arabic.audience_rows.all()}
        assert notes["anvisad"].startswith("قدّم الطلب")
        assert notes["arbetskraft"] == next(
            r.note for r in swedish.audience_rows.all() if r.audience.slug == "arbetskraft"
        )
        assert arabic.fee == "Gratis"

    def test_arabic_and_ukrainian_are_unreviewed_drafts_and_english_is_not(self):
        kinds = StringTranslation.objects.values_list("locale__language_code", "translation_type").distinct()
        assert set(kinds) == {("en", "manual"), ("ar", "machine"), ("uk", "machine")}
        assert not StringTranslation.objects.filter(has_error=True).exists()

    def test_every_translation_of_a_step_has_reached_its_page(self):
        for row in SEED["steps"]:
            for language, title in row["title"].items():
                assert step(row["slug"], language).title == title

    def test_a_word_has_its_translation_and_its_swedish_explanation(self):
        word = GlossaryTerm.objects.get(slug="personnummer", locale__language_code="ar")
        assert word.word == "الرقم الشخصي"
        assert word.definition == "Tolv siffror som visar vem du är i Sverige."

    def test_a_second_run_changes_nothing_and_says_so(self):
        before = step("sfi").latest_revision_id, *(model.objects.count() for model in SEARCHED)
        with TestCase.captureOnCommitCallbacks(execute=True):
            assert "nothing was changed" in run()
        assert (step("sfi").latest_revision_id, *(model.objects.count() for model in SEARCHED)) == before

    def test_what_somebody_has_edited_is_kept_and_named(self):
        """A page that was published anew, withdrawn, begun anew, translated anew, and one that was of another type."""
        published, begun = step("sfi"), step("bankid")
        published.title = "Lär dig svenska"
        published.save_revision().publish()
        step("fritid").unpublish()
        begun.title = "Utkast"
        begun.save_revision()
        said = StringTranslation.objects.get(
            context__object_id=step("folkbokforing").translation_key, context__path="title", locale__language_code="en"
        )
        said.data = "Register"
        said.save()
        ArticlePage.objects.filter(slug="integritet", locale__language_code="sv").update(summary="Vår egen")
        next(row for row in self.seed["pages"] if row["slug"] == "integritet")["type"] = "statement"
        next(row for row in self.seed["steps"] if row["slug"] == "sfi")["fee"] = "Kostar ingenting"
        with patch("editorial.management.commands.load_demo.read", return_value=self.seed):
            told = [line for line in run().splitlines() if line.startswith("kept, since somebody has edited it: ")]
        assert (step("sfi").title, step("sfi").fee) == ("Lär dig svenska", "Gratis")
        assert not step("fritid").live
        assert step("bankid").get_latest_revision_as_object().title == "Utkast"
        said.refresh_from_db()
        assert said.data == "Register"
        assert ArticlePage.objects.filter(slug="integritet").count() == 12
        for name in ["pages: Så skyddar vi dina uppgifter", "steps: Lär dig svenska", "steps: Träffa andra"]:
            assert sum(name in line for line in told) == 1, name
        assert sum("(en)" in line for line in told) == 1
        assert len(told) == 5

    def test_what_somebody_has_edited_is_written_over_where_that_is_asked(self):
        edited = SearchPage.objects.filter(slug="sok", locale__language_code="sv")
        edited.update(title="Leta", lead="Skriv ett ord.")
        row = next(row for row in self.seed["pages"] if row["slug"] == "sok")
        row["title"] = {**row["title"], "sv": "Sök här"}
        assert reload(self.seed, force=True).counts["pages"]["updated"] == 1
        assert (edited.get().title, edited.get().lead) == ("Sök här", row["lead"]["sv"])

    @pytest.mark.everything
    def test_a_page_that_has_come_to_be_of_another_type_takes_the_place_of_the_former_in_every_language(self):
        row = next(row for row in self.seed["pages"] if row["slug"] == "integritet")
        row["type"] = "statement"
        row |= {"assessed_on": "2026-11-26", "updated_on": "2026-11-26", "published_on": "2026-11-26"}
        assert reload(self.seed).counts["pages"]["updated"] == 1
        assert not ArticlePage.objects.filter(slug="integritet").exists()
        pages = AccessibilityStatementPage.objects.filter(slug="integritet", live=True)
        assert (pages.count(), pages.get(locale__language_code="en").title) == (12, row["title"]["en"])
        assert set(reload(self.seed).counts["pages"]) == {"unchanged"}

    def test_a_site_with_a_home_of_its_own_is_left_alone(self):
        HomePage.objects.filter(locale__language_code="sv").update(slug="eget", title="Vår egen")
        with pytest.raises(SeedError, match="has a home of its own, “Vår egen”"):
            reload()

    def test_a_change_of_the_seed_reaches_the_page_its_rows_and_its_translations(self):
        keys = {row.translation_key for row in step("sfi").audience_rows.all()}
        row = next(row for row in self.seed["steps"] if row["slug"] == "sfi")
        row["title"] = {**row["title"], "sv": "Läs sfi", "en": "Study sfi"}
        row["body"][0]["actions"][0] = {"sv": "Börja här.", "en": "Begin here."}
        ledger = reload(self.seed)
        assert ledger.counts["steps"]["updated"] == 1
        assert step("sfi").title == "Läs sfi"
        assert {row.translation_key for row in step("sfi").audience_rows.all()} == keys
        assert step("sfi", "en").title == "Study sfi"
        assert step("sfi", "en").body[0].value["actions"][0] == "Begin here."

    def test_a_row_that_a_model_refuses_stops_everything(self):
        self.seed["facts"][0]["value"] = "500"
        self.seed["contacts"][0]["opening_hours"] = "när vi vill"
        with pytest.raises(SeedError, match=r"contacts\.json, integration"):
            reload(self.seed)
        assert Fact.objects.get(key="idkort_avgift").value == "400"

    def test_the_command_says_in_words_what_is_wrong(self):
        del self.seed["steps"][0]["title"]
        reading = patch("editorial.management.commands.load_demo.read", return_value=self.seed)
        with (
            reading,
            pytest.raises(CommandError, match=r"Nothing was loaded\.\nsteps\.json, ansok-om-skydd: lacks title\."),
        ):
            run()
