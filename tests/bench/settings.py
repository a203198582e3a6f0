"""What `make bench` runs with: the settings of the tests without what watches queries and templates."""

from valkomsten.settings.test import *

INSTALLED_APPS = [app for app in INSTALLED_APPS if app != "zeal"]
