"""The worked example: the end of temporary protection, half-way in the demo kommun."""

from datetime import date

import pytest
from django.contrib.auth.models import User
from django.test import TestCase

from editorial.law.progress import Progress, Stage
from editorial.models import ChangeSet, LawEvent, LawTask
from languages.coming import tallies
from pages.demo.read import read
from pages.models import StepPage
from tests import demo


@pytest.mark.one_database
class LawDemoTests(TestCase):
    @classmethod
    def setUpTestData(cls):
        demo.load_once()

    def setUp(self):
        self.work = ChangeSet.objects.get()

    def test_every_change_of_the_law_of_the_seed_is_there(self):
        events = {event.title: event for event in LawEvent.objects.all()}
        assert len(events) == len(read()["law_events"])
        assert events["Treårsgräns i sfi"].status == "galler"
        assert events["Etableringsboendelag (SOU 2025:35)"].date is None

    def test_the_work_with_the_end_of_temporary_protection_is_half_way(self):
        assert self.work.event.date == date(2027, 3, 4)
        lines = {
            line.task.page.slug if line.task.page else line.task.audience.slug: line
            for line in Progress(self.work, User.objects.create_superuser("astrid")).lines
        }
        assert {name: line.stage for name, line in lines.items()} == {
            "forlangning": Stage.SCHEDULED,
            "bostad": Stage.SCHEDULED,
            "folkbokforing": Stage.DRAFT,
            "jobb": Stage.NOT_NEEDED,
            "korkort": Stage.NOT_BEGUN,
            "massflykt": Stage.SCHEDULED,
        }
        assert len({line.task.unit for line in lines.values()}) >= 4
        assert lines["forlangning"].goes_live_at == self.work.event.moment

    def test_readers_see_nothing_of_it_and_english_is_ready(self):
        step = StepPage.objects.get(slug="forlangning", locale__language_code="sv")
        assert "Från den 4 mars 2027" not in str(step.body)
        assert "Från den 4 mars 2027" in str(step.get_latest_revision_as_object().body)
        assert LawTask.objects.get(page_id=step.pk).state == LawTask.State.READY
        [(total, done)] = tallies([step.translation_key]).values()
        assert (total, done["en"], done["ar"]) == (3, 3, 0)
