"""There and back through agencies' own tools loses nothing."""

import polib
import pytest
from translate.storage import pypo
from translate.storage.xliff import xlifffile
from wagtail.rich_text import RichText

from languages.sources import refresh
from tests.pages import factories
from tests.sample import one_in
from tests.translation.agency import returned, saved, sent, told
from translation.exchange.judging import Outcome
from translation.words import store

pytestmark = pytest.mark.django_db

SWEDISH = [
    'Kostar [[avgift]] eller [[avgift|tal]] &amp; mer. Se <a id="a1">sidan om <b>sfi</b></a>.',
    "En rad.<br/>En &lt;till&gt; “citat” \"rakt\" 'enkelt' \\n bakstreck.",
    "<strong>Nu</strong> <em>eller</em> <code>aldrig</code>, m.m.",
]
RICH = [SWEDISH[0].replace('id="a1"', 'href="https://example.com/?a=1&amp;b=2"'), *SWEDISH[1:]]
TRANSLATIONS = {
    "ar": [
        'التكلفة [[avgift]] أو [[avgift|tal]] &amp; أكثر. انظر <a id="a1">صفحة <b>sfi</b></a>.',
        "سطر.<br/>\u200fسطر &lt;آخر&gt; «اقتباس» \"مستقيم\" 'مفرد' \\n شرطة.",
        "<strong>الآن</strong> <em>أو</em> <code>أبدا</code>؛ إلخ.",
    ],
    "ti": [
        'ዋጋ [[avgift]] ወይ [[avgift|tal]] &amp; ካልእ። <a id="a1">ገጽ <b>sfi</b></a> ርአ።',
        "ሓደ።<br/>ካልእ &lt;ካልእ&gt; “ጥቕሲ” \"ትኽ\" 'ንጽል' \\n።",
        "<strong>ሕጂ</strong> <em>ወይ</em> <code>ብፍጹም</code>፤",
    ],
}


@pytest.fixture
def rut(django_user_model):
    return django_user_model.objects.create_superuser("rut")


@pytest.fixture
def rich_step(step):
    step.body = [("text", {"heading": "", "text": RichText("".join(f"<p>{html}</p>" for html in RICH))})]
    step.save()
    assert set(SWEDISH) <= set(told(step))
    return step


def taken(user, text, name) -> dict[str, str]:
    """What a file would store, by the Swedish; nothing in it is a problem."""
    [file] = returned(user, text, name).files
    assert (file.faults, file.problems) == ([], [])
    return {one.swedish: one.said for one in file.stored}


@pytest.mark.parametrize("code", TRANSLATIONS)
def test_xliff_through_translate_toolkit(rut, rich_step, code):
    """The translation is made elsewhere, carried over as inline elements and saved by the tool."""
    words = dict(zip(SWEDISH, TRANSLATIONS[code], strict=True))
    empty = sent(rut, rich_step, code=code)
    locale = factories.locale(code)
    store({segment: words[swedish] for swedish, segment in told(rich_step, code).items() if swedish in words}, locale)
    filled = xlifffile.parsestring(sent(rut, rich_step, code=code).encode())
    said = {unit.source: unit.rich_target for unit in filled.units if unit.target}
    file = xlifffile.parsestring(empty.encode())
    for unit in file.units:
        if unit.source in said:
            unit.rich_target = said[unit.source]
            unit.markfuzzy(False)
    [plan] = returned(rut, saved(file)).files
    assert (plan.faults, plan.problems, plan.conflicts) == ([], [], [])
    assert {one.swedish: one.said for one in plan.verdicts if one.said} == words
    assert plan.counts[Outcome.UNCHANGED] == len(words)


@pytest.mark.parametrize(
    ("code", "tool"),
    one_in(3, [(code, tool) for code in TRANSLATIONS for tool in ("translate-toolkit", "polib")]),
)
def test_po_through_a_tool(rut, rich_step, code, tool):
    words = dict(zip(SWEDISH, TRANSLATIONS[code], strict=True))
    text = sent(rut, rich_step, form="po", code=code)
    if tool == "polib":
        file = polib.pofile(text)
        for entry in file:
            entry.msgstr = words.get(entry.msgid, "")
        back = str(file)
    else:
        store_of_tool = pypo.pofile.parsestring(text.encode())
        for unit in store_of_tool.units:
            if str(unit.source) in words:
                unit.target = words[str(unit.source)]
        back = saved(store_of_tool)
    assert taken(rut, back, "retur.po") == words


@pytest.mark.parametrize("form", ["xlf", "po"])
def test_ends_of_lines_that_tools_disagree_on_break_no_file(rut, step, form):
    step.summary = "Ett\u2028två\u2029tre\x85fyra"
    step.save()
    store({told(step)[step.summary]: "أ\u2028ب"}, factories.locale("ar"))
    [file] = returned(rut, sent(rut, step, form=form), f"retur.{form}").files
    assert (file.faults, file.problems, file.counts[Outcome.UNCHANGED]) == ([], [], 1)


@pytest.mark.parametrize("form", ["xlf", "po"])
def test_a_file_that_comes_back_untouched_changes_nothing(rut, rich_step, form):
    texts = list(told(rich_step).values())
    store({texts[0]: "عنوان"}, factories.locale("ar"))
    store({texts[1]: "آلي"}, factories.locale("ar"), machine=True)
    text = sent(rut, rich_step, form=form)
    parse = xlifffile.parsestring if form == "xlf" else pypo.pofile.parsestring
    for back in (text, saved(parse(text.encode()))):
        planned = returned(rut, back, f"retur.{form}")
        assert (planned.stores, [file.faults for file in planned.files]) == (0, [[]])
        assert planned.files[0].counts[Outcome.UNCHANGED] == 2


def test_the_marks_of_a_tool_say_what_is_finished(rut, step):
    """An older and a machine's translation that somebody approves in the tool are taken; untouched they are not."""
    arabic, texts = factories.locale("ar"), told(step)
    store({texts["Om folkbokforing."]: "قديم"}, arabic)
    store({texts["Sedan väntar du."]: "آلي"}, arabic, machine=True)
    step.summary = "Om att folkbokföra sig."
    step.save()
    refresh(step)
    file = xlifffile.parsestring(sent(rut, step).encode())
    for unit in file.units:
        if unit.target:
            unit.markfuzzy(False)
    assert taken(rut, saved(file), "x.xlf") == {"Om att folkbokföra sig.": "قديم", "Sedan väntar du.": "آلي"}
    po = pypo.pofile.parsestring(sent(rut, step, form="po").encode())
    for unit in po.units:
        unit.markfuzzy(False)
    assert taken(rut, saved(po), "x.po") == {"Om att folkbokföra sig.": "قديم", "Sedan väntar du.": "آلي"}


def test_what_a_machine_made_is_said_so_and_the_tool_is_named(rut, step):
    refresh(step)
    target = '<target state="translated" state-qualifier="leveraged-mt">ثم</target>'
    text = sent(rut, step).replace("väntar du.</source>", f"väntar du.</source>{target}")
    text = text.replace("</header>", '<tool tool-id="x" tool-name="Trados" tool-version="2024"/></header>')
    [file] = returned(rut, text).files
    [one] = file.stored
    assert (one.said, one.machine, file.tool) == ("ثم", True, "Trados 2024")
