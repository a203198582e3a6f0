"""What the style guide shows: the same every day, with names in Swedish as on the pages, and words of the interface."""

from datetime import UTC, date, datetime, time
from types import SimpleNamespace
from typing import Any

from django.utils.translation import gettext

from contacts.choices import Access, Help, Holiday, Interpreter, PhoneLabel, Visit
from contacts.hours import Span, Stretch
from languages import declared
from languages.said import Said, swedish
from pages import step_words
from pages.cards import HELP_ICONS
from pages.choices import ContactFilter, Level, MenuPlace, StepFact
from pages.contact_list import SWITCHES
from search.choices import Kind

DAY = date(2026, 6, 15)
KOMMUN = SimpleNamespace(
    name="Laholms kommun", short_name="Laholm", place="Laholm", phone="0430-150 00", phone_uri="tel:+4643015000",
    colour="#08363f", arms=None, footer="", is_demo=True,
)  # fmt: skip


class Samples:
    """What components show in one language."""

    def __init__(self, code: str):
        self.code = code
        self.language = self._language(code)

    def context(self) -> dict[str, Any]:
        """What every page has (`pages/context.py`)."""
        return {
            "language": self.language,
            "languages": [self._language(one) for one in declared.SHOWN],
            "kommun": KOMMUN,
            "menu": [
                {"label": place.label, "url": "#", "icon": place.value, "current": place == MenuPlace.MY_PATH}
                for place in MenuPlace
                if place != MenuPlace.ALL_STEPS
            ],
            "title": swedish("Stilguide"),
        }

    def _language(self, code: str) -> dict[str, Any]:
        said = declared.DECLARED[code]
        return {
            "code": code,
            "tag": declared.tag(code),
            "dir": declared.direction(code),
            "endonym": said.endonym,
            "url": f"/stilguide/{code}/",
            "beside": "#",
            "current": code == self.code,
        }

    def say(self, message: str) -> Said:
        """Words that the interface has."""
        return Said(gettext(message), self.code)

    @property
    def title(self) -> Said:
        return self.say("Call the municipality")

    @property
    def sentence(self) -> Said:
        return self.say("It is our fault, not yours. Try again in a while.")

    def link(self, number: int) -> dict[str, Any]:
        return {"number": number, "slug": "sfi", "icon": "sfi", "url": "#", "title": self.title, "condition": ""}

    def station(self, says: str, number: int = 9) -> dict[str, Any]:
        state = "next" if says == "start" else says
        return {
            **self.link(number),
            "swedish_title": None if self.code == declared.SOURCE else swedish("Ring kommunen"),
            "summary": self.sentence,
            "responsible": swedish("Laholms kommun"),
            "deadline": self.title,
            "needs": [{**self.link(1), "gate": True}] if state == "wait" else [],
            "opens": [self.link(3)],
            "gates": ["sfi"] if state == "wait" else [],
            "state": state,
            "says": says,
            "conditions": [{"condition": self.title, "note": ""}] if state == "open" else [],
        }

    @property
    def _answers(self) -> dict[str, Any]:
        """Who answers for a step, as those read it who meet newcomers."""
        return {"responsible": swedish("Migrationsverket"), "level": Level.STATE.label}

    def at_work(self) -> dict[str, Any]:
        """All that those who meet newcomers must know of a step, and of a station."""
        return {
            **self._answers,
            "others": [swedish("Laholms kommun"), swedish("Region Halland")],
            "deadline": self.sentence,
            "unit": swedish("Socialkontoret"),
            "notes": [swedish("Ring Skatteverket.")],
            "laws": [swedish("13 § folkbokföringslagen (1991:481)"), swedish("2 kap. 1 §")],
        }

    def station_at_work(self) -> dict[str, Any]:
        others = [{**self._answers, "condition": self.title}]
        return {"work": {**self.at_work(), "own": True, "others": others}}

    def process(self) -> dict[str, Any]:
        """A process of one step that concerns three audiences, each in another way."""
        agency, library = swedish("Skatteverket"), swedish("Biblioteket")
        concern = {"title": self.title, "url": "#", "applies": True, "differs": False}
        note = {"condition": self.title, "text": self.sentence}
        differing = {**concern, "differs": True, "notes": [note]}
        need = {**self.link(1), "gate": True, "handovers": [{"giver": library, "taker": agency}]}
        step = {
            **self.station("open"),
            "others": [{"who": library, "audience": self.title, "condition": self.title}],
            "taking_part": [library],
            "level": Level.STATE.label,
            "theme": self.title,
            "needs": [need],
            "parts": [{"answers": True}, {"some": True}, {"helps": True}],
            "elsewhere": {"answers": [self.title], "helps": [library]},
            "concerns": [differing, concern, {**concern, "applies": False}],
            "applying": [concern],
            "differing": [differing],
            "not_applying": [concern],
        }
        stage = {"slug": "b", "title": self.say("Start"), "leaders": [agency], "led": 2, "count": 3, "steps": [step]}
        names = {"actors": [agency] * 3, "audiences": [self.title] * 3, "width": 10}
        return {**names, "alone": False, "stages": [stage]}

    def notes(self) -> dict[str, dict]:
        note = {
            "icon": "family",
            "title": self.title,
            "own": False,
            "applies": True,
            "differs": False,
            "condition": "",
            "text": None,
            "deadline": None,
        }
        return {
            "own": note | {"own": True, "text": self.sentence, "condition": self.title},
            "applies": note,
            "differs": note | {"differs": True, "deadline": self.title},
            "does not apply": note | {"applies": False},
            "at work": note | {"text": self.sentence, "work": self._answers | {"law": swedish("2 kap. 1 §")}},
        }

    def contacts(self) -> dict[str, dict]:
        """Contacts in what can be said of their hours; the moment is fixed."""
        day = [Span(time(8), time(16, 30))]
        week = [Stretch(date(2026, 6, 15), date(2026, 6, 19), day), Stretch(date(2026, 6, 20), date(2026, 6, 21), [])]
        eve = SimpleNamespace(date=date(2026, 6, 19), spans=[], holiday=Holiday.MIDSOMMARAFTON)
        hours = {
            "open": True,
            "always": False,
            "holiday": None,
            "opens": None,
            "days": [],
            "week": week,
            "closes": time(16, 30),
            "opens_today": False,
            "opens_this_week": False,
            "exceptions": [eve],
            "until": datetime(2999, 1, 1, tzinfo=UTC),
        }
        shut = hours | {"open": False, "opens": datetime(2026, 6, 22, 8, tzinfo=UTC), "opens_this_week": True}
        return {
            "open": self._contact(hours),
            "closed": self._contact(shut),
            "closed for a holiday": self._contact(shut | {"holiday": Holiday.MIDSOMMARAFTON}),
            "around the clock": self._contact(hours | {"always": True, "until": None, "week": [], "exceptions": []}),
        }

    def filters(self) -> dict[str, dict]:
        """The filters of the directory, with a theme chosen and a switch set."""
        choice = {"value": "a", "title": self.title, "icon": "home", "count": 3}
        chosen = {ContactFilter.THEME: "a", ContactFilter.OPEN: "1"}
        return {
            name.value: {
                "name": name.value,
                "label": name.label,
                "icon": SWITCHES.get(name, ""),
                "value": chosen.get(name, ""),
                "count": 7,
                "choices": [choice],
            }
            for name in ContactFilter
        }

    def results(self) -> dict[str, dict]:
        """Answers to a search: a step with its facts and contact, one that is for others, a word, a contact."""
        own = None if self.code == declared.SOURCE else swedish("Anmäl att du har flyttat")
        found: dict[str, Any] = {
            "url": "#",
            "title": self.title,
            "text": self.sentence,
            "swedish": own,
            "question": None,
        }
        found |= {"facts": [], "contact": None, "applies": True, "step": None}
        facts = step_words.facts(dict.fromkeys(StepFact, self.sentence))
        contact = self.contacts()["open"]
        question = {"question": self.title, "answer": self.sentence}
        step = {**found, "kind": Kind.STEP, "label": Kind.STEP.label, "icon": "register"}
        return {
            "a step": {**step, "facts": facts, "contact": contact},
            "a step for others, with an answer": {**step, "applies": False, "question": question},
            "a word": {**found, "step": self.link(0), "kind": Kind.WORD, "label": Kind.WORD.label, "icon": "sfi"},
            "a contact": {
                **found,
                "kind": Kind.CONTACT,
                "label": Kind.CONTACT.label,
                "icon": "office",
                "contact": contact,
            },
        }

    def place(self) -> dict[str, Any]:
        """A place with one host and one contact."""
        contact = self.contacts()["closed"]
        host = {"name": swedish("Laholms kommun"), "opening": self.contacts()["open"]["opening"], "note": self.sentence}
        return {
            "address": "Humlegången 6, Laholm",
            "map_url": "#",
            "geo_uri": "geo:56.5,13.0",
            "bus_stop": swedish("Stortorget"),
            "travel_note": swedish("Ring på klockan."),
            "access": [Access.STEP_FREE.label, Access.LIFT.label],
            "hosts": [{**host, "contacts": [{**contact, "own_opening": contact["opening"]}]}],
        }

    def _contact(self, hours: dict) -> dict[str, Any]:
        phone = {"written": "0430-150 00", "uri": "tel:+4643015000", "label": PhoneLabel.MAIN.label, "opening": None}
        answered = {**phone, "label": PhoneLabel.TEXTPHONE.label, "opening": hours}
        spoken = [
            {"tag": one["tag"], "dir": one["dir"], "endonym": one["endonym"]} for one in self.context()["languages"]
        ]
        return {
            "key": "a",
            "url": "#",
            "place_url": "#",
            "icon": "building",
            "title": self.title,
            "role": self.sentence,
            "swedish_title": None if self.code == declared.SOURCE else swedish("Medborgarkontoret"),
            "organisation": swedish("Laholms kommun"),
            "unit": swedish("Socialkontoret"),
            "kind": self.title,
            "phones": [phone, answered],
            "email": "kommunen@example.se",
            "website": "#",
            "booking_url": "#",
            "address": "Humlegången 6, Laholm",
            "map_url": "#",
            "place_notes": [swedish("Ring på klockan.")],
            "help": [{"icon": HELP_ICONS[help], "label": help.label} for help in Help],
            "languages": spoken,
            "interpreter": Interpreter.FREE_ON_REQUEST.label,
            "visit": Visit.DROP_IN.label,
            "access": [Access.STEP_FREE.label],
            "opening": hours,
            "has_hours": bool(hours["until"]),
            "hours_note": self.title,
            "is_demo": True,
            "is_emergency": False,
        }
