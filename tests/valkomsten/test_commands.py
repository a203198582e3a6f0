"""The commands of the Makefile, where they say no."""

import os
import re
import socket
import stat
import subprocess
import sys
from pathlib import Path

import pytest
from django.conf import settings

ROOT = Path(settings.BASE_DIR)


def command(*arguments: str, **environment: str) -> subprocess.CompletedProcess:
    given = {**os.environ, **environment}
    return subprocess.run(arguments, cwd=ROOT, env=given, capture_output=True, text=True)


def in_bin(code: str, **environment: str) -> subprocess.CompletedProcess:
    return command(sys.executable, "-c", code, PYTHONPATH=str(ROOT / "bin"), **environment)


def sentence(done: subprocess.CompletedProcess) -> str:
    """The one line a command that refuses ends with."""
    assert done.returncode == 1
    (line,) = done.stderr.splitlines()
    return line


def test_a_used_port_is_one_sentence():
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        said = sentence(in_bin(f"import address; address.checked('127.0.0.1', '{port}')"))
    assert str(port) in said
    assert "upptagen" in said


@pytest.mark.parametrize("port", ["abc", "", "0", "65536", "-1", "80 80"])
def test_a_port_that_is_none_is_one_sentence(port):
    assert "PORT" in sentence(in_bin(f"import address; address.checked('127.0.0.1', {port!r})"))


def test_a_folder_that_cannot_be_written_is_one_sentence():
    assert "/proc/" in sentence(in_bin("import house; house.require_writable()", VAR_DIR="/proc/valkomsten"))


def test_a_missing_python_is_one_sentence(tmp_path):
    done = command("/bin/sh", "bin/with-python", "bin/run.py", PATH=str(tmp_path), PYTHON="")
    assert "Python 3.11" in sentence(done)


def test_an_old_python_is_passed_over(tmp_path):
    old = tmp_path / "python3"
    old.write_text("#!/bin/sh\nexit 1\n")
    old.chmod(0o755)
    assert "Python 3.11" in sentence(command("/bin/sh", "bin/with-python", "x", PATH=str(tmp_path), PYTHON=""))


def test_a_secret_is_made_once_and_read_by_its_owner_alone(tmp_path):
    code = "import prepare; print(prepare.secret('admin_password', 16))"
    first, second = (in_bin(code, VAR_DIR=str(tmp_path)).stdout for _ in range(2))
    assert len(first.strip()) == 16
    assert first == second
    assert stat.S_IMODE((tmp_path / "admin_password").stat().st_mode) == 0o600


def test_a_phone_on_the_network_gets_an_address_it_can_open():
    shown, answered = in_bin(
        "import address; print(address.base_url('0.0.0.0', 8000)); print(*address.names('0.0.0.0'))"
    ).stdout.splitlines()
    assert re.fullmatch(r"http://\d+(?:\.\d+){3}:8000", shown)
    assert "0.0.0.0" not in answered.split()
    assert "localhost" in answered.split()


def test_help_tells_what_every_target_does():
    targets = set(re.findall(r"^([a-z-]+):", (ROOT / "Makefile").read_text(), flags=re.MULTILINE))
    told = set(re.findall(r"^  make ([a-z-]+) +\S", command("make", "help").stdout, flags=re.MULTILINE))
    assert told == targets
    assert {"run", "test", "test-all", "dev", "bench", "screenshots", "demo-reset", "messages", "help"} <= told
