"""The living style guide, `/stilguide/`: every component from its real template, in each of its states.

For who builds the site, and for the tests that compare pictures: what is shown is the same every day. The words are the
interface's own, so that each script is seen as its readers see it; names stay Swedish, as they do on the pages.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from types import SimpleNamespace
from typing import Any

from django.conf import settings
from django.http import Http404
from django.shortcuts import redirect, render
from django.template.loader import render_to_string
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import override
from django.views.decorators.http import require_safe

from languages import declared
from languages.said import Said, swedish
from pages import step_words
from pages.choices import Change, Licence, MaterialKind, StepFact, Way
from pages.journey_view import STATES
from pages.pairs import Pair
from valkomsten.sample_process import process_map
from valkomsten.samples import DAY, KOMMUN, Samples

#: Where components on water stand.
SEA = ("div", "sea")
AROUND = ("div", "around")

#: What the scripts of tools do to a component when it is taken up.
TAKEN_UP = {"<dialog ": "<dialog open ", "<template": "<div", "</template": "</div", " hidden": ""}


@dataclass(frozen=True)
class Example:
    """A component in one state: `around`, the element and class it stands in; `scripted`, what a script changes."""

    template: str
    state: str
    context: dict[str, Any] = field(default_factory=dict)
    around: tuple[str, str] = ("div", "")
    scripted: dict[str, str] = field(default_factory=dict)

    @property
    def rendered(self) -> SafeString:
        html: str = render_to_string(f"components/{self.template}.html", self.context)
        for written, changed in self.scripted.items():
            html = html.replace(written, changed)
        return format_html('<{0} class="{1}">{2}</{0}>', *self.around, SafeString(html))


@require_safe
def style_guide(request, code: str = ""):
    """The guide in a language; 404 for readers, for whom there is nothing here."""
    if not (settings.DEBUG or request.user.has_perm("wagtailadmin.access_admin")):
        raise Http404
    if not code:
        return redirect("style_guide", declared.SHOWN[0])
    if code not in declared.SHOWN:
        raise Http404
    with override(code):
        return render(request, "style_guide.html", {**Guide(code).context(), "examples": list(Guide(code).examples())})


class Guide(Samples):
    """The components in one language, in the order a page has them; what one is made of is seen in it."""

    def examples(self) -> Iterator[Example]:
        """Components in the order a page has them; what a component is made of is seen in it."""
        yield from self._of_pages()
        yield from self._of_paths()
        yield from self._of_steps()
        yield from self._of_contacts()
        yield from self._of_the_process()
        yield from self._of_search()
        yield from self._of_lists()
        yield from self._of_texts()
        yield from self._of_pairs()
        yield from self._of_tools()

    def _of_pages(self) -> Iterator[Example]:
        context = self.context()
        yield Example("header", "with menu and languages", context)
        yield Example("header", "where nothing is known", {})
        yield Example("footer", "of a demo", {"kommun": KOMMUN, "section": "#"})
        checked = {"on": DAY, "unit": swedish("Socialkontoret"), "text": None}
        yield Example("checked", "by a unit", {"checked": checked}, ("p", "review"))
        yield Example("tongues", "row of languages", context, SEA)
        place = {"url": "#", "parent": self.say("All steps"), "label": self.say("Start")}
        yield Example("crumbs", "a place", place, SEA)
        for kind in ["machine", "mixed", "older", "missing", "partly", "archived", "demo", "late"]:
            yield Example("notice", kind, {"notice": {"kind": kind, "url": "#", "date": DAY, "also": []}})
        for kind in ["today", "alert"]:
            words = {"heading": self.say("Opening hours"), "text": self.sentence}
            yield Example("notice", kind, {"notice": {"kind": kind, **words}})
        yield Example("notice_folded", "older", {"notice": {"kind": "older", "url": "#", "date": DAY, "also": []}})
        yield Example("mode", "for who meets newcomers", {"as_newcomer": "#"})
        yield Example("mode_link", "for a newcomer", {"as_professional": "#"})
        yield Example("arm", "a situation", {"arm": {**self.link(1), "recognise": self.sentence}}, ("ul", "signpost"))
        yield Example("open_graph", "unseen", {"title": self.title, "canonical": "#", "root": "", "kommun": KOMMUN})
        yield Example("alternates", "unseen", {"canonical": "#", "alternates": [{"tag": "sv", "url": "#"}]})

    def _of_paths(self) -> Iterator[Example]:
        yield Example("next_card", "the first step", {"step": self.station("start")}, ("div", "sea journey-hero"))
        stations = [self.station(says, number) for number, says in enumerate(STATES, 1)]
        for says, station in zip(STATES, stations, strict=True):
            yield Example("state", says, {"says": says})
            yield Example("station", says, {"step": station}, ("ol", "trail"))
        at_work = {"step": {**self.station("open", len(STATES) + 1), **self.station_at_work()}}
        yield Example("station", "for who meets newcomers", at_work, ("ol", "trail"))
        phase = {"number": 1, "title": self.say("Start"), "steps": stations}
        yield Example(
            "map", "on wide screens", {"journey": {"phases": [phase], "count": len(stations), "first": stations[0]}}
        )
        apart = [{**self.link(0), "reason": self.sentence}, {**self.link(0), "reason": None}]
        yield Example("not_for_you", "with and without a reason", {"steps": apart})
        yield Example("step_lines", "a list", {"steps": [self.station("open")]})

    def _of_steps(self) -> Iterator[Example]:
        facts = step_words.facts(dict.fromkeys(StepFact, self.sentence))
        facts[0] |= {"value": self.title, "swedish": None if self.code == declared.SOURCE else swedish("Skatteverket")}
        yield Example("facts", "all four", {"facts": facts})
        needs = [{**self.link(1), "gate": True}, {**self.link(2), "gate": False, "condition": self.title}]
        yield Example("first_you_need", "a gate and an advice", {"needs": needs})
        yield Example("before_after", "on the path", {"step": {"needs": needs, "opens": [self.link(3)]}}, AROUND)
        yield Example(
            "before_after", "with much after", {"step": {"needs": [], "opens": [self.link(n) for n in (3, 4, 5)]}}
        )
        bring = [{"id": name, "value": words} for name, words in [("a", self.title), ("b", swedish("Pass"))]]
        yield Example("bring", "one in Swedish", {"bring": bring})
        yield Example("tick", "not done", {"step": self.station("open")})
        for state, note in self.notes().items():
            yield Example("situation", state, {"note": note})
        at_work = {"notes": [self.notes()["at work"]] * 2, "reader": {"professional": True}}
        yield Example("situations", "for who meets newcomers", at_work)
        yield Example("at_work", "all that is known", {"work": self.at_work()})
        yield Example("who_helps", "contacts, links, helpers", {"step": self._helped()})
        yield Example("step", "that does not apply", {"step": self._step()})
        yield Example("step_jump", "on a phone", {"step": {"bring": bring, "contacts": [1], "helpers": [1]}})
        term = {"slug": "personnummer", "swedish": swedish("personnummer"), "definition": self.sentence}
        yield Example("words", "one with a translation", {"words": [{**term, "word": self.title}]})
        yield Example("pager", "both ways", {"previous": self.link(1), "next": self.link(3)})
        yield Example("two_languages", "closed", self.context())

    def _of_contacts(self) -> Iterator[Example]:
        asked = {"q": "sfi", "count": 7, "is_more_chosen": True, "filters": self.filters()}
        yield Example("contact_filters", "with choices made", asked)
        for state, contact in self.contacts().items():
            yield Example("contact_card", state, {"contact": contact})
        made = [
            {"label": "“sfi”", "written": True, "without": "#"},
            {"label": self.title, "written": False, "without": "#"},
        ]
        yield Example("choices_made", "one written by herself", {"chosen": made, "cleared": "#"})
        contact = self.contacts()["open"]
        steps = {"steps": [self.link(0)], "in_full": True, "vcard_url": "#"}
        yield Example("contact_card", "in full", {"contact": {**contact, **steps}})
        yield Example("more_pages", "both ways", {"number": 2, "pages": 3, "earlier": "#", "later": "#"})
        yield Example("emergency", "three numbers", {"emergency": [contact, contact, contact]})
        place = self.place()
        yield Example("way_there", "with a map", {"place": place})
        yield Example("place_host", "with a contact that has hours of its own", {"host": place["hosts"][0]})

    def _of_the_process(self) -> Iterator[Example]:
        process = self.process()
        [stage] = process["stages"]
        yield Example("process_table", "all that a step can have", {"process": process, "title": self.title})
        told = {"process": {**process, "alone": True}, "step": stage["steps"][0]}
        yield Example("process_step", "for one audience", told)
        yield Example("process_map", "on wide screens", {"map": process_map(self), "level": 2})

    def _of_search(self) -> Iterator[Example]:
        yield Example("search_form", "with a word", {"q": "sfi", "search_address": "#"})
        yield Example("search_elsewhere", "places", {**self.context(), "words_address": "#"})
        for state, result in self.results().items():
            yield Example("found", state, {"result": result})

    def _of_lists(self) -> Iterator[Example]:
        told = {"icon": "sfi", "url": "#", "on": DAY, "unit": swedish("Vuxenutbildningen"), "theme": self.title}
        news = [{**told, "title": self.title, "change": change.label} for change in Change]
        yield Example("latest", "new, changed, translated", {"news": news, "address": "#"})

    def _of_texts(self) -> Iterator[Example]:
        title, text = self.title, self.sentence
        law = [swedish("13 § folkbokföringslagen (1991:481)")]
        link = {"title": title, "url": "#", "language": self.language["tag"]}
        blocks: dict[str, dict] = {
            "text": {"heading": title, "text": Said(f"<p>{text.text}</p>", self.code, html=True)},
            "bullets": {"heading": title, "items": [text, swedish("På svenska.")]},
            "how_to": {"heading": None, "actions": [text, title]},
            "notice": {"kind": "alert", "heading": title, "text": text},
            "question": {"question": title, "answer": text, "step": self.link(0)},
            "while_you_wait": {"text": text, "items": [title]},
            "fact": {"fact": {"value": "500 kr", "checked": {"on": DAY}}, "text": title},
            "official_link": link,
            "phrase": {"swedish": swedish("Jag vill anmäla att jag har flyttat till Sverige."), "meaning": text},
            "picture": {"image": None, "pictogram": "home", "alternative_text": title},
            "funder": {"emblem": None, "text": title, "url": "#", "until": DAY},
            "document": {"title": title, "document": _document()},
            "professional": {"notes": [swedish("Ring Skatteverket.")], "legal_basis": law},
        }
        for name, value in [*blocks.items(), *self._of_guides().items()]:
            yield Example(f"blocks/{name}", "", {"value": value})
        yield Example("blocks/contact", "", {"value": self.contacts()["closed for a holiday"]})
        rows = [{"what": title, "why": text, "instead": text}]
        yield Example("shortcomings", "for one reason", {"value": {"heading": title, "rows": rows}})

    def _of_guides(self) -> dict[str, Any]:
        """The blocks that guides alone have."""
        title, text, contact = self.title, self.sentence, self.contacts()["open"]
        tasks = [{"what": title, "how": text, "step": self.link(1), "contact": contact}, {"what": swedish("Boka tolk")}]
        options = [{"text": title, "right": True, "why": text}, {"text": swedish("Nej"), "right": False, "why": text}]
        to = {"organisation": swedish("Skatteverket"), "contact": contact}
        agreed = {"agreed": text, "agreed_how": text, "then": text}
        used = {"kind": MaterialKind.FILM.label, "licence": Licence.BY.label, "dated": DAY}
        return {
            "tasks": {"heading": title, "items": tasks},
            "referral": {"who": [title], "how": [text, title], **to, **agreed},
            "section": title,
            "quiz": {"question": title, "options": options},
            "material": {"title": title, "url": "#", "made_by": swedish("Länsstyrelserna"), **used},
        }

    def _of_pairs(self) -> Iterator[Example]:
        title, text, other = self.title, self.sentence, swedish("Anmäl att du har flyttat")
        link = {"heading": str(Way.THEN.label), "steps": [self.link(3)]}
        parts = {
            "title": (title, other),
            "text": (text, other),
            "fact": ({"label": StepFact.FEE.label, "value": text}, {"label": "Kostar", "value": other}),
            "links": (link, {**link, "heading": "Sedan kan du"}),
            "list": ([{"id": "a", "value": title}], [{"id": "a", "value": other}]),
            "note": (self.notes()["own"], {**self.notes()["own"], "text": other}),
            "question": ({"question": title, "answer": text}, {"question": other, "answer": other}),
            "contact": (self.contacts()["open"], self.contacts()["open"]),
        }
        pairs = [Pair(f"components/pair_{name}.html", *told) for name, told in parts.items()]
        swedish_language = self._language(declared.SOURCE)
        yield Example("pairs", "every kind of row", {**self.context(), "pairs": pairs, "companion": swedish_language})

    def _of_tools(self) -> Iterator[Example]:
        path = {"journey": {"count": 1}, "audience": {"slug": "anvisad"}, "short": "https://example.se/s/x7k2p"}
        recording = {"recording": {"url": "#", "language": swedish("Svenska")}}
        yield Example(
            "tools", "of a path, with a recording", {**self.context(), **path, **recording, "title": self.title}
        )
        yield Example("feedback", "a question", {"query": ""})
        form = SimpleNamespace(errors=SimpleNamespace(text=[self.sentence]), text=SimpleNamespace(value=self.title))
        yield Example("words_form", "refused", {"form": form, "action": "#", "label": self.say("What was missing?")})
        yield Example("listen", "reading, and without a voice", self.context(), scripted=TAKEN_UP)
        yield Example("memory", "after a yes", scripted=TAKEN_UP | {"<details ": "<details open "})
        yield Example("move", "where the phone cannot share", scripted=TAKEN_UP)
        words = {"heading": self.say("Shall this phone remember?"), "text": self.sentence, "yes": self.say("Yes")}
        yield Example("question", "asked", {"name": "fraga", **words}, scripted=TAKEN_UP)
        for state in ["wait", "ask", "busy", "saved", "taken", "failed"]:
            scripted = TAKEN_UP | {'data-state="wait"': f'data-state="{state}"', "spara": f"spara-{state}"}
            yield Example("save", state, scripted=scripted)

    def _helped(self) -> dict[str, Any]:
        contacts = self.contacts()
        link = {"title": self.title, "url": "#", "language": "sv"}
        return {
            "contacts": [contacts["open"]],
            "links": [link],
            "helpers": [contacts["open"]],
            "meetings": [{"number": 3, "title": self.title, "url": "#"}],
            "guides": [self.link(0)],
        }

    def _step(self) -> dict[str, Any]:
        question = {"question": self.title, "answer": self.sentence}
        apart = {"facts": [], "needs": [], "bring": [], "body": [], "contacts": [], "links": [], "helpers": []}
        return {**apart, "applies": False, "notes": [], "questions": [question], "opens": [], "professional": []}


def _document() -> SimpleNamespace:
    return SimpleNamespace(url="#", file_extension="pdf", file=SimpleNamespace(size=123_000))
