import secrets

from django.conf import settings
from django.contrib.auth.models import Group, User
from django.core.management.base import BaseCommand
from django.utils.text import slugify
from wagtail.models import Locale, Site

from contacts.models import Unit
from editorial.roles import ADMINISTRATOR, COORDINATOR, EDITOR, PUBLISHER
from translation.access import TRANSLATORS
from translation.models import Translator

#: Who keeps the whole site, and in which unit of the example content.
LEADERS = {
    PUBLISHER: "Kommunikation och webb",
    COORDINATOR: "Processledning integration",
    ADMINISTRATOR: "Kommunledningskontoret",
}
#: Keeps national facts, and so belongs to no site; the coordinator is in it too.
NATIONAL = "Nationella fakta"
#: A unit whose members read by a link and have no account.
GUESTS = "Gästgranskare hos myndighet"
LANGUAGES = {"ar": "arabiska", "uk": "ukrainska"}
LETTERS = "abcdefghjkmnpqrstuvwxyz23456789"


class Command(BaseCommand):
    help = (
        "Example accounts for the example content: an editor in each unit, who keeps the whole site in each role, and "
        "translators. Passwords are made here and kept in VAR_DIR/demokonton.txt; who is there already is left alone."
    )

    def handle(self, *args, **options):
        site = Site.objects.get(is_default_site=True)
        units = {unit.name: unit for unit in Unit.objects.filter(site=site)}
        rows = [self._account(EDITOR, [unit]) for unit in units.values() if unit.name != GUESTS]
        for role, name in LEADERS.items():
            national = Unit.objects.filter(site=None, name=NATIONAL) if role == COORDINATOR else []
            rows.append(self._account(role, [units[name], *national]))
        rows += [self._translator(site, code, language) for code, language in LANGUAGES.items()]
        new = [row for row in rows if row]
        if new:
            self._keep(new)
        self.stdout.write(f"Exempelkonton: {len(new)} nya, {len(rows) - len(new)} fanns redan.")

    def _account(self, role: str, units: list[Unit]) -> str:
        name = units[0].name
        user, row = self._user(f"{role}-{name}" if role == EDITOR else role, role, name)
        if user:
            user.groups.add(Group.objects.get(name=role))
            user.units.add(*units)
        return row

    def _translator(self, site: Site, code: str, language: str) -> str:
        user, row = self._user(f"{TRANSLATORS}-{language}", TRANSLATORS, language)
        if user:
            Translator.objects.create(user=user, site=site).locales.add(Locale.objects.get(language_code=code))
        return row

    def _user(self, name: str, role: str, of: str) -> tuple[User | None, str]:
        """The account and its line in the list, if it is not there already."""
        username = slugify(name)
        if User.objects.filter(username=username).exists():
            return None, ""
        password = "".join(secrets.choice(LETTERS) for _ in range(14))
        email = f"{username}@example.se"
        user = User.objects.create_user(username, email, password, first_name=role, last_name=f"({of})")
        return user, f"{username:<58} {password}   {role}, {of}"

    def _keep(self, rows: list[str]) -> None:
        path = settings.VAR_DIR / "demokonton.txt"
        path.touch(mode=0o600)
        with path.open("a", encoding="utf-8") as kept:
            kept.write("\n".join(rows) + "\n")
