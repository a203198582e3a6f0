"""What others say of the pages: the HTML checkers and Lighthouse. `make test-all` installs them and asks."""

import json
import os
import shutil
import subprocess
import urllib.error
import urllib.request
from pathlib import Path
from typing import IO

import pytest

from languages import declared
from tests.browser.test_accessibility import PAGE_TYPES
from tests.conftest import CHROMIUM_FLAGS

#: Rules of taste that templates do not follow: indentation is theirs, and a telephone number may break in a sentence.
#: Boxes to tick that answer one question have one name (HTML, 4.10.21.4).
UNASKED = {
    "no-trailing-whitespace": "off",
    "doctype-style": "off",
    "tel-non-breaking": "off",
    "form-dup-name": ["error", {"shared": ["radio", "button", "reset", "submit", "checkbox"]}],
}
#: What is sent to a page, by what comes back.
ANSWERS = {"thanks": b"text=hej", "words refused": b"text=121212-1212", "not understood": b"hjalpte=x"}
SHOWN = ["/{}/", "/{}/anvisad/", "/{}/anvisad/steg/folkbokforing/", "/{}/kontakter/"]


@pytest.fixture(scope="session")
def judges(everything) -> Path:
    if not everything:
        pytest.skip("asked by make test-all")
    return Path(os.environ["JUDGES"])


@pytest.fixture(scope="session")
def written(judges, base_url, tmp_path_factory) -> list[Path]:
    """Every page type in every language, as files."""
    folder = tmp_path_factory.mktemp("pages")
    files = []
    for code in [one.code for one in declared.INTERFACE]:
        for kind, path in PAGE_TYPES.items():
            file = folder / f"{code} {kind}.html"
            file.write_bytes(sent(base_url + path.format(code)))
            files.append(file)
        for kind, fields in ANSWERS.items():
            file = folder / f"{code} {kind}.html"
            door = f"{base_url}/{code}/om/tillganglighet/svar/"
            file.write_bytes(sent(urllib.request.Request(door, fields, {"Origin": base_url})))
            files.append(file)
    return files


def sent(address: str | urllib.request.Request) -> bytes:
    try:
        return urllib.request.urlopen(address).read()
    except urllib.error.HTTPError as error:  # the page that says what is missing is judged too
        return error.read()


def test_vnu_finds_no_fault_in_any_page_type_in_any_language(judges, written):
    jar = judges / "node_modules/vnu-jar/build/dist/vnu.jar"
    command = ["java", "-jar", str(jar), "--errors-only", "--format", "json", *map(str, written)]
    said = subprocess.run(command, capture_output=True, text=True).stderr
    assert [(Path(one["url"]).name, one["message"]) for one in json.loads(said)["messages"]] == []


def test_html_validate_finds_no_fault_in_any_page_type_in_any_language(judges, written, tmp_path):
    rules = tmp_path / "rules.json"
    rules.write_text(json.dumps({"root": True, "extends": ["html-validate:recommended"], "rules": UNASKED}))
    command = ["html-validate", "--config", str(rules), "--formatter", "json", *map(str, written)]
    said = tmp_path / "said.json"
    with said.open("w") as file:  # what it says at length to a pipe is cut off
        node(judges, *command, stdout=file)
    found = json.loads(said.read_text())
    faults = [(Path(file["filePath"]).name, one["message"]) for file in found for one in file["messages"]]
    assert faults == []


@pytest.mark.parametrize("code", ["sv", "ar", "ti"])
@pytest.mark.parametrize("path", SHOWN)
def test_lighthouse_gives_full_marks_for_what_is_no_matter_of_time(judges, base_url, path, code, tmp_path, record):
    report = tmp_path / "report.json"
    flags = " ".join(["--headless=new", "--no-sandbox", *CHROMIUM_FLAGS])
    address = base_url + path.format(code)
    asked = ["--quiet", f"--chrome-flags={flags}", "--output=json", f"--output-path={report}"]
    for _try in range(3):  # it gives no mark at all where the browser was too slow to show anything
        node(judges, "lighthouse", address, *asked)
        found = json.loads(report.read_text())
        if all(category["score"] is not None for category in found["categories"].values()):
            break
    marks = {name: round(100 * category["score"]) for name, category in found["categories"].items()}
    paint = found["audits"]["largest-contentful-paint"]["numericValue"] / 1000
    record({"path": path.format(code), "marks": marks, "paint": round(paint, 1)})
    assert {marks[name] for name in ("accessibility", "best-practices", "seo")} == {100}
    assert found["audits"]["cumulative-layout-shift"]["numericValue"] == 0


@pytest.fixture
def record(judges):
    """Keeps what Lighthouse measured, which is a matter of the machine too, for `make bench` to tell."""

    def write(found: dict) -> None:
        with (judges.parent / "lighthouse.jsonl").open("a") as file:
            file.write(json.dumps(found) + "\n")

    return write


def node(judges: Path, tool: str, *arguments: str, stdout: IO | int = subprocess.PIPE) -> subprocess.CompletedProcess:
    """Run one of the judges by the Node that came with them, or the machine's."""
    tools = judges / "node_modules" / ".bin"
    program = tools / "node" if (tools / "node").exists() else shutil.which("node")
    environment = {**os.environ, "CHROME_PATH": os.environ["CHROMIUM"]}
    command = [program, (tools / tool).resolve(), *arguments]
    return subprocess.run(command, stdout=stdout, stderr=subprocess.PIPE, text=True, env=environment)
