"""Example accounts: one for each role and unit, with passwords that nobody else has."""

import re

import pytest
from django.contrib.auth.models import User
from django.core.management import call_command
from django.test import TestCase, override_settings

from editorial.roles import ROLES
from knowledge.models import Fact
from pages.ownership import standing
from tests import demo


@pytest.mark.one_database
class DemoPeopleTests(TestCase):
    @classmethod
    def setUpTestData(cls):
        demo.load_once()

    @pytest.fixture(autouse=True)
    def folder(self, tmp_path):
        self.kept = tmp_path / "demokonton.txt"
        with override_settings(VAR_DIR=tmp_path):
            yield

    def test_each_role_and_unit_has_an_account_whose_password_is_kept_once(self):
        call_command("demo_people", verbosity=0)
        accounts = dict(re.findall(r"^(\S+) +(\S+)", self.kept.read_text(encoding="utf-8"), re.M))
        assert {*accounts} == set(User.objects.filter(is_superuser=False).values_list("username", flat=True))
        assert {"redaktor-vuxenutbildningen", "utgivare", "samordnare", "administrator", "oversattare-arabiska"} < {
            *accounts
        }
        assert len(set(accounts.values())) == len(accounts) > 14
        assert self.client.login(username="utgivare", password=accounts["utgivare"])
        assert self.kept.stat().st_mode & 0o077 == 0
        before = self.kept.read_text(encoding="utf-8")
        call_command("demo_people", verbosity=0)
        assert self.kept.read_text(encoding="utf-8") == before

    def test_they_may_what_their_role_says(self):
        call_command("demo_people", verbosity=0)
        editor = User.objects.get(username="redaktor-vuxenutbildningen")
        assert [group.name for group in editor.groups.all()] == ROLES[:1]
        assert standing(editor).everywhere == {"add_page", "change_page"}
        coordinator = User.objects.get(username="samordnare")
        assert coordinator.units.filter(pk__in=Fact.objects.values("owner")).exists(), "national facts have a keeper"
        assert User.objects.get(username="oversattare-ukrainska").translates.get().locales.get().language_code == "uk"
