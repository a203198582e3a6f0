import gc
import os
import sqlite3

import pytest
from django.db import connection
from django.db.backends.signals import connection_created
from django.test import SimpleTestCase
from django.utils import translation

from tests.sample import for_a_second_database

#: Every window of Chromium gets pages of its own below the address bar, which nobody sees, and a process to spare.
UNSEEN = ["WebUIOmniboxPopup", "WebUIOmniboxAimPopup", "SpareRendererForSitePerProcess"]
CHROMIUM_FLAGS = [
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-dev-shm-usage",
    f"--disable-features={','.join(UNSEEN)}",
    "--disable-gpu",
]


def pytest_addoption(parser):
    parser.addoption("--everything", action="store_true", help="the full matrix, not a sample (make test-all)")
    parser.addoption(
        "--with-database", action="store_true", help="what needs a database, to try another (tests.sample)"
    )


def pytest_configure(config):
    gc.set_threshold(50_000)  # to look through a large heap as often as Python does is 7 % of the work
    config.addinivalue_line("markers", "everything: what a sample leaves to --everything (tests.sample.more)")
    config.addinivalue_line("markers", "one_database: long, and alike on both; on a second one only with --everything")


def pytest_collection_modifyitems(config, items):
    """Leave out what the options do not ask for."""
    sampled = not config.getoption("--everything")
    kept = [item for item in items if not (sampled and item.get_closest_marker("everything"))]
    if config.getoption("--with-database"):
        kept = [item for item in kept if needs_database(item)]
        kept = for_a_second_database(kept) if sampled else kept
    config.hook.pytest_deselected(items=list(set(items).difference(kept)))
    items[:] = kept


def needs_database(item: pytest.Item) -> bool:
    """Whether a test has a database by a mark, by its fixtures or by its class."""
    fixtures = {"db", "transactional_db"}.intersection(item.fixturenames)
    return bool(fixtures or item.get_closest_marker("django_db") or (item.cls and issubclass(item.cls, SimpleTestCase)))


@pytest.fixture(scope="session")
def django_db_modify_db_settings(django_db_modify_db_settings):
    """Where `make test` has migrated a database already, the tables of the tests are copied from it."""
    made = os.environ.get("MIGRATED")
    if made and connection.vendor == "sqlite":
        connection_created.connect(copy_tables)
    elif made:
        connection.settings_dict["TEST"]["TEMPLATE"] = made  # PostgreSQL copies a database by itself


def copy_tables(connection, **_signal) -> None:
    connection_created.disconnect(copy_tables)
    with sqlite3.connect(os.environ["MIGRATED"]) as made:
        made.backup(connection.connection)


@pytest.fixture(autouse=True)
def swedish_at_first():
    """The language of the last request of another test is not that of this one."""
    translation.activate("sv")


@pytest.fixture(scope="session")
def everything(request) -> bool:
    """Whether to try the full matrix of pages, languages, themes and widths."""
    return request.config.getoption("--everything")


@pytest.fixture(scope="session")
def browser_type_launch_args(browser_type_launch_args):
    """The Chromium that `make test` found; root has no sandbox."""
    sandbox = [] if os.geteuid() else ["--no-sandbox"]
    chromium = os.environ.get("CHROMIUM")
    return {**browser_type_launch_args, "executable_path": chromium, "args": [*CHROMIUM_FLAGS, *sandbox]}
