from valkomsten.settings.base import *  # noqa: F403

DEBUG = True
SECRET_KEY = "development only"
ALLOWED_HOSTS = ["*"]
WAGTAILADMIN_BASE_URL = "http://localhost:8000"
