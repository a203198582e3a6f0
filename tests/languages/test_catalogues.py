from types import SimpleNamespace

import polib
import pytest
from django.core.management import CommandError, call_command

from languages import catalogues, upstream

CALL = (None, "Call", None)
DAYS = (None, "%(n)s day", "%(n)s days")


def write(root, code: str, *entries: polib.POEntry, domain: str = "django", **header: str):
    """A catalogue below `root`, and its path."""
    catalogue = polib.POFile()
    catalogue.metadata = {"Plural-Forms": catalogues.plural_forms(code), **header}
    catalogue.extend(entries)
    path = catalogues.catalogue_path(root, code, domain)
    path.parent.mkdir(parents=True, exist_ok=True)
    catalogue.save(str(path))
    return path


def entry(msgid: str = "Call", msgstr: str = "Ring", **fields) -> polib.POEntry:
    return polib.POEntry(msgid=msgid, msgstr=msgstr, **fields)


def test_a_whole_catalogue_has_no_gaps(tmp_path):
    write(tmp_path, "sv", entry())
    assert catalogues.gaps(tmp_path, "sv", [CALL]) == []


def test_a_catalogue_that_is_not_there_is_a_gap(tmp_path):
    assert catalogues.gaps(tmp_path, "sv", [CALL]) == ["sv/LC_MESSAGES/django.po: missing"]


def test_messages_missing_and_unused_are_gaps(tmp_path):
    write(tmp_path, "sv", entry("Ring"))
    wrong = catalogues.gaps(tmp_path, "sv", [CALL])
    assert wrong == ["sv: not in the catalogue: 'Call'", "sv: no longer used: 'Ring'"]


def test_a_message_that_stands_twice_is_a_gap(tmp_path):
    path = write(tmp_path, "sv", entry())
    path.write_text(path.read_text() + '\nmsgid "Call"\nmsgstr "Telefonera"\n')
    [wrong] = catalogues.gaps(tmp_path, "sv", [CALL])
    assert "cannot be read" in wrong


def test_a_catalogue_that_is_no_catalogue_is_a_gap(tmp_path):
    path = write(tmp_path, "sv", entry())
    path.write_text("Call: Ring\n")
    [wrong] = catalogues.gaps(tmp_path, "sv", [CALL])
    assert "cannot be read" in wrong


def test_a_catalogue_with_the_plural_rule_of_another_language_is_a_gap(tmp_path):
    write(tmp_path, "uk", entry(msgstr="Дзвоніть"), **{"Plural-Forms": "nplurals=2; plural=(n != 1);"})
    [wrong] = catalogues.gaps(tmp_path, "uk", [CALL])
    assert wrong.startswith("uk: the header must say Plural-Forms: nplurals=3;")


def test_a_faulty_message_is_named(tmp_path):
    write(tmp_path, "sv", entry(flags=["fuzzy"]))
    assert catalogues.gaps(tmp_path, "sv", [CALL]) == ["sv: fuzzy: 'Call'"]


def test_the_check_refuses_a_catalogue_that_has_been_broken(tmp_path, monkeypatch):
    step = (None, "Step %(n)s", None)
    monkeypatch.setattr(catalogues, "PUBLIC", tmp_path)
    monkeypatch.setattr(catalogues, "EDITORS_LANGUAGES", ())
    monkeypatch.setattr(catalogues, "public_languages", lambda: ["so"])
    monkeypatch.setattr(catalogues, "extracted", lambda *, public: {step: []})
    write(tmp_path, "so", entry("Step %(n)s", "Tallaabo"))
    with pytest.raises(CommandError, match=r"so: other placeholders: 'Step %\(n\)s'"):
        call_command("check_catalogues")
    write(tmp_path, "so", entry("Step %(n)s", "Tallaabo %(n)s"))
    call_command("check_catalogues")


def test_what_readers_and_editors_would_read_differently_is_named(tmp_path, monkeypatch):
    monkeypatch.setattr(catalogues, "PUBLIC", tmp_path / "public")
    monkeypatch.setattr(catalogues, "ADMIN", tmp_path / "admin")
    write(tmp_path / "public", "sv", entry(), entry("Step", "Steg"))
    write(tmp_path / "admin", "sv", entry(msgstr="Anrop"), entry("Step", "Steg"))
    assert catalogues.contradictions("sv") == ["sv: readers and editors read different words: 'Call'"]


def test_an_update_keeps_translations_doubts_and_comments(tmp_path):
    write(tmp_path, "sv", entry(flags=["fuzzy"], tcomment="knappen"), entry("Gone", "Borta"))
    catalogues.update(tmp_path, "sv", {CALL: [("a.html", 1)], DAYS: [("a.html", 2)]})
    kept, new = polib.pofile(str(catalogues.catalogue_path(tmp_path, "sv")))
    assert (kept.msgstr, kept.fuzzy, kept.tcomment) == ("Ring", True, "knappen")
    assert (new.msgid, new.msgstr_plural, new.flags) == ("%(n)s day", {0: "", 1: ""}, ["python-format"])


@pytest.fixture
def package(tmp_path, monkeypatch):
    """An installed package that says three things in English and one of them in Swedish; and our own words for it."""
    folder = tmp_path / "package" / "locale"
    write(folder, "en", entry("Save", ""), entry("Lock", ""), entry("Publish", ""))
    path = write(folder, "sv", entry("Save", "Spara"), entry("Lock", "Låss"))
    polib.pofile(str(path)).save_as_mofile(str(path.with_suffix(".mo")))
    app = SimpleNamespace(path=str(folder.parent), label="package", name="package")
    monkeypatch.setattr(upstream.apps, "get_app_configs", lambda: [app])
    monkeypatch.setattr(upstream, "UPSTREAM", tmp_path / "ours")
    return tmp_path / "ours"


def test_what_a_package_has_no_swedish_for_is_wanted(package):
    assert {message[1] for message in upstream.wanted("django")} == {"Publish"}
    assert upstream.wanted("djangojs") == {}


def test_swedish_that_is_worded_better_is_kept_as_long_as_the_package_says_it(package):
    write(package, "sv", entry("Lock", "Lås"), entry("Gone", "Borta"))
    assert {message[1] for message in upstream.wanted("django")} == {"Lock", "Publish"}
