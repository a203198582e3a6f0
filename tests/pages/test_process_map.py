"""The map of the process as numbers: nothing covers anything, whatever the language and however long the words."""

import re
from collections import defaultdict
from itertools import pairwise
from types import SimpleNamespace

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils.translation import override

from contacts.models import Organisation
from languages.said import Said
from pages.choices import Level
from pages.known import forget
from pages.models import PrerequisiteRow
from pages.overview.drawing import PAPER, SCREEN, drawing
from pages.overview.lettering import width, wrapped
from pages.overview.process import Handover, Item, Need, Process, Stage
from pages.overview.ways import rounded
from tests.html import parse
from tests.pages import factories

WORDS = {
    "sv": "Ansök om uppehållstillståndskort och etableringsersättning hos Försäkringskassan",
    "ar": "سجّل الأطفال في المدرسة واحصل على بطاقة هوية سويدية من مصلحة الضرائب",
    "uk": "Зверніться по допомогу та отримайте шведське посвідчення особи",
    "ti": "ናብ ሽወደን ከም ዝገዓዝኩም ንቤት ጽሕፈት ግብሪ ኣፍልጡ",
}
#: Who answers for each of 24 steps, in which phase, and which come first.
WHO = "MSMKKSKKROKSBBRFAFKKKOAMT"[:24]
PHASE = [1] * 2 + [2] * 8 + [3] * 11 + [4] * 3
BEFORE = {2: [1, 5], 4: [1, 3, 5], 6: [5], 7: [1, 4, 6], 10: [4], 11: [6], 12: [2, 6], 13: [11, 12], 14: [1, 6],
          15: [6], 16: [6], 17: [12, 16], 18: [6], 19: [6], 22: [1, 5, 6], 23: [5], 24: [6]}  # fmt: skip
LEVELS = {"K": Level.KOMMUN, "R": Level.REGION, "O": Level.OTHER, "B": Level.OTHER}


class Reader:
    """A reader to whom every step says the same, in one language."""

    def __init__(self, language):
        self.language, self.words = language, self

    def of_page(self, page, name):
        return Said(WORDS[self.language], self.language)

    def say(self, row, name):
        return Said(WORDS[self.language][:26], self.language)

    def deadline(self, page, row):
        return Said(f"{WORDS[self.language]}. {WORDS[self.language]}.", self.language)

    def link(self, step):
        return {"number": step.number, "title": self.of_page(None, ""), "icon": "sfi", "url": f"/{step.number}/"}


def item(number, who="M"):
    page = SimpleNamespace(pk=number, icon="sfi", theme=None, level=LEVELS.get(who, Level.STATE))
    page.responsible = Organisation(pk=ord(who), name=f"{who}yndigheten")
    return Item(SimpleNamespace(page=page, number=number, phase=1), [], None, [])


def need(later, first, *, gate=True, audiences=()):
    giver, taker = first.responsible, later.responsible
    handovers = [] if giver == taker else [Handover(giver, taker, first, later)]
    later.needs.append(Need(first, gate, None, list(audiences), handovers))


def staged(items, phases):
    stages = [
        Stage(None, [item for item, own in zip(items, phases, strict=True) if own == phase]) for phase in set(phases)
    ]
    return Process([], stages)


def whole():
    """As many steps as the demo has, with as many ways between them."""
    items = [item(number, who) for number, who in enumerate(WHO, 1)]
    for later, firsts in BEFORE.items():
        for first in firsts:
            need(items[later - 1], items[first - 1], gate=(later + first) % 3 > 0)
    return staged(items, PHASE)


def drawn(process, language="sv", measures=SCREEN):
    with override(language):
        return drawing(process, Reader(language), measures)


def boxes(told):
    return [box for phase in told["phases"] for box in phase["boxes"]]


def corners(line):
    """The points a line goes through, and those its round corners bend towards."""
    return [tuple(map(float, point.split())) for point in re.findall(r"[\d.]+ [\d.]+", line["outline"])]


def pieces(told):
    return [piece for line in told["lines"] for piece in pairwise(corners(line))]


def within(piece, box):
    """Whether a piece of a line goes through the inside of a box."""
    (x1, y1), (x2, y2) = piece
    left, right, top, bottom = box["x"], box["x"] + box["width"], box["y"], box["y"] + box["height"]
    return min(x1, x2) < right - 1 and max(x1, x2) > left + 1 and min(y1, y2) < bottom - 1 and max(y1, y2) > top + 1


def links(client, address):
    page = parse(client.get(address))
    return page, page.select(".process-map a")


EVERYWHERE = pytest.mark.parametrize("language", WORDS)
BOTH = pytest.mark.parametrize("measures", [SCREEN, PAPER])


@EVERYWHERE
@BOTH
def test_boxes_do_not_cover_each_other_and_lines_keep_out_of_them(language, measures):
    told = drawn(whole(), language, measures)
    found = boxes(told)
    assert [box["number"] for box in found] == list(range(1, 25))
    for one in found:
        assert one["x"] >= 0
        assert one["x"] + one["width"] <= told["width"]
        assert one["y"] + one["height"] <= told["height"]
        for other in found:
            if one is not other:
                apart = abs(one["x"] - other["x"]) >= one["width"] + 10
                above = min(one["y"] + one["height"], other["y"] + other["height"]) + 8 <= max(one["y"], other["y"])
                assert apart or above, (one["number"], other["number"])
    assert len(told["lines"]) == sum(map(len, BEFORE.values()))
    assert not [(piece, box["number"]) for piece in pieces(told) for box in found if within(piece, box)]


@EVERYWHERE
@BOTH
def test_every_word_has_room_in_its_box(language, measures):
    for box in boxes(drawn(whole(), language, measures)):
        title = "".join(str.__str__(line["said"]).rstrip("-") for line in box["title_lines"])
        assert title.replace(" ", "") == WORDS[language].replace(" ", "")
        for lines, size, bold in [(box["title_lines"], 13, True), (box["small_lines"], 12, False)]:
            for line in lines:
                wide = width(line["said"], size, bold=bold)
                left = line["x"] if language != "ar" else line["x"] - wide
                assert box["x"] + 4 <= left
                assert left + wide <= box["x"] + box["width"] - 4
                assert box["y"] < line["y"] - size / 2
                assert line["y"] < box["y"] + box["height"]


@BOTH
def test_lines_from_two_boxes_never_run_in_each_other(measures):
    runs = defaultdict(list)
    for line in drawn(whole(), measures=measures)["lines"]:
        points = corners(line)
        for (x1, y1), (x2, y2) in pairwise(points):
            if x1 == x2 or y1 == y2:
                along, across = ((y1, y2), ("down", x1)) if x1 == x2 else ((x1, x2), ("across", y1))
                runs[across].append((min(along), max(along), points[0]))
    for beside in runs.values():
        for start, end, origin in beside:
            assert all(other == origin for a, b, other in beside if min(b, end) - max(a, start) > 1)


def test_lines_say_what_comes_first_and_whether_it_is_handed_over():
    kinds = {(line["kind"], line["handed_over"]) for line in drawn(whole())["lines"]}
    assert kinds == {("gate", True), ("gate", False), ("advised", True), ("advised", False)}


def test_a_page_from_right_to_left_is_the_mirror_image():
    process = staged([item(1), item(2)], [1, 2])
    need(process.steps[1], process.steps[0])
    first, second = boxes(drawn(process, "ar"))
    assert first["x"] > second["x"]
    (start, start_y), (end, end_y) = corners(drawn(process, "ar")["lines"][0])
    assert (start, end) == (first["x"], second["x"] + second["width"])
    assert start_y == first["y"] + first["height"] / 2
    assert end_y == second["y"] + second["height"] / 2


def test_what_concerns_some_only_is_told_so_and_a_gate_for_all_wins():
    items = [item(1), item(2), item(3)]
    need(items[1], items[0], audiences=["asyl"])
    need(items[2], items[0], audiences=["asyl"])
    need(items[2], items[0])
    assert [line["kind"] for line in drawn(staged(items, [1, 1, 1]))["lines"]] == ["some", "gate"]


def test_what_needs_a_later_step_or_one_that_is_not_shown_is_drawn_all_the_same():
    early, late, hidden = item(1), item(2), item(3)
    need(early, late)
    need(early, hidden)
    told = drawn(staged([early, late], [1, 2]))
    assert len(told["lines"]) == 1
    assert not [piece for piece in pieces(told) for box in boxes(told) if within(piece, box)]
    assert [gate["number"] for gate in boxes(told)[0]["gates"]] == [2, 3]


def test_lanes_stand_by_level_and_are_named_after_who_answers():
    told = drawn(staged([item(1, "K"), item(2, "R"), item(3, "M"), item(4, "K")], [1] * 4))
    assert [lane["lines"][0]["said"] for lane in told["lanes"]] == ["Myndigheten", "Ryndigheten", "Kyndigheten"]
    tops = {box["number"]: box["y"] for box in boxes(told)}
    assert tops[3] < tops[2] < tops[1] < tops[4]


def test_a_lane_that_nobody_answers_for_is_named_after_its_level():
    alone = item(1)
    alone.page.responsible, alone.page.responsible_words = None, ""
    told = drawn(staged([alone], [1]))
    assert [lane["lines"][0]["said"] for lane in told["lanes"]] == ["Staten"]
    assert boxes(told)[0]["responsible"] is None


def test_the_head_of_a_phase_says_who_answers_for_most_of_it():
    told = drawn(staged([item(1, "K"), item(2, "K"), item(3, "M")], [1, 1, 1]))
    assert [str(line["said"]) for line in told["phases"][0]["small_lines"]][-1] == "Kyndigheten"


def test_nothing_is_drawn_of_nothing():
    assert drawn(Process([], []))["phases"] == []


@pytest.mark.parametrize(
    ("word", "lines"),
    [
        ("uppehållstillståndskort", ["uppehålls-", "tillståndskort"]),
        ("rekommendationen", ["rekommenda-", "tionen"]),
        ("Etableringsersättning", ["Etablerings-", "ersättning"]),
        ("Registrering", ["Registrering"]),
    ],
)
def test_a_long_word_is_parted_where_its_parts_meet(word, lines):
    assert wrapped(word, 13, 98) == lines


def test_what_there_is_no_room_for_ends_with_an_ellipsis_within_the_room():
    lines = wrapped(WORDS["sv"], 12, 100, most=2)
    assert len(lines) == 2
    assert lines[-1].endswith("…")
    assert max(width(line, 12) for line in lines) <= 100


def test_corners_are_round_but_never_more_than_half_of_what_they_join():
    assert rounded([(0, 0), (20, 0), (20, 4), (40, 4)], 6) == "M0 0L14 0Q20 0 20 2L20 2Q20 4 26 4L40 4"


@pytest.mark.django_db
def test_a_box_leads_to_its_step_as_the_page_is_read_and_says_what_the_lines_say(client, small_site):
    factories.section(small_site.home)
    PrerequisiteRow.objects.create(step=small_site.steps[1], required=small_site.steps[0])
    forget()
    _page, found = links(client, "/sv/anvisad/for-dig-som-moter-nyanlanda/oversikt/?vy=karta&yrke=1&med=ar")
    assert [link["href"] for link in found] == [
        f"/sv/anvisad/steg/{step.slug}/?med=ar&yrke=1" for step in small_site.steps
    ]
    assert found[1]["aria-label"].startswith("2. ")
    assert f"Du behöver först: 1 {small_site.steps[0].title}." in found[1]["aria-label"]


@pytest.mark.django_db
def test_where_nothing_fits_there_is_no_map(client, small_site):
    factories.section(small_site.home)
    page, found = links(client, "/sv/for-dig-som-moter-nyanlanda/oversikt/?vy=karta&tema=finns-inte")
    assert not found
    assert not page.select(".process-map")


@pytest.mark.django_db
def test_the_map_asks_no_more_of_the_database_than_the_list(client, small_site, django_assert_max_num_queries):
    factories.section(small_site.home)
    address = "/sv/for-dig-som-moter-nyanlanda/oversikt/"
    client.get(address)
    forget()
    with CaptureQueriesContext(connection) as asked:
        client.get(address)
    forget()
    with django_assert_max_num_queries(len(asked)):
        _page, found = links(client, f"{address}?vy=karta")
    assert len(found) == len(small_site.steps)


@pytest.mark.django_db
def test_words_in_another_language_than_the_page_say_so_on_the_map(client, small_site):
    factories.section(small_site.home)
    factories.open_languages(small_site.home, "ar")
    page, _found = links(client, "/ar/for-dig-som-moter-nyanlanda/oversikt/?vy=karta")
    lane = page.find("text", class_="lane-name")
    assert (lane["lang"], lane["direction"]) == ("sv", "ltr")
