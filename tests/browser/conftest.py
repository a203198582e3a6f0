"""The product itself, started as `make run` starts it, with its demo content, on a folder of its own."""

import fcntl
import json
import os
import re
import shutil
import signal
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, expect

ROOT = Path(__file__).resolve().parents[2]
VAR = Path(os.environ.get("VAR_DIR") or ROOT / "var")
#: Loading the demo content on a slow machine takes most of this.
LONGEST_START = 300

#: Milliseconds until something is taken not to happen; no test is about how fast the machine is.
PATIENCE = 120_000
expect.set_options(timeout=PATIENCE)
#: A page of the site with nothing on it: to go there and on takes no new process, as it does from `about:blank`.
EMPTY = "/robots.txt"
TOKEN = re.compile(r'name="csrfmiddlewaretoken" value="(\w+)"')


def pytest_collection_modifyitems(items):
    """The walks of editors, one or two to a file, before the files of many short tests."""
    tests = Counter(item.path for item in items)
    items.sort(key=lambda item: tests[item.path])


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def answers(address: str) -> bool:
    try:
        return urllib.request.urlopen(address, timeout=5).status == 200
    except (urllib.error.URLError, ConnectionError, TimeoutError):
        return False


@pytest.fixture(scope="session")
def shared(tmp_path_factory) -> Path:
    """A folder that all workers of a run have."""
    folder = tmp_path_factory.getbasetemp()
    return folder.parent if "PYTEST_XDIST_WORKER" in os.environ else folder


@pytest.fixture(scope="session")
def var(shared) -> Path:
    """The folder of the site's data and secrets."""
    return shared / "var"


@pytest.fixture(scope="session")
def site(shared, var) -> str:
    """The address of a site that runs: started by the first worker that asks, stopped by the last that leaves.

    `SITE=http://127.0.0.1:8000` tries one that runs already, such as `make dev`'s, where no test logs in.
    """
    if given := os.environ.get("SITE"):
        yield given
        return
    users = shared / "users"
    with locked(shared):
        house = json.loads(users.read_text()) if users.exists() else {**start(shared, var), "users": 0}
        users.write_text(json.dumps({**house, "users": house["users"] + 1}))
    yield house["address"]
    with locked(shared):
        house = json.loads(users.read_text())
        house["users"] -= 1
        users.write_text(json.dumps(house))
        for pid in [] if house["users"] else house["processes"]:
            os.kill(pid, signal.SIGTERM)


@contextmanager
def locked(folder: Path) -> Iterator[None]:
    with (folder / "lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        yield


def start(shared: Path, var: Path) -> dict:
    """Start a site, with a machine that it can ask for translations, and wait for its first answer."""
    port, machine_port = str(free_port()), str(free_port())
    address = f"http://127.0.0.1:{port}"
    environment = {name: value for name, value in os.environ.items() if name != "DATABASE_URL"}
    environment["VAR_DIR"] = str(var)
    if ready := os.environ.get("READY_SITE"):  # `make test` has made one
        shutil.copytree(ready, var)
    else:
        for name in ("static", "locale", "stamps"):  # what has been made ready for this code is as ready for the site
            if (VAR / name).exists():
                shutil.copytree(VAR / name, var / name, dirs_exist_ok=True)
    environment["MACHINE_TRANSLATOR"] = "libretranslate"
    environment["LIBRETRANSLATE_URL"] = f"http://127.0.0.1:{machine_port}"
    log = shared / "server.log"
    with log.open("w") as output:
        options: dict = {"cwd": ROOT, "env": environment, "stdout": output, "stderr": subprocess.STDOUT}
        server = subprocess.Popen([sys.executable, "bin/run.py", "run", "127.0.0.1", port], **options)
        machine = subprocess.Popen([sys.executable, "-m", "tests.translation.services", machine_port], **options)
    deadline = time.monotonic() + LONGEST_START
    try:
        while not answers(f"{address}/halsa/"):
            assert server.poll() is None, log.read_text()
            assert time.monotonic() < deadline, log.read_text()
            time.sleep(0.1)
    except BaseException:
        server.terminate()
        machine.terminate()
        raise
    return {"address": address, "processes": [server.pid, machine.pid]}


@pytest.fixture(scope="session")
def base_url(site) -> str:
    return site


@pytest.fixture
def phone(browser, base_url):
    """Pages on a 360 px phone; options of the browser context can be given."""
    contexts = []

    def open_page(path: str, width: int = 360, **options):
        context = browser.new_context(base_url=base_url, viewport={"width": width, "height": 740}, **options)
        context.set_default_timeout(PATIENCE)
        contexts.append(context)
        page = context.new_page()
        page.goto(path)
        return page

    yield open_page
    for context in contexts:
        context.close()


@pytest.fixture(scope="session")
def windows(browser) -> Iterator[dict[tuple, Page]]:
    """The pages of `shown`, by the options of their contexts."""
    windows = {}
    yield windows
    for page in windows.values():
        page.context.close()


@pytest.fixture
def shown(browser, base_url, windows):
    """Pages to look at and walk through: `phone` without a browser context for each.

    The next test is shown the same page, at an address of its own, when all has been forgotten. One that goes on
    listening to the page, has a path saved or wants a second reader beside it wants a `phone`.
    """

    def open_page(
        path: str,
        width: int = 360,
        color_scheme="light",
        forced_colors="none",
        reduced_motion="no-preference",
        **options,
    ):
        kind = tuple(sorted(options.items()))
        if kind not in windows:
            context = browser.new_context(base_url=base_url, **options)
            context.set_default_timeout(PATIENCE)
            windows[kind] = context.new_page()
        page = windows[kind]
        forget(page, base_url)
        page.mouse.move(-1, -1)  # what lies where the last test pressed is not pointed at
        looks = {"color_scheme": color_scheme, "forced_colors": forced_colors, "reduced_motion": reduced_motion}
        page.emulate_media(media="null", **looks)
        page.set_viewport_size({"width": width, "height": 740})
        page.goto(path)
        return page

    return open_page


def forget(page: Page, site: str) -> None:
    """Take away what a site has kept on a phone, and answers that a test gave for it."""
    page.unroute_all()
    page.context.clear_cookies()
    devtools = page.context.new_cdp_session(page)
    devtools.send("Storage.clearDataForOrigin", {"origin": site, "storageTypes": "all"})
    devtools.detach()


@pytest.fixture(scope="session")
def log_in(playwright, base_url) -> Callable[[str, str], dict]:
    """Logs somebody in without a look at the pages of the login, which are for `test_login.py`."""

    def session(name: str, password: str) -> dict:
        phone = playwright.request.new_context(base_url=base_url)
        token = TOKEN.search(phone.get("/konto/login/").text())[1]
        given = {"login": name, "password": password, "csrfmiddlewaretoken": token}
        assert phone.post("/konto/login/", form=given, max_redirects=0).status == 302
        state = phone.storage_state()
        phone.dispose()
        return state

    return session


@pytest.fixture(scope="session")
def session_of_the_admin(log_in, var) -> dict:
    """The cookies of the superuser that the site was prepared with, logged in once."""
    return log_in("admin", (var / "admin_password").read_text().strip())


@pytest.fixture
def editor(shown, session_of_the_admin):
    """Pages of the admin on a wide screen; options of the browser context can be given."""

    def open_page(path: str, width: int = 1280, **options):
        page = shown(EMPTY, width, **options)
        page.context.add_cookies(session_of_the_admin["cookies"])
        page.goto(path)
        return page

    return open_page


@pytest.fixture(scope="session")
def axe() -> Axe:
    return Axe()
