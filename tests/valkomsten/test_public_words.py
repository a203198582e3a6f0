"""No word stands in the code of a public page: all come from a catalogue, or from the editors."""

import re
from collections.abc import Iterator
from datetime import date
from itertools import cycle, product
from pathlib import Path

import pytest
from django.conf import settings as project
from django.template.loader import render_to_string
from django.test import RequestFactory
from django.test.signals import template_rendered
from django.utils.translation import override
from wagtail.models import Page, Site

from knowledge import formats
from languages import declared
from languages.catalogues import EDITORS
from pages import contact_list, errors, latest_list, tools
from pages.choices import Refusal
from pages.finding import view as search_view
from pages.finding.keeping import rebuild
from pages.models import StepPage
from tests import replay
from tests.editorial.sending import post
from tests.languages import pseudo
from tests.valkomsten import marked_site

ROOT = Path(project.BASE_DIR)
CODES = ["sv", "fit"]
#: Names of languages in themselves; names and addresses that are the same in all languages.
KNOWN = {language.endonym for language in declared.DECLARED.values()} | marked_site.WRITTEN
#: The days of the week as Babel has them in Swedish, which is what a language without translations is told in.
WEEK = [date(2026, 11, day) for day in range(2, 9)]
DAYS = [named(day, "sv") for day in WEEK for named in (formats.weekday, formats.weekday_short)]
#: How many contacts a choice would leave.
#: What the reader has written herself.
QUOTED = re.compile("<q .*?</q>", re.S)
COUNTED = re.compile(r" \(\d+\)$")
CHAIN = "for-dig-som-moter-nyanlanda/kedja/"
STEPS = ["folkbokforing/", "bankkonto/", "bankid/"]
MATERIAL = "for-dig-som-moter-nyanlanda/material/"
PACK = "sidor=vag&sidor=bankkonto&sidor=bankid&sidor=kontakter&sidor=ord&sidor=finns-inte&med=fit"
PATHS = [
    *["", "anvisad/", "massflykt/", "anhorig/", "steg/", "ord/", "om/", "kontakter/", "anvisad/kontakter/"],
    *[f"{told}steg/{step}" for told in ["", "anvisad/", "massflykt/"] for step in STEPS],
    *["steg/bankkonto/?med=sv", "anvisad/steg/bankkonto/?med=fit", "anvisad/steg/bankid/?med=sv"],
    *["om/tillganglighet/", "om/tillganglighet/?med=sv", "om/tillganglighet/?med=fit"],
    *[f"{CHAIN}{asked}" for asked in ["", "?mote=1", "?mote=2&yrke=1", "?med=sv", "?med=fit", "?utskrift=1"]],
    *[f"anhorig/{CHAIN}", f"{CHAIN}?utskrift=1&mote=1&med=fit", f"{CHAIN}?utskrift=1&mote=1&yrke=1"],
    *["om/?med=sv", "om/?med=fit", "kontakter/?med=sv", "kontakter/?med=fit"],
    *["anvisad/?utskrift=1", "steg/bankkonto/?utskrift=1", "anvisad/steg/bankkonto/?utskrift=1&med=sv"],
    *["kontakter/?typ=kommun&tema=bostad&sprak=ar&q=kontakt", "kontakter/?q=finns-inte", "kontakter/?sida=2"],
    *[
        "sok/",
        "sok/?q=kontakt",
        "sok/?q=bankkonto",
        "sok/?q=kontackt&sida=2",
        "sok/?q=finns-inte",
        "massflykt/sok/?q=bank",
    ],
    *["kontakter/?utskrift=1&oppet=1", "kontakter/?utskrift=1&q=finns-inte"],
    *[f"{told}vanliga-fragor/{asked}" for told in ["", "anvisad/"] for asked in ["", "?utskrift=1", "?q=finns-inte"]],
    *["vanliga-fragor/?tema=bostad&malgrupp=anvisad", "vanliga-fragor/?med=sv", "vanliga-fragor/?med=fit&utskrift=1"],
    *["senast/", "senast/?sida=2"],
    *[f"{told}kontakter/{rest}/" for told in ["", "anvisad/"] for rest in marked_site.BELOW],
    *[f"kontakter/{rest}/?med=sv" for rest in marked_site.BELOW],
    *["for-dig-som-moter-nyanlanda/", "anvisad/?yrke=1", "anvisad/steg/bankkonto/?yrke=1"],
    *["steg/bankkonto/?yrke=1&med=fit", "kontakter/?yrke=1", "kontakter/kontakt-kommun/?yrke=1"],
    *["anvisad/?utskrift=1&med=sv", "kontakter/?utskrift=1&med=sv", "anvisad/?utskrift=alla&med=fit"],
    *[f"{told}{MATERIAL}?{asked}" for told in ["", "anvisad/"] for asked in ["med=sv", PACK, f"{PACK}&utskrift=1"]],
    *[f"{told}{marked_site.OVERVIEW}{asked}" for told in ["", "anvisad/"] for asked in ["", "?utskrift=1"]],
    *[f"{marked_site.OVERVIEW}?vy=karta", f"anvisad/{marked_site.OVERVIEW}?vy=karta&utskrift=1"],
    *[f"{marked_site.OVERVIEW}?tema=finns-inte", f"{marked_site.OVERVIEW}?malgrupp=massflykt&tema=bostad&utskrift=1"],
    *[f"for-dig-som-moter-nyanlanda/guide/{asked}" for asked in ["", "?med=sv", "?med=fit", "?utskrift=1"]],
]
#: What is sent to a page, and the status of what comes back.
ANSWERS = [
    ("anvisad/steg/bankid/", {"hjalpte": "ja"}, 200),
    ("om/tillganglighet/", {"text": "Hej"}, 200),
    *[("om/tillganglighet/", {"text": text}, 422) for text in ["", "0" * 1001, "\0", "121212-1212"]],
    ("om/", {"hjalpte": "kanske"}, 400),
    ("om/", {"text": "0" * 20_000}, 413),
]
NOTICES = ["alert", "archived", "demo", "machine", "missing", "mixed", "older", "partly", "today"]


@pytest.fixture(scope="session")
def marked_catalogues(tmp_path_factory) -> Path:
    root = tmp_path_factory.mktemp("locale")
    pseudo.compile_for_readers(root, *CODES)
    return root


@pytest.fixture
def marked_words(settings, marked_catalogues):
    """Swedish, and a language without translations, where every word of a catalogue is marked."""
    settings.LOCALE_PATHS = [marked_catalogues]
    tools.words.cache_clear()
    yield
    tools.words.cache_clear()


@pytest.fixture(scope="session")
def media(tmp_path_factory) -> Path:
    """Where the files are that the rows of the site name."""
    return tmp_path_factory.mktemp("media")


@pytest.fixture
def site(db, settings, media, monkeypatch, marked_words):
    """A site where every word of an editor's is marked too, with more contacts than a page has room for."""
    monkeypatch.setattr(contact_list, "PAGE", 2)
    settings.MEDIA_ROOT = media
    monkeypatch.setattr(search_view, "PAGE", 2)
    monkeypatch.setattr(latest_list, "PAGE", 2)
    replay.once("marked site", build_site)


def build_site() -> None:
    marked_site.build("fit")
    rebuild(Site.objects.get())


def unmarked(html: str | bytes) -> list[str]:
    written = html if isinstance(html, str) else html.decode()
    texts = (COUNTED.sub("", text) for text in pseudo.unmarked(QUOTED.sub("", written)))
    return [text for text in texts if text not in KNOWN and not is_no_sentence(text)]


def is_no_sentence(text: str) -> bool:
    """The size of a file (units of the SI and names of formats are the same everywhere), an address, days, a quote."""
    size, address, days = r"[A-Z]{3,4}, [\d,.]+ [kM]B", r"http://localhost/\S*", rf"({'|'.join(DAYS)}|–)+"
    return bool(re.fullmatch(f"{size}|{address}|{days}|“[^”]*”", text))


@pytest.fixture
def rendered() -> Iterator[set[str]]:
    """The names of the templates that have been rendered so far."""
    names = set()

    def note(sender, template, **kwargs):
        names.add(template.name)

    template_rendered.connect(note)
    yield names
    template_rendered.disconnect(note)


@pytest.mark.one_database
def test_every_public_page_takes_its_words_from_catalogues_and_editors(client, site, rendered, everything):
    """Every page in each language with `--everything`, in one of them without."""
    wrong = {}
    doors = [f"/{door}/{code}/" for code in CODES for door in ("verktyg", "utan-internet")]
    pages = [(code, rest) for rest in PATHS for code in CODES] if everything else zip(cycle(CODES), PATHS, strict=False)
    for path in ["/", *doors, *(f"/{code}/{rest}" for code, rest in pages)]:
        response = client.get(path, headers={"accept-language": "fit"})
        assert response.status_code == 200, path
        assert pseudo.MARKED.search(response.text), path
        wrong |= dict.fromkeys(unmarked(response.content), path)
    for path, fields, status in ANSWERS:
        response = post(client, f"/fit/{path}svar/", **fields)
        assert response.status_code == status, (path, fields)
        wrong |= dict.fromkeys(unmarked(response.content), path)
    for refusal in Refusal:
        wrong |= dict.fromkeys(unmarked(refused(refusal)), refusal)
    for kind in NOTICES:
        wrong |= dict.fromkeys(unmarked(notice(kind)), kind)
    wrong |= dict.fromkeys(unmarked(notice("machine", "components/notice_folded.html")), "folded")
    wrong |= dict.fromkeys(unmarked(newest()), "newest")
    assert not wrong
    assert not public_templates() - rendered - {"404.html", "500.html", "style_guide.html"}


def refused(refusal: Refusal) -> str:
    """What is said of something that is not taken."""
    request = RequestFactory().post("/fit/om/svar/", {"text": pseudo.content("Hej")}, headers={"host": "localhost"})
    with override("fit"):
        return errors.refused(request, refusal).content


def notice(kind: str, template: str = "components/notice.html") -> str:
    """What must be said about a page, with all that can be said with it."""
    told = {"kind": kind, "url": "/sv/", "also": ["machine", "mixed", "partly"], "date": date(2026, 11, 1)}
    words = {"heading": pseudo.content("Stängt"), "text": pseudo.content("Vi har stängt.")}
    context = {"notice": {**told, **words}, "kommun": {"phone": "0430-150 00"}}
    with override("fit"):
        return render_to_string(template, context)


def newest() -> str:
    """What other pages show of the news."""
    told = {"icon": "info", "url": "#", "on": date(2026, 11, 1), "title": pseudo.content("Bank")}
    with override("fit"):
        return render_to_string("components/latest.html", {"news": [told], "address": "#"})


def public_templates() -> set[str]:
    paths = (path.relative_to(ROOT / "templates") for path in (ROOT / "templates").rglob("*.html"))
    return {str(path) for path in paths if EDITORS.isdisjoint(path.parts)}


@pytest.mark.parametrize("code", CODES)
def test_a_page_that_is_not_there_says_so_in_the_language_of_the_address(client, site, code):
    response = client.get(f"/{code}/finns-inte/")
    assert response.status_code == 404
    assert "⟦The page is not here⟧" in response.text
    assert not unmarked(response.content)


def test_a_page_that_breaks_says_so_in_the_language_of_the_address(marked_words):
    response = errors.server_error(RequestFactory().get("/fit/"))
    assert "⟦Something went wrong⟧" in response.text
    assert not unmarked(response.content)


def test_a_page_that_cannot_be_written_to_says_nothing(client, site):
    response = client.post("/fit/steg/")
    assert (response.status_code, response.content) == (405, b"")


def test_a_preview_takes_its_words_from_catalogues_and_editors(site, everything):
    pages = [*StepPage.objects.filter(slug="bankkonto"), *Page.objects.filter(slug="om").specific()]
    modes = ["", "anvisad"]
    for page, mode in product(pages, modes) if everything else zip(pages, cycle(modes), strict=False):
        with override(page.locale.language_code):
            response = page.make_preview_request(preview_mode=mode)
            assert pseudo.MARKED.search(response.rendered_content)
            assert not unmarked(response.rendered_content)


def test_every_notice_of_the_template_is_tried():
    source = (ROOT / "templates/components/notice.html").read_text()
    assert set(re.findall(r'notice\.kind == "(\w+)"', source)) <= set(NOTICES)


def test_the_manifest_takes_its_words_from_a_catalogue(client, site):
    manifest = client.get("/manifest.webmanifest?sprak=fit").json()
    assert manifest["description"] == "⟦The way into Sweden, one step at a time.⟧"
    assert pseudo.without_marks(manifest["name"]).strip() == manifest["short_name"] == "Välkomsten"


@pytest.mark.parametrize("script", sorted((ROOT / "static/js").glob("*.js")), ids=lambda path: path.name)
def test_no_script_holds_words_for_readers(script):
    texts = re.findall(r"""(['"`])((?:(?!\1).)*)\1""", script.read_text())
    assert not [text for _quote, text in texts if re.search(r"\w{2,} \w{2,}", text)]


@pytest.mark.parametrize("sheet", sorted((ROOT / "static/css").rglob("*.css")), ids=lambda path: path.name)
def test_no_stylesheet_holds_words_for_readers(sheet):
    texts = re.findall(r"""(?<![\w-])content:\s*["']([^"']*)["']""", sheet.read_text())
    assert not [text for text in texts if re.search(r"[^\W\d_]", text)]
