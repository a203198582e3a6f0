"""A file that cannot be read is refused with its line; nothing fails and nothing is written."""

import io
import json
import zipfile

import pytest
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import SimpleUploadedFile

from translation.exchange.incoming import to_json
from translation.exchange.upload import LARGEST, incoming

HEAD = '<?xml version="1.0" encoding="utf-8"?>\n<xliff version="1.2" xmlns="urn:oasis:names:tc:xliff:document:1.2">\n'
SOUND = f'{HEAD}<file original="x" source-language="sv" target-language="ar"><body/></file></xliff>'
LAUGHS = """<?xml version="1.0"?>
<!DOCTYPE lolz [
 <!ENTITY lol "lol">
 <!ENTITY lol1 "&lol;&lol;&lol;&lol;&lol;&lol;&lol;&lol;&lol;&lol;">
]>
<xliff version="1.2">&lol1;</xliff>"""
EXTERNAL = '<?xml version="1.0"?>\n<!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd">]>\n<xliff>&e;</xliff>'
XLIFF_2 = '<xliff xmlns="urn:oasis:names:tc:xliff:document:2.0" version="2.0" srcLang="sv" trgLang="ar"/>'
PO = 'msgid ""\nmsgstr ""\n"Language: ar\\n"\n\nmsgctxt "x"\nmsgid "Hej"\nmsgstr "{}"\n'


def read(name: str, data: bytes | str):
    return incoming(SimpleUploadedFile(name, data.encode() if isinstance(data, str) else data))


def zipped(**members: bytes | str) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in members.items():
            archive.writestr(name, data)
    return out.getvalue()


@pytest.mark.parametrize(
    ("name", "data", "line"),
    [
        ("a.xlf", f"{HEAD}<file original='x' source-language='sv' target-language='ar'>\n<body>\n<trans-unit", 5),
        ("a.xlf", f"{HEAD}<file></body></xliff>", 3),
        ("a.xlf", HEAD.encode() + b"<file original='\xe5'/></xliff>", 3),
        ("a.xlf", LAUGHS, 2),
        ("a.xlf", EXTERNAL, 2),
        ("a.xliff", XLIFF_2, 1),
        ("a.xlf", "<html><body/></html>", 1),
        ("a.xlf", HEAD + "</xliff>", 1),
        ("a.xlf", HEAD + "<file>" + "<g>" * 5000 + "</g>" * 5000 + "</file></xliff>", 3),
        ("a.xlf", "inte alls XML", 1),
        ("a.xlf", b"\x00\x01\x02", 1),
        ("a.xlf", "\n \n", 3),
        ("a.po", PO.format("rött").encode("latin-1"), 7),
        ("a.po", PO.format('ett "citat" till'), 7),
        ("a.po", "/etc/passwd", 1),
        ("a.po", "skräp\nmsgid", 1),
        ("a.po", SOUND, 1),
        ("a.po", b"\xff\xfe\x00", 1),
    ],
)
def test_a_file_that_breaks_its_rules_is_refused_at_the_line(name, data, line):
    [file] = read(name, data)
    assert [fault.line for fault in file.faults] == [line]
    assert not file.units


def test_xliff_2_is_named():
    assert "1.2" in read("a.xlf", XLIFF_2)[0].faults[0].text


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("a.docx", SOUND),
        ("a", SOUND),
        ("a.xlf.exe", SOUND),
        ("a.xlf", b""),
        ("a.zip", b""),
        ("a.zip", b"PK\x03\x04 inte en zip"),
        ("a.zip", zipped()),
        ("a.zip", zipped(**{"a.xlf": SOUND})[:-30]),
        ("a.xlf", b"<" + b" " * LARGEST),
    ],
)
def test_an_upload_that_is_no_such_file_is_refused_at_once(name, data):
    with pytest.raises(ValidationError):
        read(name, data)


def test_each_file_of_a_zip_stands_for_itself_and_chaff_is_passed_over():
    files = read("a.zip", zipped(**{"ar/a.xlf": SOUND, "b.po": "x", "__MACOSX/._a.xlf": "x", ".DS_Store": "x"}))
    assert [(file.name, file.target, len(file.faults)) for file in files] == [("ar/a.xlf", "ar", 0), ("b.po", "", 1)]


@pytest.mark.parametrize(
    "name", ["../a.xlf", "/etc/a.xlf", "..\\a.xlf", "C:\\a.xlf", "a/../../b.po", "lista.docx", "a.zip"]
)
def test_a_name_that_leads_out_or_is_of_another_kind_is_refused(name):
    sound, other = read("a.zip", zipped(**{"a.xlf": SOUND, name: SOUND}))
    assert (sound.faults, len(other.faults), other.units) == ([], 1, [])


def test_a_bomb_is_not_unpacked():
    with pytest.raises(ValidationError):
        read("a.zip", zipped(**{"a.xlf": b" " * (LARGEST + 1)}))
    many = {f"{number}.xlf": b" " * LARGEST for number in range(5)}
    with pytest.raises(ValidationError):
        read("a.zip", zipped(**many))


def test_a_zip_of_many_files_is_refused():
    with pytest.raises(ValidationError):
        read("a.zip", zipped(**{f"{number}.po": "x" for number in range(201)}))


def test_a_file_with_a_mark_of_its_bytes_is_read():
    [file] = read("a.po", b"\xef\xbb\xbf" + PO.format("hej").replace("\n", "\r\n").encode())
    assert [(unit.name, unit.swedish, unit.said, unit.line) for unit in file.units] == [("x", "Hej", "hej", 5)]
    [file] = read("a.xlf", SOUND.replace("utf-8", "utf-16").encode("utf-16"))
    assert (file.target, file.faults) == ("ar", [])


def test_a_null_byte_never_reaches_the_database():
    for name, data in {"a.po": PO.format("h\0ej").replace("ar", "a\0r"), "a.xlf": SOUND.replace("ar", "a\0r")}.items():
        assert "\\u0000" not in json.dumps(to_json(read(name, data)))


def test_what_others_write_in_their_own_space_is_not_ours():
    unit = '<trans-unit id="1" m:id="2" xmlns:m="urn:m"><target m:state="new" state="final">Hej<m:x>då</m:x></target>'
    [file] = read("a.xlf", SOUND.replace("<body/>", f"<body>{unit}</trans-unit></body>"))
    assert [(one.name, one.said, one.finished) for one in file.units] == [("1", "Hejdå", True)]


def test_a_unit_that_lost_its_name_or_has_a_plural_is_told_with_its_line():
    [file] = read("a.po", PO.format("hej") + '\nmsgid "Då"\nmsgstr "x"\n')
    assert [fault.line for fault in file.faults] == [9]
    [file] = read("a.po", PO.format("") + '\nmsgctxt "y"\nmsgid "a"\nmsgid_plural "b"\nmsgstr[0] "c"\n')
    assert [(unit.line, len(unit.faults)) for unit in file.units] == [(5, 0), (9, 1)]
